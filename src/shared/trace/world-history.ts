import { eventSeq, type EventSeq } from '../ids.ts'
import { applyToWorld, emptyWorld } from './fold-world.ts'
import { lowerBound } from './row-list.ts'
import type { TraceEvent } from './trace-event.ts'
import type { World } from './world.ts'

/** The world as it was at the cursor, folded from the start. */
export function foldWorldAt(baseline: World, events: readonly TraceEvent[], cursor: EventSeq): World {
  let world = baseline
  for (const event of events) {
    if (event.seq > cursor) break
    world = applyToWorld(world, event)
  }
  return world
}

/** The world at any event: a checkpoint every 500 events, so that a jump of the cursor folds at most that many. */
export interface WorldFold {
  /** In the order of `seq`; known events are ignored. */
  push(events: readonly TraceEvent[]): void
  now(): World
  /** A cursor before the first kept event gives the baseline; one after the last gives now. */
  at(cursor: EventSeq): World
}

const checkpointEvery = 500

interface Checkpoint {
  readonly firstSeq: EventSeq
  /** The world before the first event of the stretch. */
  readonly before: World
  readonly events: TraceEvent[]
}

export function createWorldFold(baseline: World = emptyWorld()): WorldFold {
  let stretches: Checkpoint[] = []
  let world = baseline
  let last: World = baseline

  function take(event: TraceEvent): void {
    if (event.seq <= world.seq) return
    const open = stretches.at(-1)
    if (open === undefined || open.events.length >= checkpointEvery) {
      stretches.push({ firstSeq: event.seq, before: world, events: [event] })
    } else open.events.push(event)
    world = applyToWorld(world, event)
    // Whole stretches alone: what is left of a cut one stays until its end is dropped too.
    if (event.kind === 'events.dropped') stretches = stretches.filter(({ events }) => (events.at(-1)?.seq ?? 0) > event.through)
  }

  return {
    push: events => events.forEach(take),
    now: () => world,
    at(cursor) {
      if (cursor >= world.seq) return world
      if (last.seq === cursor) return last
      const stretch = stretches[Math.max(0, lowerBound(stretches, eventSeq(cursor + 1)) - 1)]
      last = stretch === undefined ? world : foldWorldAt(stretch.before, stretch.events, cursor)
      return last
    },
  }
}
