import { createSeededRandom, type SeededRandom } from '../collections/seeded-random.ts'
import type { Trial, TrialAddress } from '../workbench/trial.ts'

/* Questions without end: each is a trial for the real browser, made at random from a seed. The browser's own behaviour is the right answer. */

export type QuestionKind = 'cookie' | 'cache' | 'token'

/** What can come of a question; in the order in which the answers are shown. */
export const arcadeAnswers = {
  cookie: ['not-kept', 'held-back', 'sent'],
  cache: ['from-cache', 'revalidated', 'requested'],
  token: ['accepted', 'algorithm', 'signature', 'time'],
} as const
export type ArcadeAnswer = (typeof arcadeAnswers)[QuestionKind][number]

export type ArcadeQuestion =
  | { readonly kind: 'cookie' | 'cache'; readonly index: number; readonly trial: Trial }
  | { readonly kind: 'token'; readonly index: number; readonly token: TokenPlan }

/** A token that the lab signs first, and what is done to it before it is sent. */
export interface TokenPlan {
  readonly role: 'user' | 'admin'
  /** Seconds from now until `exp`, negative: ago; null: no `exp` at all. */
  readonly endsInSeconds: number | null
  readonly change: TokenChange
}
export const tokenChanges = ['none', 'role-raised', 'signature-changed', 'alg-none', 'other-secret', 'later-exp'] as const
export type TokenChange = (typeof tokenChanges)[number]

/**
 * The same seed and index give the same question, in every copy of the app.
 *
 * @param seed a whole number from 0 to 2^32 - 1
 * @param index from 0
 */
export function arcadeQuestion(seed: number, index: number): ArcadeQuestion {
  const random = createSeededRandom(seed ^ Math.imul(index + 1, 0x9e3779b1))
  const dice = random.next()
  if (dice < 0.6) return { kind: 'cookie', index, trial: cookieTrial(random) }
  if (dice < 0.82) return { kind: 'cache', index, trial: cacheTrial(random) }
  return { kind: 'token', index, token: tokenPlan(random) }
}

const https = (host: TrialAddress['host'], path = '/'): TrialAddress => ({ scheme: 'https', host, path })

function cookieTrial(random: SeededRandom): Trial {
  const to: TrialAddress = {
    scheme: random.chance(0.85) ? 'https' : 'http',
    host: random.chance(0.85) ? 'shop.test' : 'api.shop.test',
    path: random.pick(['/', '/lab/', '/shop/cart']),
  }
  const askedHost = random.chance(0.75) ? to.host : random.pick(['shop.test', 'api.shop.test'] as const)
  const ask: TrialAddress = {
    scheme: random.chance(0.85) ? to.scheme : random.pick(['http', 'https'] as const),
    host: askedHost,
    path: random.pick([to.path, '/', '/lab/echo', '/shop/cart/2']),
  }
  const way = random.pick(['typed', 'link', 'link', 'form', 'fetch', 'fetch-without-credentials', 'image', 'frame'] as const)
  return {
    answer: { to, fields: [{ name: 'Set-Cookie', value: setCookie(random) }] },
    ask: {
      to: ask,
      way,
      method: way === 'form' && random.chance(0.7) ? 'POST' : 'GET',
      from: { scheme: ask.scheme, host: random.pick([ask.host, 'evil.test', 'evil.test', 'api.shop.test']) },
      authorization: null,
      answered: 'plain',
    },
  }
}

/** One line whose parts are each of interest at times; a third of them have a prefix, a Domain or a life that decides it. */
function setCookie(random: SeededRandom): string {
  const name = random.pick(['sid', 'sid', 'sid', 'sid', 'theme', 'theme', '__Host-sid', '__Secure-sid'])
  const sameSite = random.pick([null, 'Strict', 'Lax', 'None'])
  // A prefix or None without Secure is one question among many, not every third.
  const isSecure = random.chance(name.startsWith('__') || sameSite === 'None' ? 0.85 : 0.5)
  const attributes = [
    random.chance(0.75) ? `Path=${random.pick(['/', '/', '/', '/', '/lab', '/shop'])}` : null,
    random.chance(0.15) ? `Domain=${random.pick(['shop.test', 'shop.test', 'shop.test', 'api.shop.test', 'evil.test', 'test'])}` : null,
    random.chance(0.2)
      ? random.pick(['Max-Age=60', 'Max-Age=60', 'Max-Age=60', 'Max-Age=0', 'Expires=Thu, 01 Jan 1970 00:00:00 GMT'])
      : null,
    isSecure ? 'Secure' : null,
    random.chance(0.4) ? 'HttpOnly' : null,
    sameSite === null ? null : `SameSite=${sameSite}`,
  ].filter(attribute => attribute !== null)
  return [`${name}=1`, ...attributes].join('; ')
}

function cacheTrial(random: SeededRandom): Trial {
  const rule = random.pick([
    'max-age=60',
    'private, max-age=60',
    'public, max-age=3600',
    'no-store',
    'no-cache',
    'max-age=0',
    'max-age=0, must-revalidate',
    'no-cache, max-age=60',
    'no-store, max-age=60',
    's-maxage=60',
    'immutable, max-age=60',
    'must-revalidate, max-age=60',
  ])
  const to = https('shop.test', '/page')
  const etag = random.chance(0.6) ? [{ name: 'ETag' as const, value: '"v1"' }] : []
  const cookie = random.chance(0.2) ? [{ name: 'Set-Cookie' as const, value: 'seen=1; Path=/; Secure; SameSite=Lax' }] : []
  return {
    answer: { to, fields: [{ name: 'Cache-Control', value: rule }, ...etag, ...cookie] },
    ask: {
      to,
      way: random.pick(['link', 'link', 'typed'] as const), // a form sent by GET asks for another address, `/page?`
      method: 'GET',
      from: { scheme: 'https', host: 'shop.test' },
      authorization: null,
      answered: 'as-told',
    },
  }
}

const tokenPlan = (random: SeededRandom): TokenPlan => ({
  role: random.pick(['user', 'user', 'admin'] as const),
  endsInSeconds: random.chance(0.1) ? null : random.chance(0.3) ? -random.pick([90, 3600]) : random.pick([300, 900]),
  change: random.pick(tokenChanges),
})
