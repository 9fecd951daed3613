import type { WebContents } from 'electron'
import type { TabId } from '@shared/ids.ts'
import type { PageDialog } from '@shared/stage.ts'
import type { DialogEnd } from '@shared/trace/dialog-events.ts'
import type { DialogAsked } from '../guard/take-over-dialogs.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import { cutText } from '../trace/cut-value.ts'
import type { TraceLog } from '../trace/trace-log.ts'
import type { StageBoard } from './stage-board.ts'

/** The `alert`, `confirm` and `prompt` of tabs. A page stands still while one is open; the app and the other tabs do not. */
export interface PageDialogs {
  of(tab: TabId): PageDialog | null
  /** A page has called one. */
  asked(contents: WebContents, asked: DialogAsked): void
  /** A page wants its user to stay; nobody asks. */
  unloadPrevented(contents: WebContents): void
  /** @throws ExpectedFailure when it is gone */
  answer(dialog: number, answer: DialogAnswer): void
  /** Closes what is open over the tab: an alert is read, a question is not agreed to. */
  dismiss(tab: TabId, by: DialogEnd): void
  /** Resolves once one is open over the tab; `stop` ends the waiting. */
  whenOpened(tab: TabId): { readonly opened: Promise<void>; readonly stop: () => void }
}

export interface DialogAnswer {
  readonly accepted: boolean
  /** What was typed into a `prompt`. */
  readonly text: string
  /** The page shall open no more, until another one is there. */
  readonly stop: boolean
}

export interface PageDialogsOptions {
  readonly board: StageBoard
  readonly log: TraceLog
  readonly tabOf: (contents: WebContents) => TabId | null
  /** A dialog stands over this tab now: the keyboard has to come out of its page. */
  readonly onAsked: (contents: WebContents) => void
}

interface Open {
  readonly dialog: PageDialog
  readonly respond: DialogAsked['respond']
}

/** A page that is blocked from opening further dialogs gets its answers ten times a second: only the page itself waits. */
const stoppedMs = 100
/** A card has room for so much. In UTF-16 code units. */
const shownUnits = 2_000

export function createPageDialogs({ board, log, tabOf, onAsked }: PageDialogsOptions): PageDialogs {
  const open = new Map<TabId, Open>()
  const followed = new WeakSet<WebContents>()
  /** Tabs whose page has opened one. */
  const seen = new Set<TabId>()
  const stopped = new Set<TabId>()
  const opening = createOpenings()
  let serial = 0

  function close(tab: TabId, accepted: boolean, text: string, by: DialogEnd): void {
    const found = open.get(tab)
    if (found === undefined) return
    open.delete(tab)
    log.append({ observer: 'browser', kind: 'dialog.closed', tab, dialog: found.dialog.kind, accepted, by })
    board.patchTab(tab, { dialog: null })
    found.respond(accepted, text)
  }

  /** Another page is not the one that was told to stop, and nobody answers a page that has gone. */
  function follow(tab: TabId, contents: WebContents): void {
    if (followed.has(contents)) return
    followed.add(contents)
    const leave = (): void => {
      close(tab, false, '', 'page')
      seen.delete(tab)
      stopped.delete(tab)
    }
    contents.on('did-navigate', leave)
    contents.on('render-process-gone', leave)
    contents.once('destroyed', leave)
  }

  return {
    of: tab => open.get(tab)?.dialog ?? null,
    asked(contents, { kind, origin, message, suggested, respond }) {
      const tab = tabOf(contents)
      if (tab === null || open.has(tab)) return respond(false, '')
      if (stopped.has(tab)) return void setTimeout(() => respond(false, ''), stoppedMs)
      follow(tab, contents)
      const dialog: PageDialog = {
        id: ++serial,
        kind,
        origin,
        message: message.length > shownUnits ? `${message.slice(0, shownUnits)}…` : message,
        suggested: suggested.slice(0, shownUnits),
        isRepeated: seen.has(tab),
      }
      seen.add(tab)
      open.set(tab, { dialog, respond })
      log.append({ observer: 'browser', kind: 'dialog.opened', tab, dialog: kind, origin, message: cutText(message) })
      board.patchTab(tab, { dialog })
      opening.tell(tab)
      onAsked(contents)
    },
    unloadPrevented(contents) {
      const tab = tabOf(contents)
      if (tab === null) return
      const origin = originOf(contents.getURL())
      log.append({ observer: 'browser', kind: 'dialog.opened', tab, dialog: 'beforeunload', origin, message: '' })
      log.append({ observer: 'browser', kind: 'dialog.closed', tab, dialog: 'beforeunload', accepted: true, by: 'app' })
    },
    answer(id, { accepted, text, stop }) {
      const tab = [...open].find(([, { dialog }]) => dialog.id === id)?.[0]
      if (tab === undefined) throw new ExpectedFailure('not-found', { kind: 'dialog-gone' })
      if (stop) stopped.add(tab)
      close(tab, accepted, text, 'hand')
    },
    dismiss: (tab, by) => close(tab, open.get(tab)?.dialog.kind === 'alert', '', by),
    whenOpened(tab) {
      return open.has(tab) ? { opened: Promise.resolve(), stop: () => undefined } : opening.next(tab)
    },
  }
}

interface Openings {
  next: PageDialogs['whenOpened']
  tell(tab: TabId): void
}

/** Who waits for a dialog over which tab. */
function createOpenings(): Openings {
  const waiting = new Map<TabId, Set<() => void>>()
  return {
    next(tab) {
      const resolvers = waiting.get(tab) ?? new Set()
      waiting.set(tab, resolvers)
      let resolve = (): void => undefined
      const opened = new Promise<void>(settle => (resolve = settle))
      resolvers.add(resolve)
      return { opened, stop: () => void resolvers.delete(resolve) }
    },
    tell(tab) {
      for (const resolve of waiting.get(tab) ?? []) resolve()
      waiting.delete(tab)
    },
  }
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'null'
}
