import type { Exchange } from '@shared/trace/exchange.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'

/** After this the browser has nothing more to say: without credentials it may tell no verdicts at all. */
const silenceMs = 600

/**
 * Whether all has been said of a request of a trial: it has ended, the browser has given its verdicts (they come with the response, unless
 * there was none or a cache gave it), and the jar has said what became of each `Set-Cookie`. A verdict that waits for the jar is waited for
 * however long the browser is silent: it always comes, as `not-known` at worst.
 * @param row null: it has not begun
 * @param silentMs how long ago the last event was
 */
export function hasAllBeenSaid(row: Exchange | null, events: readonly TraceEvent[], silentMs: number): boolean {
  if (row === null || awaitsJar(events)) return false
  const { browser, hops, progress } = row
  if (browser?.servedFrom != null) return true // a cached page in another process has no end that DevTools would tell
  if (progress === 'pending') return false
  return browser?.failure != null || hops.some(hop => hop.join === 'confirmed') || silentMs > silenceMs
}

/** The same for the first response, whose page has been shown already: its end may have been lost on the way to another process. */
export function hasFirstBeenSaid(row: Exchange | null, events: readonly TraceEvent[], silentMs: number): boolean {
  return hasAllBeenSaid(row, events, silentMs) || (silentMs > silenceMs && !awaitsJar(events))
}

/** There is a `Set-Cookie` of which the jar has yet to say what became of it. */
function awaitsJar(events: readonly TraceEvent[]): boolean {
  const settled = new Set(events.flatMap(event => (event.kind === 'cookie.settled' ? [event.judged] : [])))
  return events.some(event => event.kind === 'cookie.judged' && event.verdict.kind === 'not-known' && !settled.has(event.seq))
}
