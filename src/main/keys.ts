import type { KeyAction } from '@shared/ipc-contract.ts'

/** The app's keys, by physical key (`code`), so that they work in Hangul mode; no single letters (WCAG 2.1.4). */
export function keyAction(input: Pick<Electron.Input, 'type' | 'code' | 'control' | 'meta' | 'shift' | 'alt'>): KeyAction | null {
  if (input.type !== 'keyDown' || input.alt) return null
  if (input.code === 'F6') return input.shift ? 'previous-pane' : 'next-pane'
  if (input.code === 'F1') return 'help'
  if (!input.control && !input.meta) return null
  switch (input.code) {
    case 'KeyL':
      return 'focus-address'
    case 'KeyR':
      return 'reload-tab'
    case 'KeyT':
      return 'new-tab'
    case 'KeyW':
      return 'close-tab'
    case 'KeyF':
      return 'find'
    default:
      return null
  }
}
