import type { ArcadeAnswer, ArcadeQuestion, TokenPlan } from '@shared/arcade/arcade-question.ts'
import { attributeValue, parseSetCookie, type ParsedSetCookie } from '@shared/web/set-cookie.ts'
import { cookieNamePrefix, prefixLacks, prefixTraits } from '@shared/web/cookie-name-prefix.ts'
import { domainFault } from '@shared/web/domain-fault.ts'
import { domainMatches, originOf, siteRelation } from '@shared/web/site.ts'
import { lintCacheControl } from '@shared/workbench/lint-cache-control.ts'
import { lintSetCookie } from '@shared/workbench/lint-set-cookie.ts'
import type { LintCode } from '@shared/workbench/lint.ts'
import { pathMatches } from '@shared/web/cookie-path.ts'
import { readCookieLife } from '@shared/web/cookie-life.ts'
import { addressUrl, type Trial } from '@shared/workbench/trial.ts'

/* What the app's own rules expect of a question of the arcade. The app itself never grades by this: it is laid beside the engine's word. */

/** One thing that our rules say, and what the engine may answer when they are right. */
export interface Expectation {
  readonly rule: 'answer' | 'marks'
  readonly allows: readonly ArcadeAnswer[]
  readonly because: string
}

export function expectationsOf(question: ArcadeQuestion): Expectation[] {
  switch (question.kind) {
    case 'cookie':
      return [cookieAnswer(question.trial), cookieMarks(question.trial)]
    case 'cache':
      return [cacheAnswer(question.trial)]
    case 'token':
      return [tokenAnswer(question.token)]
  }
}

const one = (answer: ArcadeAnswer, because: string): Expectation => ({ rule: 'answer', allows: [answer], because })

const fieldOf = (trial: Trial, wanted: string): string | null => trial.answer?.fields.find(({ name }) => name === wanted)?.value ?? null

function cookieAnswer(trial: Trial): Expectation {
  const parsed = parseSetCookie(fieldOf(trial, 'Set-Cookie') ?? '')
  if (!parsed.ok) return one('not-kept', parsed.problem)
  const refused = whyNotKept(parsed.cookie, trial)
  if (refused !== null) return one('not-kept', refused)
  const held = whyHeldBack(parsed.cookie, trial)
  return held === null ? one('sent', 'nothing is in the way') : one('held-back', held)
}

/** RFC 6265bis, "Storage Model". */
function whyNotKept(cookie: ParsedSetCookie, { answer }: Trial): string | null {
  const traits = prefixTraits(cookie)
  const { scheme, host } = answer?.to ?? { scheme: 'https', host: 'shop.test' }
  if (readCookieLife(cookie, Date.now()).isOver) return 'its life is over'
  if (traits.isSecure && scheme === 'http') return 'Secure over http'
  if (attributeValue(cookie, 'SameSite')?.toLowerCase() === 'none' && !traits.isSecure) return 'None without Secure'
  const fault = traits.domain === null ? null : domainFault(traits.domain, host)
  if (fault !== null) return `Domain: ${fault}`
  const [lack] = prefixLacks(cookie.name, traits)
  return lack === undefined ? null : `${cookieNamePrefix(cookie.name)?.prefix ?? ''} lacks ${lack}`
}

/** RFC 6265bis, "Retrieval Model". */
function whyHeldBack(cookie: ParsedSetCookie, { answer, ask }: Trial): string | null {
  const { isSecure, domain, path } = prefixTraits(cookie)
  const from = answer?.to ?? ask.to
  const isOfHost = domain === null || domain === '' ? ask.to.host === from.host : domainMatches(ask.to.host, domain)
  if (!isOfHost) return 'Domain'
  const cookiePath = path?.startsWith('/') === true ? path : from.path.slice(0, Math.max(1, from.path.lastIndexOf('/')))
  if (!pathMatches(ask.to.path, cookiePath)) return 'Path'
  if (isSecure && ask.to.scheme === 'http') return 'Secure'
  if (ask.way === 'fetch-without-credentials') return 'without credentials'
  return isHeldBySameSite(attributeValue(cookie, 'SameSite')?.toLowerCase() ?? null, ask) ? 'SameSite' : null
}

/** RFC 6265bis, "The SameSite Attribute"; without the attribute a cookie goes with a POST for two minutes (Chromium's Lax+POST). */
function isHeldBySameSite(sameSite: string | null, { to, from, way, method }: Trial['ask']): boolean {
  const [starter, target] = [originOf(`${from.scheme}://${from.host}`), originOf(addressUrl(to))]
  if (way === 'typed' || sameSite === 'none' || starter === null || target === null) return false
  if (siteRelation(starter, target) === 'same-site') return false
  if (sameSite === 'strict') return true
  const isTopLevel = way === 'link' || way === 'form'
  return !isTopLevel || (method === 'POST' && sameSite === 'lax')
}

/** Marks of the workbench that say of a line that no browser keeps it. */
const refusing: ReadonlySet<LintCode> = new Set<LintCode>([
  'domain-foreign',
  'domain-top-level',
  'domain-form',
  'host-prefix-path',
  'host-prefix-domain',
  'host-prefix-secure',
  'secure-prefix',
  'none-without-secure',
])

/** A line that is marked so is not kept; over https one without marks and with a life is. */
function cookieMarks(trial: Trial): Expectation {
  const line = fieldOf(trial, 'Set-Cookie') ?? ''
  const { scheme, host } = trial.answer?.to ?? { scheme: 'https', host: 'shop.test' }
  const marks = lintSetCookie(line, host).filter(({ code }) => refusing.has(code))
  if (marks.length > 0) return { rule: 'marks', allows: ['not-kept'], because: marks.map(({ code }) => code).join(', ') }
  const parsed = parseSetCookie(line)
  const isPlain = scheme === 'https' && parsed.ok && !readCookieLife(parsed.cookie, Date.now()).isOver
  return { rule: 'marks', allows: isPlain ? ['held-back', 'sent'] : ['not-kept', 'held-back', 'sent'], because: 'no mark' }
}

/** RFC 9111 §4.2 and §5.2.2, for a private cache. */
function cacheAnswer(trial: Trial): Expectation {
  const rule = fieldOf(trial, 'Cache-Control') ?? ''
  if (lintCacheControl(rule).some(({ weight }) => weight === 'mistake')) throw new Error(`no question has a mistake: ${rule}`)
  const told = new Set(rule.split(',').map(directive => directive.trim()))
  if (told.has('no-store')) return one('requested', 'no-store')
  const isFresh = !told.has('no-cache') && [...told].some(directive => /^max-age=[1-9]/.test(directive))
  if (isFresh) return one('from-cache', 'fresh')
  return fieldOf(trial, 'ETag') === null ? one('requested', 'no validator') : one('revalidated', 'not fresh')
}

/** In the order in which the server asks. */
function tokenAnswer({ change, endsInSeconds }: TokenPlan): Expectation {
  if (change === 'alg-none') return one('algorithm', 'none')
  if (change !== 'none') return one('signature', change)
  return endsInSeconds === null || endsInSeconds <= 0 ? one('time', 'exp') : one('accepted', 'nothing is in the way')
}
