import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

interface PaletteState {
  readonly isOpen: boolean
  /** What was chosen in this run of the page, newest first, by the ids of the entries. */
  readonly recent: readonly string[]
}

const mostRecent = 5
const paletteStore = createStore<PaletteState>(() => ({ isOpen: false, recent: [] }))

/** Opens the command palette, or closes it. */
export function showPalette(isOpen: boolean): void {
  paletteStore.setState({ isOpen })
}

export function isPaletteOpen(): boolean {
  return paletteStore.getState().isOpen
}

export function noteChosen(id: string): void {
  paletteStore.setState(({ recent }) => ({ recent: [id, ...recent.filter(other => other !== id)].slice(0, mostRecent) }))
}

export const usePalette = (): PaletteState => useStore(paletteStore)
