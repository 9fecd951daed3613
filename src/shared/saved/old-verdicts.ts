import type { EventSeq } from '../ids.ts'
import type { CookieVerdict } from '../trace/cookie-verdict.ts'
import type { EventOf, TraceEvent } from '../trace/trace-event.ts'

/**
 * Older traces say `stored` or `deleted` of every `Set-Cookie` that Chromium did not name as blocked: that was taken from the line and from
 * silence. Of those only what the jar's own change bears out stays; the others are not known.
 */
export function withoutGuesses(events: readonly TraceEvent[]): readonly TraceEvent[] {
  if (!events.some(isGuess)) return events
  const found = new Map(events.flatMap(event => (event.kind === 'cause.found' ? [[event.effect, event.by] as const] : [])))
  const effects = new Map<EventSeq, EventOf<'jar.changed'>[]>()
  for (const event of events) {
    const by = event.kind === 'jar.changed' ? (found.get(event.seq) ?? event.cause) : null
    if (event.kind === 'jar.changed' && by !== null) effects.set(by, [...(effects.get(by) ?? []), event])
  }
  return events.map(event => (isGuess(event) ? { ...event, verdict: borneOut(event, effects.get(event.seq) ?? []) } : event))
}

type Guess = EventOf<'cookie.judged'>

const isGuess = (event: TraceEvent): event is TraceEvent & Guess =>
  event.kind === 'cookie.judged' && (event.verdict.kind === 'stored' || event.verdict.kind === 'deleted')

function borneOut({ cookie }: Guess, effects: readonly EventOf<'jar.changed'>[]): CookieVerdict {
  const last = effects.findLast(
    ({ change, chromiumCause, cookie: own }) =>
      (change === 'removed' && chromiumCause === 'expired-overwrite') || (change === 'set' && own.value === cookie?.value),
  )
  if (last === undefined) return { kind: 'not-known' }
  if (last.change === 'removed') return { kind: 'deleted' }
  return { kind: effects.some(({ chromiumCause }) => chromiumCause === 'overwrite') ? 'replaced' : 'stored' }
}
