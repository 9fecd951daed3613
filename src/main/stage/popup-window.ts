import { screen, type BrowserWindowConstructorOptions } from 'electron'
import { guestPreferences } from '../guard/harden-contents.ts'

/** So far below and beside the one before it does the next one stand, so that none lies under another; so many, then from the start. */
const stepPx = 28
const steps = 8

/**
 * What a popup's window looks like. Electron would take any of its own options from the third argument of `window.open`: a page could ask for
 * a window that nobody sees (`show=no`, `left=-9000`), that covers the screen (`kiosk`) or has no way to close it (`frame=no`). What stands
 * here wins over what is asked, so each of them stands here.
 *
 * @param others how many popups there are
 */
export function popupWindow(partition: string, zoom: number, others: number): BrowserWindowConstructorOptions {
  const room = screen.getPrimaryDisplay().workArea
  const width = Math.min(Math.round(520 * zoom), room.width)
  const height = Math.min(Math.round(460 * zoom), room.height)
  const step = (others % steps) * stepPx
  return {
    width,
    height,
    x: room.x + Math.min(Math.round((room.width - width) / 2) + step, room.width - width),
    y: room.y + Math.min(Math.round((room.height - height) / 2) + step, room.height - height),
    ...plainWindow,
    webPreferences: guestPreferences(partition),
  }
}

const plainWindow: BrowserWindowConstructorOptions = {
  autoHideMenuBar: true,
  show: true,
  opacity: 1,
  transparent: false,
  frame: true,
  thickFrame: true,
  titleBarStyle: 'default',
  titleBarOverlay: false,
  type: '',
  skipTaskbar: false,
  alwaysOnTop: false,
  modal: false,
  kiosk: false,
  fullscreen: false,
  simpleFullscreen: false,
  enableLargerThanScreen: false,
  useContentSize: false,
  closable: true,
  movable: true,
  minimizable: true,
  resizable: true,
  focusable: true,
  minWidth: 0,
  minHeight: 0,
  maxWidth: 0, // no bound
  maxHeight: 0,
}
