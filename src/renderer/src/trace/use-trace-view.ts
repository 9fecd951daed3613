import { isPageOrFetch } from '@shared/trace/page-or-fetch.ts'
import { useMemo } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import { exchangeAt } from '@shared/trace/exchange-at.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import type { World } from '@shared/trace/world.ts'
import { useThrottledRevision } from './throttled-revision.ts'
import { useReplay } from './replay-store.ts'
import { useTrace } from './trace-store.ts'
import type { Selection } from './use-selection.ts'

/** What the panels show, derived from the trace and the selection. None of it follows each batch of a busy lab. */
export interface TraceView {
  readonly rows: readonly TimelineRow[]
  /** The world at the cursor. */
  readonly world: World
  /** The exchange in the receipt, as it was at the cursor. */
  readonly exchange: Exchange | null
  /** What the receipt follows until somebody chooses a row; null: a row is chosen. */
  readonly following: Following | null
}

/** The newest telling exchange; or the one that settled the lesson's step, though others have come since. */
export type Following = 'newest' | 'step'

/** `settledBy`: the key of the exchange that settled the lesson's step, when there is one: it is worth following. */
export function useTraceView(selection: Selection, settledBy: string | null): TraceView {
  const calmRevision = useThrottledRevision()
  const trace = useTrace(state => state.trace)
  const isReplay = useReplay() !== null
  const { key, cursor } = selection
  return useMemo(() => {
    void calmRevision // the folds grow in place
    const all = trace.exchanges.rows()
    const pinned = key === null ? null : trace.exchanges.byKey(key)
    const waiting = isReplay ? null : trace.holds.current()
    const held = waiting === null ? null : trace.exchanges.byKey(waiting.exchange)
    const followed = held === null ? toFollow(all, settledBy, cursor) : { exchange: held, following: 'newest' as const }
    const chosen = pinned ?? followed.exchange
    return {
      rows: trace.timeline.rows(),
      world: keepSame(cursor === null ? trace.world.now() : trace.world.at(cursor)),
      exchange: chosen === null || cursor === null ? chosen : exchangeAt(chosen, cursor, seq => trace.eventOf(seq)),
      following: pinned === null ? followed.following : null,
    }
  }, [calmRevision, trace, isReplay, key, cursor, settledBy])
}

/** The rows as they come in, batch by batch. */
export function useTimelineRows(): readonly TimelineRow[] {
  const revision = useTrace(state => state.revision)
  const trace = useTrace(state => state.trace)
  return useMemo(() => {
    void revision // the folds grow in place
    return trace.timeline.rows()
  }, [revision, trace])
}

/** Most events change no store: then the world is the same to look at, and nobody needs to draw it again. */
let lastWorld: World | null = null
const looks = [
  ...(['tabs', 'jars', 'local', 'session', 'serverSessions'] as const),
  ...(['users', 'refreshTokens', 'denied', 'keys', 'settings', 'clockOffsetMs'] as const),
]
function keepSame(world: World): World {
  const last = lastWorld
  const isSame = last !== null && looks.every(part => last[part] === world[part])
  if (lastWorld === null || !isSame) lastWorld = world
  return lastWorld
}

/** What to look at while no row is chosen: while a settled step is talked about, its exchange. */
export function toFollow(
  all: readonly Exchange[],
  settledBy: string | null,
  cursor: EventSeq | null,
): { readonly exchange: Exchange | null; readonly following: Following } {
  const newest = newestTelling(all, cursor)
  const exchange = all.findLast(row => row.key === settledBy) ?? newest
  return { exchange, following: exchange === newest ? 'newest' : 'step' }
}

/** The exchange that has this event among its sources. */
export function settledExchange(all: readonly Exchange[], seq: EventSeq | null): Exchange | null {
  if (seq === null) return null
  return all.findLast(row => row.firstSeq <= seq && row.lastSeq >= seq && row.sources.includes(seq)) ?? null
}

/** The newest exchange with something to tell: a page, a decision, or a cookie with a verdict; not a style sheet or an icon. */
export function newestTelling(all: readonly Exchange[], cursor: EventSeq | null): Exchange | null {
  const isThere = (row: Exchange): boolean => cursor === null || row.firstSeq <= cursor
  return all.findLast(row => isThere(row) && isTelling(row)) ?? all.findLast(isThere) ?? null
}

function isTelling({ browser, hops }: Exchange): boolean {
  if (hops.some(hop => hop.decision !== null)) return true
  if (browser === null) return true
  return isPageOrFetch(browser) || browser.resource === 'Document'
}
