import type { EventSeq } from '../ids.ts'
import { createEventList } from './event-list.ts'
import { createExchangeFold, type ExchangeFold } from './fold-exchanges.ts'
import { createHoldFold, type HoldFold } from './fold-holds.ts'
import { createMarkFold, type MarkFold, type Marks } from './fold-marks.ts'
import { createTimelineFold, type TimelineFold } from './timeline-rows.ts'
import type { TraceEvent } from './trace-event.ts'
import type { Instant } from './event-parts.ts'
import { createWorldFold, type WorldFold } from './world-history.ts'
import type { World } from './world.ts'

/** Every projection of one trace, fed together: what a window, a lesson run or an export looks at. */
export interface TraceFold {
  push(events: readonly TraceEvent[]): void
  readonly exchanges: Omit<ExchangeFold, 'push'>
  readonly timeline: Omit<TimelineFold, 'push'>
  readonly world: Omit<WorldFold, 'push'>
  readonly holds: Omit<HoldFold, 'push'>
  readonly marks: Omit<MarkFold, 'push'>
  eventOf(seq: EventSeq): TraceEvent | undefined
  /** When an event was, also one that `maskTrace` keeps to itself. */
  instantOf(seq: EventSeq): Instant | undefined
  events(): readonly TraceEvent[]
  lastSeq(): EventSeq
}

/** `baseline`: the world before the first event, when older events are gone or not there yet; `marksBefore`: the learner's marks in it. */
export function createTraceFold(baseline: World | null = null, marksBefore?: Marks): TraceFold {
  const list = createEventList()
  const exchanges = createExchangeFold()
  const timeline = createTimelineFold({ exchanges, eventOf: list.of, baseline })
  const world = baseline === null ? createWorldFold() : createWorldFold(baseline)
  const holds = createHoldFold()
  const marks = createMarkFold(marksBefore)
  return {
    push(events) {
      list.push(events)
      exchanges.push(events)
      timeline.push(events)
      world.push(events)
      holds.push(events)
      marks.push(events)
    },
    exchanges,
    timeline,
    world,
    holds,
    marks,
    eventOf: list.of,
    instantOf: seq => list.of(seq)?.at,
    events: list.all,
    lastSeq: () => world.now().seq,
  }
}
