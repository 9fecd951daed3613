import { headerValues, type HeaderList } from '../web/headers.ts'
import { isFromCache } from '../trace/served-from.ts'
import type { Bilingual } from '../language.ts'
import { cookieNameOf } from '../trace/cookie-name.ts'
import { fromOctets } from '../web/octets.ts'
import type { CookieVerdict } from '../trace/cookie-verdict.ts'
import type { Decision, Exchange, JudgedCookie, WireHop } from '../trace/exchange.ts'
import { shown } from '../words/shown.ts'
import { verdictWords } from '../words/verdict-words.ts'
import { compilePattern } from './compile-pattern.ts'
import { isSameReason } from './expected-reasons.ts'
import type { Expectation } from './lesson-expectation-schema.ts'

export type ExchangeWants = Extract<Expectation, { exchange: unknown }>['exchange']
type HeaderWants = NonNullable<ExchangeWants['requestHeaders']>

/** Everything in which an exchange is not as wanted, in words that follow its name; empty when it fits. */
export function exchangeMisses(wants: ExchangeWants, exchange: Exchange): Bilingual[] {
  const hop = lastAnswered(exchange)
  // The wire is the truth about what travelled; what never reached it has the browser's record alone.
  const requestHeaders = hop?.requestHeaders ?? exchange.browser?.requestHeaders ?? []
  const responseHeaders = hop?.response?.headers ?? exchange.browser?.responseHeaders ?? []
  return [
    ...missStatus(wants.status, exchange),
    ...missHeaders(wants.requestHeaders ?? {}, requestHeaders, { en: 'the request', ko: '요청' }),
    ...missHeaders(wants.responseHeaders ?? {}, responseHeaders, { en: 'the response', ko: '응답' }),
    ...missSent(wants.sent ?? [], exchange, hop),
    ...Object.entries(wants.heldBack ?? {}).flatMap(([name, reasons]) =>
      missVerdict(name, ['held-back'], [reasons].flat(), exchange.browser?.requestCookies),
    ),
    ...(wants.stored ?? []).flatMap(name => missVerdict(name, ['stored', 'replaced'], [], exchange.browser?.responseCookies)),
    ...(wants.deleted ?? []).flatMap(name => missVerdict(name, ['deleted'], [], exchange.browser?.responseCookies)),
    ...Object.entries(wants.rejected ?? {}).flatMap(([name, reasons]) =>
      missVerdict(name, ['rejected'], [reasons].flat(), exchange.browser?.responseCookies),
    ),
    ...missCache(wants.servedFromCache, exchange),
    ...missHops(wants.hops, exchange),
    ...missDecision(
      wants.decision,
      exchange.hops
        .map(({ decision }) => decision)
        .filter(decision => decision !== null)
        .at(-1) ?? null,
    ),
  ]
}

/** Several hops: the browser asked again by itself (a 401 and its retry), and the last one is what the page got. */
export function lastAnswered({ hops }: Exchange): WireHop | undefined {
  return hops.filter(({ response }) => response !== null).at(-1) ?? hops.at(-1)
}

function missStatus(wanted: number | undefined, { status, progress }: Exchange): Bilingual[] {
  if (wanted === undefined || status === wanted) return []
  if (status !== null) return [{ en: `was answered with ${status}, not ${wanted}`, ko: `응답 상태 ${status}(기대한 상태 ${wanted})` }]
  return progress === 'failed'
    ? [{ en: 'failed without a response', ko: '응답 없이 실패했습니다' }]
    : [{ en: 'has no response yet', ko: '아직 응답이 없습니다' }]
}

function missHeaders(wants: HeaderWants, headers: HeaderList, side: Bilingual): Bilingual[] {
  return Object.entries(wants).flatMap(([name, want]) => {
    const values = headerValues(headers, name)
    const [first] = values
    const field = `\`${shown(name)}\``
    if (want === false) return first === undefined ? [] : [{ en: `: ${side.en} has ${field}`, ko: `${side.ko}에 ${field} 헤더가 있습니다` }]
    if (first === undefined) return [{ en: `: ${side.en} has no ${field}`, ko: `${side.ko}에 ${field} 헤더가 없습니다` }]
    if (want === true || values.some(value => matchesPattern(want, value))) return []
    return [{ en: `: ${field} is \`${shown(first)}\``, ko: `${field} 헤더의 값은 \`${shown(first)}\`입니다` }]
  })
}

export function matchesPattern(source: string, text: string): boolean {
  const compiled = compilePattern(source)
  return compiled.ok && compiled.pattern.matches(text)
}

function missSent(names: readonly string[], { browser }: Exchange, hop: WireHop | undefined): Bilingual[] {
  const onWire = hop === undefined ? null : headerValues(hop.requestHeaders, 'cookie').flatMap(value => fromOctets(value).split('; '))
  return names.flatMap(name => {
    if (onWire?.some(pair => pair.startsWith(`${name}=`) || pair === name)) return []
    if (onWire === null && verdictsOn(name, browser?.requestCookies).some(({ kind }) => kind === 'sent')) return []
    return [tellVerdicts(name, verdictsOn(name, browser?.requestCookies), { en: 'was not sent', ko: '보내지 않았습니다' })]
  })
}

