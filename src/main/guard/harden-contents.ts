import { app, type Session, type WebContents, type WebPreferences } from 'electron'
import { quietGuest } from './quiet-guest.ts'
import { areDialogsOurs, takeOverDialogs, type DialogAsked } from './take-over-dialogs.ts'

export interface ContentsGuard {
  readonly isLabPartition: (partition: string) => boolean
  readonly isLabSession: (session: Session) => boolean
  /** Our own page, in the window at its address. */
  readonly isOwnPage: (contents: WebContents, url: string) => boolean
  readonly isLabUrl: (url: string) => boolean
  /** A lab page wanted to go outside: it is not let, and the app says where the lab ends. */
  readonly onOutside: (contents: WebContents, url: string) => void
  /** A page of the lab called `alert`, `confirm` or `prompt`. */
  readonly onDialog: (contents: WebContents, asked: DialogAsked) => void
  /** It asked its user to stay; it is left all the same. */
  readonly onUnloadPrevented: (contents: WebContents) => void
}

/** Preferences of every page that is not ours, built anew: nothing that a `<webview>` attribute asks for survives (`disablewebsecurity` would). */
export function guestPreferences(partition: string): WebPreferences {
  return {
    partition,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: '',
    disableBlinkFeatures: '',
    webviewTag: false,
    spellcheck: false,
    plugins: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    enableDeprecatedPaste: false,
    disableDialogs: !areDialogsOurs(),
    backgroundThrottling: false,
    // As in a browser: a page without a background has a canvas of its own color scheme, whatever is behind the guest.
    transparent: false,
  }
}

/** Guards every page of the app from its first moment. */
export function hardenContents(guard: ContentsGuard): void {
  app.on('web-contents-created', (_event, contents) => {
    // WebRTC would ask its servers by UDP, past every proxy, and tell the page this machine's addresses.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.on('will-attach-webview', (event, preferences, params) => {
      const partition = params['partition'] ?? ''
      const isAllowed = guard.isOwnPage(contents, contents.getURL()) && guard.isLabPartition(partition) && params['src'] === 'about:blank'
      if (!isAllowed) return event.preventDefault()
      for (const key of Object.keys(preferences)) Reflect.deleteProperty(preferences, key)
      Object.assign(preferences, guestPreferences(partition))
    })

    const stayInside = (event: { preventDefault(): void }, url: string): void => {
      if (guard.isLabSession(contents.session)) {
        if (url === 'about:blank' || guard.isLabUrl(url)) return
        event.preventDefault()
        guard.onOutside(contents, url)
      } else if (!guard.isOwnPage(contents, url)) event.preventDefault()
    }
    contents.on('will-navigate', stayInside)
    contents.on('will-redirect', event => {
      // A frame that is led outside meets the proxy's refusal; the page around it stays what it is.
      if (event.isMainFrame) stayInside(event, event.url)
    })
    if (contents.getType() === 'webview') loadLabPagesOnly(contents, guard.isLabUrl)
    // A browser would ask whether to leave. Nobody asks here, and without an answer the page would stay, whatever the learner does.
    contents.on('will-prevent-unload', event => {
      event.preventDefault()
      guard.onUnloadPrevented(contents)
    })
    takeOverDialogs(contents, asked => guard.onDialog(contents, asked))
    // Until the stage takes a guest over and allows lab popups, nothing opens anything.
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    if (contents.getType() === 'webview') quietGuest(contents)
  })
}

/**
 * A script in our own page could give a guest any address (`src`, `loadURL()`), a file of this machine as well. Such a load begins in
 * the main process and fires no `will-navigate`; it ends here, in the method that every one of them calls.
 */
function loadLabPagesOnly(contents: WebContents, isLabUrl: (url: string) => boolean): void {
  const load = contents.loadURL.bind(contents)
  contents.loadURL = async (url, options) => {
    // Electron begins every guest so and asks for no answer: nobody would hear that one went before it was there.
    if (url === 'about:blank') return load(url, options).catch(() => undefined)
    if (!isLabUrl(url)) throw new Error(`A tab shows pages of the lab alone, not ${url.slice(0, 200)}`)
    return load(url, options)
  }
}
