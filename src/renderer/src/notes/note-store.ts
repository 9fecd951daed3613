import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { RowMark } from '@shared/trace/fold-marks.ts'
import { send } from '../base/bridge.ts'
import { replayStore, useReplay } from '../trace/replay-store.ts'
import { useTrace } from '../trace/trace-store.ts'

const noteStore = createStore<{ readonly row: string | null }>(() => ({ row: null }))

/** Opens the form for a note on this row; null closes it. */
export function writeNote(row: string | null): void {
  if (replayStore.getState().replay === null) noteStore.setState({ row })
}
export const useNoteRow = (): string | null => useStore(noteStore, ({ row }) => row)

/** Pins a row, or takes the pin away. */
export function togglePin(row: string, mark: RowMark | null): void {
  if (replayStore.getState().replay === null) send('trace:pin', { row, isPinned: mark?.isPinned !== true })
}

/** What the learner left on a row; null: nothing. */
export const useMark = (row: string): RowMark | null => useTrace(({ trace }) => trace.marks.all().get(row) ?? null)

/** A saved trace is told as it was: marks are made in the lab's own alone. */
export const useCanMark = (): boolean => useReplay() === null
