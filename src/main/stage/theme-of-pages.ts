import { nativeTheme } from 'electron'
import { logError } from '../base/log-error.ts'
import type { Guests } from './guests.ts'
import type { StageBoard } from './stage-board.ts'

/**
 * Open pages follow a change of the theme at once. Electron tells `nativeTheme` to a guest only when its process begins (33 and 45), so a
 * page that was open stayed white in a dark window; through DevTools it hears of it as of any change of `prefers-color-scheme`.
 */
export function followTheme(guests: Guests, board: StageBoard): void {
  nativeTheme.on('updated', () => {
    const value = nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
    for (const { id } of board.state().tabs) {
      const contents = guests.get(id)?.contents
      if (contents === undefined || contents.isDestroyed() || !contents.debugger.isAttached()) continue
      contents.debugger
        .sendCommand('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })
        .catch((error: unknown) => logError('theme', error))
    }
  })
}
