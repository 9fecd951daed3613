import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { logError } from '../base/log-error.ts'

export interface AppWindowOptions {
  readonly address: string
  /** The page died; its guests are gone. Called before it is loaded again. */
  readonly onPageGone: (reason: string) => void
  /** A new page has taken the place of one that lived, and its guests went with it. Called before the new one can ask for anything. */
  readonly onPageReloaded: () => void
}

/**
 * The one window of the app. A page that dies is loaded again, at most three times a minute. No key of ours loads it again (they belong to
 * the tabs), but a developer's tools and a development server do.
 */
export function openAppWindow({ address, onPageGone, onPageReloaded }: AppWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#f4f5f7',
    title: 'Crumbtrail',
    webPreferences: {
      preload: join(__dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: true,
      spellcheck: false,
      backgroundThrottling: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  /** There is a page that guests can be attached to. */
  let hasPage = false
  // Chromium tells it when the new document is committed: a reload that was called off, or a place within the page, changes nothing.
  window.webContents.on('did-navigate', () => {
    if (hasPage) onPageReloaded()
    hasPage = true
  })
  let deaths: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    hasPage = false
    const now = Date.now()
    deaths = [...deaths.filter(at => now - at < 60_000), now]
    logError('main window', `page gone: ${reason}`)
    onPageGone(reason)
    // Loading from within the event would find the dead process still in place.
    if (deaths.length <= 3) setImmediate(() => void load())
  })
  const load = (): Promise<void> => window.loadURL(address).catch((error: unknown) => logError('main window', error))
  void load()
  return window
}
