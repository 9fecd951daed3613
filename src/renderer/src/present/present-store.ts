import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** How the lab is shown to a room. */
export interface Presenting {
  readonly isOn: boolean
  /** Nothing is shown. */
  readonly isBlank: boolean
  /** The panel that matters stays bright, the others are dimmed. */
  readonly isSpotlit: boolean
  /** New events wait until the presenter asks for the next. */
  readonly isStepping: boolean
  /** What a prediction comes to waits until the presenter shows it. */
  readonly isHoldingReveal: boolean
  /** The step whose outcome the presenter has shown, as `LESSON STEP`; null: none. */
  readonly revealed: string | null
}

const off: Presenting = { isOn: false, isBlank: false, isSpotlit: false, isStepping: false, isHoldingReveal: false, revealed: null }
const presentStore = createStore<Presenting>(() => off)

export const usePresenting = (): Presenting => useStore(presentStore)
export const presentingNow = (): Presenting => presentStore.getState()

/** With all of its helps, which the presenter can turn off one by one; and without any of them. */
export function startPresenting(): void {
  presentStore.setState({ ...off, isOn: true, isSpotlit: true, isHoldingReveal: true })
}
export function stopPresenting(): void {
  presentStore.setState(off)
}

export function setPresenting(changes: Partial<Omit<Presenting, 'isOn'>>): void {
  if (presentingNow().isOn) presentStore.setState(changes)
}
