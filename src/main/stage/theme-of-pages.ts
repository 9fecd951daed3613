import { nativeTheme, type WebContents } from 'electron'
import { logError } from '../base/log-error.ts'

/**
 * Pages follow the theme of the app. Electron (33) leaves a guest light whatever `nativeTheme` says; through DevTools it hears of the theme
 * as of any `prefers-color-scheme`. Without a DevTools session nothing is told.
 */
export function tellTheme(contents: WebContents): void {
  if (contents.isDestroyed() || !contents.debugger.isAttached()) return
  const value = nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
  contents.debugger
    .sendCommand('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })
    .catch((error: unknown) => (contents.isDestroyed() ? undefined : logError('theme', error)))
}

/** Open pages follow a change at once. */
export function followTheme(openPages: () => readonly WebContents[]): void {
  nativeTheme.on('updated', () => {
    for (const contents of openPages()) tellTheme(contents)
  })
}
