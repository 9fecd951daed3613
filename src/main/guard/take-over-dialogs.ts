import type { WebContents, WebFrameMain } from 'electron'

/** A script of a page waits in `alert`, `confirm` or `prompt`. */
export interface DialogAsked {
  readonly kind: 'alert' | 'confirm' | 'prompt'
  /** Of the document whose script it is; `null` for an opaque one. */
  readonly origin: string
  readonly message: string
  readonly suggested: string
  /** Lets the page go on, once. */
  readonly respond: (accepted: boolean, text: string) => void
}

/**
 * Electron shows these as native boxes of the app's window, in the app's own name, and no public API of it lets another hand answer them
 * (`disableDialogs` answers at once). Its own handler listens to this event of the page (`lib/browser/api/web-contents.ts`, Electron 33 to 45).
 */
const event = '-run-dialog'

interface RunDialog {
  readonly frame: WebFrameMain | null
  readonly dialogType: DialogAsked['kind']
  readonly messageText: string
  readonly defaultPromptText: string
}

/** True while Electron's own handler is where it is expected. */
let isKnown = true

/** False: this Electron shows dialogs in another way. Its pages must not have any, or a native box would be back. */
export const areDialogsOurs = (): boolean => isKnown

/** Takes the dialogs of a page from Electron, before its first script runs. */
export function takeOverDialogs(contents: WebContents, onAsked: (asked: DialogAsked) => void): void {
  const emitter: NodeJS.EventEmitter = contents
  if (emitter.listenerCount(event) === 0) {
    isKnown = false
    return
  }
  emitter.removeAllListeners(event)
  emitter.on(event, ({ frame, dialogType, messageText, defaultPromptText }: RunDialog, close: DialogAsked['respond']) => {
    let isClosed = false
    onAsked({
      kind: dialogType,
      origin: frame?.origin ?? 'null',
      message: messageText,
      suggested: defaultPromptText,
      respond(accepted, text) {
        if (isClosed || contents.isDestroyed()) return
        isClosed = true
        close(accepted, text)
      },
    })
  })
}
