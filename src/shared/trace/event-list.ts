import type { EventSeq } from '../ids.ts'
import type { TraceEvent } from './trace-event.ts'

/** The events that are kept, by their place in the trace. */
export interface EventList {
  /** In the order of `seq`; known events are ignored. `events.dropped` takes out those that it names. */
  push(events: readonly TraceEvent[]): void
  readonly all: () => readonly TraceEvent[]
  readonly of: (seq: EventSeq) => TraceEvent | undefined
}

export function createEventList(): EventList {
  let events: TraceEvent[] = []

  /** Index of the first event that is not below `seq`. Mostly there are no gaps, so the first guess is right. */
  function indexOf(seq: number): number {
    const guess = seq - (events[0]?.seq ?? 0)
    if (events[guess]?.seq === seq) return guess
    let [low, high] = [0, events.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((events[middle]?.seq ?? 0) < seq) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    push(batch) {
      for (const event of batch) {
        if (event.seq <= (events.at(-1)?.seq ?? 0)) continue
        events.push(event)
        if (event.kind === 'events.dropped') events = events.slice(indexOf(event.through + 1))
      }
    },
    all: () => events,
    of(seq) {
      const event = events[indexOf(seq)]
      return event?.seq === seq ? event : undefined
    },
  }
}
