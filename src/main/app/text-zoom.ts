import { app, webContents, type WebContents } from 'electron'
import type { Settings } from '@shared/settings.ts'

/**
 * Holds every page at the app's text zoom, our own and the guests alike: a guest lies in a slot that grows with our page, so that at the
 * same zoom it keeps the width in CSS pixels that it had, as in a browser that is zoomed as a whole. No page is loaded again.
 *
 * A guest follows our page's zoom only at the moment when it changes: one that comes later begins at 100 %, a popup never follows, and
 * Chromium remembers zoom per host. So each page is set by itself, and again at every navigation.
 *
 * @param percent of the text's own size
 * @returns to be called when `percent` has changed
 */
export function keepTextZoom(percent: () => Settings['zoom']): () => void {
  const apply = (contents: WebContents): void => {
    // A developer's tools keep a zoom of their own.
    if (contents.getType() === 'window' || contents.getType() === 'webview') contents.setZoomFactor(percent() / 100)
  }
  app.on('web-contents-created', (_event, contents) => void contents.on('did-navigate', () => apply(contents)))
  return () => webContents.getAllWebContents().forEach(apply)
}
