import { useCallback, useMemo, useState } from 'react'
import { eventSeq, type EventSeq, type TabId } from '@shared/ids.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { shownTrace, useTrace, type TraceState } from './trace-store.ts'

/** What the learner stands on. Ids alone: everything else is derived from the trace. */
export interface Selection {
  /** The pinned row of the timeline; null: the newest telling exchange is followed. */
  readonly key: string | null
  /** null: now. */
  readonly cursor: EventSeq | null
  /** The first event that came after the row was chosen. */
  readonly chosenBefore: EventSeq
  /** Whose stores the inspector shows; null: the active tab of the first window. */
  readonly tab: TabId | null
}

export interface SelectionActions {
  /** One selection drives every panel: the row, the cursor at its last event, and its tab. */
  readonly selectRow: (row: TimelineRow) => void
  /** Chooses a row to be read, and its tab; all else shows now. */
  readonly readRow: (row: TimelineRow) => void
  /** Stays on this row while it grows; all else shows now. */
  readonly watchRow: (key: string) => void
  readonly moveCursor: (cursor: EventSeq | null) => void
  /** Moves the cursor and lets go of the row, so that the receipt follows along. */
  readonly travelTo: (cursor: EventSeq | null) => void
  readonly selectTab: (tab: TabId) => void
  /** Somebody is in this tab's window, and in the present if that is where they stand. */
  readonly enterTab: (tab: TabId) => void
  /** Lets go of row and cursor. */
  readonly toNow: () => void
  /** At the last event of all the cursor stays in the present, whatever comes; the row stays chosen. A past stays a past. */
  readonly stayNow: () => void
}

/** Where an exchange and what it changed are over, null while it is still under way: the jar tells its change through a slower pipe than the exchange its end. */
function settledSeq({ sources, lastSeq, progress }: Exchange, { trace, causes }: Pick<TraceState, 'trace' | 'causes'>): EventSeq | null {
  if (progress === 'pending') return null
  const changes = sources.flatMap(seq => causes.effectsOf(seq)).filter(seq => storeKinds.has(trace.eventOf(seq)?.kind ?? ''))
  return eventSeq(Math.max(lastSeq, ...changes))
}
const storeKinds: ReadonlySet<string> = new Set(['jar.changed', 'storage.changed'])

const nextSeq = (): EventSeq => eventSeq(shownTrace().lastSeq + 1)

function inPresent(before: Selection): Selection {
  return before.cursor !== null && before.cursor >= shownTrace().lastSeq ? { ...before, cursor: null } : before
}

export function useSelection(): readonly [Selection, SelectionActions] {
  const [selection, setSelection] = useState<Selection>({ key: null, cursor: null, chosenBefore: eventSeq(0), tab: null })
  const trace = useTrace(state => state.trace)
  const causes = useTrace(state => state.causes)
  const watchRow = useCallback((key: string) => setSelection(before => ({ ...before, key, cursor: null, chosenBefore: nextSeq() })), [])
  const readRow = useCallback(
    (row: TimelineRow) => setSelection(before => ({ key: row.key, cursor: null, chosenBefore: nextSeq(), tab: row.tab ?? before.tab })),
    [],
  )
  const selectRow = useCallback(
    (row: TimelineRow) => {
      const cursor = row.kind === 'exchange' ? settledSeq(row.exchange, { trace, causes }) : row.firstSeq
      setSelection(before => ({ key: row.key, cursor, chosenBefore: nextSeq(), tab: row.tab ?? before.tab }))
    },
    [trace, causes],
  )
  const moveCursor = useCallback((cursor: EventSeq | null) => setSelection(before => ({ ...before, cursor })), [])
  const travelTo = useCallback((cursor: EventSeq | null) => setSelection(before => ({ ...before, key: null, cursor })), [])
  const selectTab = useCallback((tab: TabId) => setSelection(before => (before.tab === tab ? before : { ...before, tab })), [])
  const toNow = useCallback(() => {
    setSelection(before => (before.key === null && before.cursor === null ? before : { ...before, key: null, cursor: null }))
  }, [])
  const stayNow = useCallback(() => setSelection(inPresent), [])
  const enterTab = useCallback(
    (tab: TabId) => {
      selectTab(tab)
      stayNow()
    },
    [selectTab, stayNow],
  )
  const actions = useMemo(
    () => ({ selectRow, readRow, watchRow, moveCursor, travelTo, selectTab, enterTab, toNow, stayNow }),
    [selectRow, readRow, watchRow, moveCursor, travelTo, selectTab, enterTab, toNow, stayNow],
  )
  return [selection, actions]
}
