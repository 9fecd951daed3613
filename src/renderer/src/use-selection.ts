import { useCallback, useMemo, useState } from 'react'
import type { EventSeq, TabId } from '@shared/ids.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'

/** What the learner stands on. Ids alone: everything else is derived from the trace. */
export interface Selection {
  /** The pinned row of the timeline; null: the newest telling exchange is followed. */
  readonly key: string | null
  /** null: now. */
  readonly cursor: EventSeq | null
  /** Whose stores the inspector shows; null: the active tab of the first window. */
  readonly tab: TabId | null
}

export interface SelectionActions {
  /** One selection drives every panel: the row, the cursor at its last event, and its tab. */
  readonly selectRow: (row: TimelineRow) => void
  readonly moveCursor: (cursor: EventSeq | null) => void
  readonly selectTab: (tab: TabId) => void
  /** Lets go of row and cursor. */
  readonly toNow: () => void
}

export function useSelection(): readonly [Selection, SelectionActions] {
  const [selection, setSelection] = useState<Selection>({ key: null, cursor: null, tab: null })
  const selectRow = useCallback((row: TimelineRow) => {
    const cursor = row.kind === 'exchange' ? row.exchange.lastSeq : row.firstSeq
    setSelection(before => ({ key: row.key, cursor, tab: row.tab ?? before.tab }))
  }, [])
  const moveCursor = useCallback((cursor: EventSeq | null) => setSelection(before => ({ ...before, cursor })), [])
  const selectTab = useCallback((tab: TabId) => setSelection(before => (before.tab === tab ? before : { ...before, tab })), [])
  const toNow = useCallback(() => {
    setSelection(before => (before.key === null && before.cursor === null ? before : { ...before, key: null, cursor: null }))
  }, [])
  const actions = useMemo(() => ({ selectRow, moveCursor, selectTab, toNow }), [selectRow, moveCursor, selectTab, toNow])
  return [selection, actions]
}
