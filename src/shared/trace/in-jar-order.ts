import type { EventSeq } from '../ids.ts'
import { cookieKey } from './cookie.ts'
import type { Exchange, JudgedCookie } from './exchange.ts'
import type { JarCookie, World } from './world.ts'

/**
 * The same request with its cookies in the order of the jar at that moment, as the inspector has them. Chromium judges those that go first
 * and the held-back ones afterwards; whatever lists them side by side (a sentence, a receipt) takes this order. A cookie that the jar does
 * not have comes last.
 */
export function inJarOrder(exchange: Exchange, worldAt: (seq: EventSeq) => World): Exchange {
  const { browser, profile } = exchange
  const [first] = browser?.requestCookies ?? []
  if (browser === null || profile === null || first === undefined) return exchange
  const jar = worldAt(first.seq).jars[profile]
  const requestCookies = browser.requestCookies.toSorted((a, b) => placeInJar(a, jar) - placeInJar(b, jar))
  return { ...exchange, browser: { ...browser, requestCookies } }
}

function placeInJar({ cookie }: JudgedCookie, jar: readonly JarCookie[]): number {
  const at = cookie === null ? -1 : jar.findIndex(kept => cookieKey(kept.cookie) === cookieKey(cookie))
  return at < 0 ? jar.length : at
}
