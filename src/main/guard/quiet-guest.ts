import type { WebContents } from 'electron'

/**
 * Electron tells the page that holds a `<webview>` of each of these, by a message of its own (`lib/browser/guest-view-manager.ts`,
 * Electron 33 to 45). The app's page listens to none of them, and a guest can cause as many as it likes, each as long as it likes.
 */
const unheard = [
  'load-commit',
  'did-finish-load',
  'did-fail-load',
  'did-frame-finish-load',
  'did-start-loading',
  'did-stop-loading',
  'console-message',
  'context-menu',
  'will-navigate',
  'will-frame-navigate',
  'did-start-navigation',
  'did-redirect-navigation',
  'did-navigate',
  'did-frame-navigate',
  'did-navigate-in-page',
  'ipc-message-host',
  'page-title-updated',
  'page-favicon-updated',
  'enter-html-full-screen',
  'leave-html-full-screen',
  'media-started-playing',
  'media-paused',
  'did-change-theme-color',
  'update-target-url',
] as const

/**
 * Takes off what Electron relays of a guest to the app's page. Called while the guest is being made, when the guards of the app listen to it
 * already and the relays do not: what is there now stays.
 */
export function quietGuest(contents: WebContents): void {
  const emitter: NodeJS.EventEmitter = contents
  const kept = new Map(unheard.map(name => [name, new Set(emitter.rawListeners(name))]))
  emitter.once('did-attach', () => {
    for (const [name, own] of kept)
      for (const listener of emitter.rawListeners(name)) if (!own.has(listener)) emitter.off(name, listener as () => void)
  })
  // Chromium would write each message into its own log as well.
  contents.on('console-message', event => event.preventDefault())
}
