import { findMarkedRows, type MarksBeforeWindow } from '@shared/trace/marks-before-window.ts'
import { cookieEvents } from '@shared/trace/cookie-events.ts'
import { decisionEvents } from '@shared/trace/decision-events.ts'
import { createHoldFold } from '@shared/trace/fold-holds.ts'
import { createMarkFold, type Marks } from '@shared/trace/fold-marks.ts'
import { applyToWorld, emptyWorld } from '@shared/trace/fold-world.ts'
import { requestEvents } from '@shared/trace/request-events.ts'
import type { TraceDraft, TraceEvent } from '@shared/trace/trace-event.ts'
import { wireEvents } from '@shared/trace/wire-events.ts'
import type { World } from '@shared/trace/world.ts'
import { eventSeq, type EventSeq } from '@shared/ids.ts'
import { cutFact } from './cut-fact.ts'
import { findRequestsUnderWay, type IsOfRequest } from './requests-under-way.ts'

/* Owns the one ordering truth: `append` stamps and stores in one synchronous step, nothing is ever edited. */

/** The bound of the log; past either one, the oldest tenth is folded into the baseline and dropped. */
export interface TraceBounds {
  readonly maxEvents: number
  readonly maxBytes: number
}
const defaultBounds: TraceBounds = { maxEvents: 200_000, maxBytes: 192 * 1024 * 1024 }

export interface TraceLog {
  /**
   * Stamps the draft with `seq` and the three clocks and stores it; while paused, requests that begin are left out, but what had begun is told
   * to its end.
   */
  append(draft: TraceDraft): EventSeq
  /** Events after `after`. With `baseline`, older ones are gone and the receiver starts from that world; null `after` asks for all. */
  since(after: EventSeq | null, limit?: number): TraceSlice
  /** What is in the timeline: its last clearing and all since, with the world that the clearing left. */
  sinceClearing(): TraceSlice
  /** At least the last `count` events, and all since a request has been waited for; with the world before them when there are older ones. */
  newest(count: number): TraceSlice
  /** The world after the last event. */
  world(): World
  lastSeq(): EventSeq
  /** Bytes of all events as JSON. */
  bytes(): number
  readonly bounds: TraceBounds
  isPaused(): boolean
  setPaused(isPaused: boolean): void
  /** `json` is the event as JSON, made once for size and for the renderer. */
  subscribe(listener: (event: TraceEvent, json: string) => void): () => void
}

export interface TraceSlice {
  readonly baseline: World | null
  readonly events: readonly TraceEvent[]
  /** True when the limit left out later ones. */
  readonly hasMore: boolean
  /** True when earlier ones are kept, too. */
  readonly hasOlder: boolean
  /** The learner's marks in the earlier ones; null: there are none, or not kept. */
  readonly earlier: MarksBeforeWindow | null
}

/** Every so many events the log keeps the world and the marks as they were: references to what they share with their neighbours. */
const checkpointEvery = 2000
interface Checkpoint {
  readonly world: World
  readonly marks: Marks
}

export interface TraceLogOptions {
  readonly labNow: () => number
  readonly bounds?: TraceBounds
}

/** What happens between browser and server. The inspector must stay true while the timeline is paused: all else is recorded on. */
const leftOutWhilePaused: ReadonlySet<string> = new Set(
  [requestEvents, cookieEvents, wireEvents, decisionEvents].flatMap(family => Object.keys(family)),
)

interface Entry {
  readonly event: TraceEvent
  readonly bytes: number
}

