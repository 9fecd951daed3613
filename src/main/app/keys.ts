import type { CommandName } from '@shared/contract/commands.ts'
import { commandOfKey } from '@shared/contract/keybindings.ts'

/** The command of a key while the keyboard is in a guest, whose presses our page never hears: the same keybindings as the page's own. */
export function commandOfInput(input: Pick<Electron.Input, 'type' | 'code' | 'control' | 'meta' | 'shift' | 'alt'>): CommandName | null {
  return input.type === 'keyDown' ? commandOfKey(input) : null
}
