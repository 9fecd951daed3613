import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { traceStore } from '../trace/trace-store.ts'

/** What was about to be done, and how many notes would go with it. */
export interface NoteLoss {
  readonly notes: number
  readonly act: () => void
}

const lossStore = createStore<{ readonly loss: NoteLoss | null }>(() => ({ loss: null }))

/** Does what empties the timeline. Notes are written by hand and in no file from then on: while there are any, the learner is asked first. */
export function mindingNotes(act: () => void): void {
  const notes = countNotes()
  if (notes === 0) act()
  else lossStore.setState({ loss: { notes, act } })
}

export function countNotes(): number {
  return [...traceStore.getState().trace.marks.all().values()].filter(({ note }) => note !== null).length
}

export const useNoteLoss = (): NoteLoss | null => useStore(lossStore, ({ loss }) => loss)
export const closeNoteLoss = (): void => lossStore.setState({ loss: null })
