import type { EventSeq } from '@shared/ids.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'

/** Who brought about what, both ways round. */
export interface CauseIndex {
  push(events: readonly TraceEvent[]): void
  /** The event that brought this one about; null: not known. */
  causeOf(effect: EventSeq): EventSeq | null
  /** What this event brought about, ascending. */
  effectsOf(cause: EventSeq): readonly EventSeq[]
  /** Grows whenever an answer may have changed. */
  version(): number
}

/** Follows the stamped causes and those that were found out later, which win. */
export function createCauseIndex(): CauseIndex {
  const causes = new Map<EventSeq, EventSeq>()
  const effects = new Map<EventSeq, EventSeq[]>()
  let version = 0

  function note(effect: EventSeq, by: EventSeq): void {
    const before = causes.get(effect)
    if (before === by) return
    version += 1
    const earlier = before === undefined ? undefined : effects.get(before)
    if (before !== undefined && earlier !== undefined)
      effects.set(
        before,
        earlier.filter(other => other !== effect),
      )
    causes.set(effect, by)
    const known = effects.get(by)
    if (known === undefined) effects.set(by, [effect])
    else known.push(effect)
  }

  return {
    push(events) {
      for (const event of events) {
        if (event.kind === 'log.cleared') {
          causes.clear()
          effects.clear()
        }
        if (event.cause !== null) note(event.seq, event.cause)
        if (event.kind === 'cause.found') note(event.effect, event.by)
      }
    },
    causeOf: effect => causes.get(effect) ?? null,
    effectsOf: cause => effects.get(cause) ?? [],
    version: () => version,
  }
}