function verdictsOn(name: string, cookies: readonly JudgedCookie[] | undefined): CookieVerdict[] {
  return (cookies ?? []).filter(cookie => cookieNameOf(cookie) === name).map(({ verdict }) => verdict)
}

function missVerdict(
  name: string,
  kinds: readonly CookieVerdict['kind'][],
  reasons: readonly string[],
  cookies: readonly JudgedCookie[] | undefined,
): Bilingual[] {
  const verdicts = verdictsOn(name, cookies)
  const isWanted = (verdict: CookieVerdict): boolean =>
    kinds.includes(verdict.kind) &&
    reasons.every(wanted => 'reasons' in verdict && verdict.reasons.some(reason => isSameReason(wanted, reason)))
  if (verdicts.some(isWanted)) return []
  const isSet = !kinds.includes('held-back')
  return [
    tellVerdicts(
      name,
      verdicts,
      isSet
        ? { en: 'was not set', ko: '설정하지 않았습니다' }
        : { en: 'was not considered: it is not in the jar', ko: '쿠키 저장소에 없어 고려하지 않았습니다' },
    ),
  ]
}

/** Words that do not stand behind "was". */
const missedWords: { readonly [Kind in CookieVerdict['kind']]?: string } = {
  'deletes-nothing': 'was not deleted: the line deletes nothing',
  'not-known': 'has no known fate yet',
}

/** What the browser did say about a cookie; `none` when it said nothing. */
function tellVerdicts(name: string, verdicts: readonly CookieVerdict[], none: Bilingual): Bilingual {
  const cookie = shown(name)
  const last = verdicts.at(-1)
  if (last === undefined) return { en: `: the cookie \`${cookie}\` ${none.en}`, ko: `\`${cookie}\` 쿠키를 ${none.ko}` }
  const reasons = 'reasons' in last ? ` (${last.reasons.join(', ')})` : ''
  const word = missedWords[last.kind] ?? `was ${verdictWords[last.kind].en}`
  return {
    en: `: the cookie \`${cookie}\` ${word}${reasons}`,
    ko: `\`${cookie}\` 쿠키 ${verdictWords[last.kind].ko}${reasons}`,
  }
}

function missCache(wanted: boolean | undefined, { browser }: Exchange): Bilingual[] {
  const isCached = isFromCache(browser)
  if (wanted === undefined || wanted === isCached) return []
  return isCached
    ? [{ en: 'was served from the cache', ko: '캐시에서 가져왔습니다' }]
    : [{ en: 'was not served from the cache', ko: '캐시에서 가져오지 않았습니다' }]
}

function missHops(wanted: number | undefined, { hops }: Exchange): Bilingual[] {
  if (wanted === undefined || wanted === hops.length) return []
  return [
    {
      en: `was on the wire as ${hops.length === 1 ? '1 request' : `${hops.length} requests`}, not ${wanted}`,
      ko: `통신에 나간 요청 ${hops.length}개(기대한 수 ${wanted})`,
    },
  ]
}

function missDecision(wants: ExchangeWants['decision'], decision: Decision | null): Bilingual[] {
  if (wants === undefined) return []
  if (decision === null) return [{ en: ': the server decided nothing there', ko: '서버가 판단한 것이 없습니다' }]
  const misses: Bilingual[] = []
  const isOther =
    (wants.outcome !== undefined && wants.outcome !== decision.outcome) ||
    (wants.refusedBy !== undefined && wants.refusedBy !== decision.refusedBy) ||
    (wants.code !== undefined && wants.code !== codeOf(decision))
  if (isOther) misses.push(tellDecision(decision))
  for (const name of wants.passed ?? []) {
    const step = decision.steps.find(({ check }) => check === name)
    if (step?.state === 'passed') continue
    misses.push(
      step?.state === 'refused'
        ? tellDecision(decision)
        : { en: `: the check \`${name}\` was not reached`, ko: `\`${name}\` 검사까지 가지 않았습니다` },
    )
  }
  if (wants.user !== undefined && wants.user !== decision.user) {
    const { user } = decision
    misses.push(
      user === null
        ? { en: ': the server did not know who asked', ko: '서버가 누구인지 알지 못했습니다' }
        : { en: `: the server took it to be from \`${shown(user)}\``, ko: `서버가 알아본 사용자는 \`${shown(user)}\`입니다` },
    )
  }
  return misses
}

function codeOf({ outcome, steps }: Decision): string | null {
  if (outcome === 'allowed') return 'ok'
  return steps.find(({ state }) => state === 'refused')?.code ?? null
}

function tellDecision(decision: Decision): Bilingual {
  const { outcome, refusedBy } = decision
  if (outcome === null) return { en: ': the server has not decided yet', ko: '서버가 아직 판단하지 않았습니다' }
  if (outcome === 'allowed') return { en: 'was allowed by the server', ko: '서버가 허용했습니다' }
  const code = codeOf(decision)
  return {
    en: `was refused by the check \`${refusedBy ?? '?'}\`${code === null ? '' : ` with \`${code}\``}`,
    ko: `\`${refusedBy ?? '?'}\` 검사에서 거절했습니다${code === null ? '' : `(${code})`}`,
  }
}
