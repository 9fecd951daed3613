import type { KeyAction } from '@shared/contract/ipc-contract.ts'
import { keyActionOf } from '@shared/contract/key-action.ts'

/** The app's keys while the keyboard is in a guest, whose presses our page never hears: the same table as the page's own. */
export function keyAction(input: Pick<Electron.Input, 'type' | 'code' | 'control' | 'meta' | 'shift' | 'alt'>): KeyAction | null {
  return input.type === 'keyDown' ? keyActionOf(input) : null
}
