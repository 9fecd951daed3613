import type { EventSeq } from '../ids.ts'
import type { Exchange } from './exchange.ts'
import type { TraceFold } from './fold-trace.ts'
import type { TimelineRow } from './timeline-rows.ts'
import type { TraceEvent } from './trace-event.ts'
import { isCovered, hideHeldRequest, hideHeldEvent, type Covering } from './hide-held-request.ts'

/**
 * The same trace, silent about a request that waits at the door or may be about to: whatever is told from it, a guess cannot be spoilt.
 * It looks anew at each call, so that the very event that lets the request go uncovers it.
 */
export function maskTrace(trace: TraceFold): TraceFold {
  const { exchanges, timeline, holds } = trace
  const coverRows = createRowCover<Exchange>(cover)
  const coverTimeline = createRowCover<TimelineRow>((row, covering) =>
    row.kind === 'exchange' && isCovered(row.exchange, covering) ? { ...row, exchange: hideHeldRequest(row.exchange) } : row,
  )

  const coveringNow = (): Covering | null => {
    const covering = { current: holds.current(), wish: holds.wish() }
    return covering.current === null && covering.wish === null ? null : covering
  }
  const covered = (exchange: Exchange | null): Exchange | null => {
    const covering = coveringNow()
    return exchange === null || covering === null ? exchange : cover(exchange, covering)
  }
  const rowOf = (event: TraceEvent): Exchange | null => {
    if ('exchange' in event) return exchanges.byKey(event.exchange)
    return 'wire' in event && event.wire !== null ? exchanges.byWire(event.wire) : null
  }
  function coverEvent(event: TraceEvent, covering: Covering): TraceEvent | null {
    const row = rowOf(event)
    return row !== null && isCovered(row, covering) ? hideHeldEvent(event) : event
  }
  /** No event before it is covered. */
  function firstCovered({ current, wish }: Covering): number {
    const held = current === null ? null : (exchanges.byKey(current.exchange)?.firstSeq ?? 0)
    return Math.min(held ?? Number.POSITIVE_INFINITY, wish?.seq ?? Number.POSITIVE_INFINITY)
  }

  return {
    ...trace,
    exchanges: {
      rows: () => coverRows(exchanges.rows(), coveringNow()),
      byKey: key => covered(exchanges.byKey(key)),
      byWire: wire => covered(exchanges.byWire(wire)),
    },
    timeline: { rows: () => coverTimeline(timeline.rows(), coveringNow()) },
    eventOf(seq: EventSeq) {
      const [event, covering] = [trace.eventOf(seq), coveringNow()]
      if (event === undefined || covering === null) return event
      return coverEvent(event, covering) ?? undefined
    },
    events() {
      const [all, covering] = [trace.events(), coveringNow()]
      if (covering === null) return all
      const from = firstCovered(covering)
      let start = all.length
      while (start > 0 && (all[start - 1]?.seq ?? 0) >= from) start -= 1
      return [...all.slice(0, start), ...all.slice(start).flatMap(event => coverEvent(event, covering) ?? [])]
    },
  }
}

function cover(exchange: Exchange, covering: Covering): Exchange {
  return isCovered(exchange, covering) ? hideHeldRequest(exchange) : exchange
}

/** Rows that did not change stay the same objects, and so does their array. */
function createRowCover<Row extends object>(coverRow: (row: Row, covering: Covering) => Row) {
  let last: { readonly rows: readonly Row[]; readonly covering: Covering; readonly made: readonly Row[] } | null = null
  const known = new WeakMap<Row, Row>()

  function keepSame(row: Row, made: Row): Row {
    if (made === row) return row
    const before = known.get(row)
    if (before !== undefined) return before
    known.set(row, made)
    return made
  }
  return (rows: readonly Row[], covering: Covering | null): readonly Row[] => {
    if (covering === null) {
      last = null
      return rows
    }
    const isSame = last?.rows === rows && last.covering.current === covering.current && last.covering.wish === covering.wish
    if (!isSame || last === null) last = { rows, covering, made: rows.map(row => keepSame(row, coverRow(row, covering))) }
    return last.made
  }
}