/** Long: the events, the world that they add up to and the bounds move together with each event. */
export function createTraceLog({ labNow, bounds = defaultBounds }: TraceLogOptions): TraceLog {
  const listeners = new Set<(event: TraceEvent, json: string) => void>()
  let entries: Entry[] = []
  let baseline: World | null = null
  let checkpoints: Checkpoint[] = []
  const marks = createMarkFold()
  const holds = createHoldFold()
  let world = emptyWorld()
  let seq = 0
  let bytes = 0
  let isPaused = false
  /** What the last clearing of the timeline left: the world before its own event, and yet without a past. */
  let cleared: World | null = null
  /** A row that had begun before the pause would wait for its answer for ever. */
  let isOfRequestUnderWay: IsOfRequest = () => false

  function append(draft: TraceDraft): EventSeq {
    if (isPaused && leftOutWhilePaused.has(draft.kind) && !isOfRequestUnderWay(draft)) return eventSeq(seq)
    seq += 1
    const at = { wallMs: Date.now(), monoMs: performance.now(), labMs: labNow() }
    const event: TraceEvent = Object.freeze({ ...cutFact(draft), cause: draft.cause ?? null, seq: eventSeq(seq), at })
    const json = JSON.stringify(event)
    entries.push({ event, bytes: json.length })
    bytes += json.length
    if (seq % checkpointEvery === 0) checkpoints.push({ world, marks: marks.all() })
    world = applyToWorld(world, event)
    if (event.kind === 'log.cleared') cleared = { ...world, seq: eventSeq(seq - 1) }
    marks.push([event])
    holds.push([event])
    for (const listener of listeners) listener(event, json)
    const stamped = eventSeq(seq)
    if (entries.length > bounds.maxEvents || bytes > bounds.maxBytes) dropOldest()
    return stamped
  }

  function dropOldest(): void {
    const keepEvents = bounds.maxEvents * 0.9
    const keepBytes = bounds.maxBytes * 0.9
    let count = 0
    let folded = baseline ?? emptyWorld()
    for (const { event, bytes: size } of entries) {
      if (entries.length - count <= keepEvents && bytes <= keepBytes) break
      folded = applyToWorld(folded, event)
      bytes -= size
      count += 1
    }
    const through = entries[count - 1]?.event.seq
    if (through === undefined) return
    entries = entries.slice(count)
    baseline = folded
    checkpoints = checkpoints.filter(checkpoint => checkpoint.world.seq >= through)
    append({ observer: 'app', kind: 'events.dropped', count, through })
  }

  function since(after: EventSeq | null, limit = Number.POSITIVE_INFINITY): TraceSlice {
    const first = entries[0]?.event.seq ?? eventSeq(seq + 1)
    const from = Math.max(0, (after ?? 0) + 1 - first)
    const isGap = baseline !== null && (after ?? 0) + 1 < first
    const events = entries.slice(from, from + limit).map(entry => entry.event)
    return { baseline: isGap ? baseline : null, events, hasMore: from + limit < entries.length, hasOlder: false, earlier: null }
  }

  function sinceClearing(): TraceSlice {
    const isKept = cleared !== null && cleared.seq + 1 >= (entries[0]?.event.seq ?? seq)
    return cleared !== null && isKept ? { ...since(cleared.seq), baseline: cleared } : since(null)
  }

  function newest(count: number): TraceSlice {
    // A request that waits, or is waited for, is masked by the readers that know of it (decision 0022): what says so belongs to the part.
    const waited = holds.current()?.seq ?? holds.wish()?.seq ?? seq
    const before = checkpoints.filter(checkpoint => checkpoint.world.seq < Math.min(seq - count + 1, waited)).at(-1)
    if (before === undefined) return since(null)
    const baseline = before.world
    const rows = findMarkedRows(marks.all(), eventsThrough(baseline.seq))
    return { ...since(baseline.seq), baseline, hasOlder: true, earlier: { marks: [...before.marks], rows } }
  }

  function* eventsThrough(through: EventSeq): Iterable<TraceEvent> {
    for (const { event } of entries) {
      if (event.seq > through) return
      yield event
    }
  }

  return {
    append,
    since,
    sinceClearing,
    newest,
    world: () => world,
    lastSeq: () => eventSeq(seq),
    bytes: () => bytes,
    bounds,
    isPaused: () => isPaused,
    setPaused(next) {
      if (next === isPaused) return
      if (next) {
        isOfRequestUnderWay = findRequestsUnderWay(entries.map(({ event }) => event))
        append({ observer: 'app', kind: 'recording.paused' })
      }
      isPaused = next
      if (!next) append({ observer: 'app', kind: 'recording.resumed' })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
