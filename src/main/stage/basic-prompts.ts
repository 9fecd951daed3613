import { app, type WebContents } from 'electron'
import type { BasicCredentials } from '@shared/web/basic-credentials.ts'
import type { TabId } from '@shared/ids.ts'
import type { BasicPrompt } from '@shared/stage.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import type { StageBoard } from './stage-board.ts'

/** What a tab's browser asks its user when a server answers 401 with `Basic` (RFC 7617). Without an answer Chromium waits for ever. */
export interface BasicPrompts {
  /** The question over the tab; null: none. */
  of(tab: TabId): BasicPrompt | null
  /** Cancels whatever stands over the tab: who stops a load does not want to be asked. */
  cancel(tab: TabId): void
  /** Answers by hand or by a lesson; null cancels, and the page that came with the 401 is shown. @throws ExpectedFailure when it is gone. */
  answer(prompt: number, credentials: BasicCredentials | null): void
}

export interface BasicPromptsOptions {
  readonly board: StageBoard
  readonly tabOf: (contents: WebContents) => TabId | null
  /** A question stands over this tab now: the keyboard has to come out of its page. */
  readonly onAsked: (contents: WebContents) => void
}

interface Waiting {
  readonly contents: WebContents
  readonly prompt: BasicPrompt
  readonly tab: TabId
  readonly respond: (user?: string, password?: string) => void
}

/** Longer names of realms are cut: a server may send what it likes. */
const maxRealm = 200

export function openBasicPrompts({ board, tabOf, onAsked }: BasicPromptsOptions): BasicPrompts {
  let waiting: readonly Waiting[] = []
  let serial = 0
  const followed = new WeakSet<WebContents>()
  /** The protection space that the tab's user has just answered for: asked for again, that answer was refused. */
  const answered = new Map<TabId, string>()

  const of = (tab: TabId): BasicPrompt | null => waiting.find(each => each.tab === tab)?.prompt ?? null
  const show = (tab: TabId): void => board.patchTab(tab, { prompt: of(tab) })

  function drop(tab: TabId): void {
    const gone = waiting.filter(each => each.tab === tab)
    if (gone.length === 0) return
    waiting = waiting.filter(each => each.tab !== tab)
    show(tab)
    for (const { respond } of gone) respond()
  }

  /** After a navigation, a stop or a close the prompt needs no answer any more. */
  function follow(tab: TabId, contents: WebContents): void {
    if (followed.has(contents)) return
    followed.add(contents)
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) drop(tab)
    })
    contents.on('did-fail-load', (_event, _code, _text, _url, isMainFrame) => {
      if (isMainFrame) drop(tab)
    })
    contents.on('did-navigate', () => answered.delete(tab))
    contents.once('destroyed', () => {
      waiting = waiting.filter(each => each.contents !== contents)
      answered.delete(tab)
    })
  }

  app.on('login', (event, contents, details, asking, respond) => {
    const tab = contents ? tabOf(contents) : null
    if (!contents || tab === null || asking.isProxy || asking.scheme !== 'basic') return
    event.preventDefault()
    const { origin, protocol } = new URL(details.url)
    const space = spaceOf(origin, asking.realm)
    const prompt: BasicPrompt = {
      id: ++serial,
      origin,
      realm: asking.realm.slice(0, maxRealm),
      isEncrypted: protocol === 'https:',
      wasRefused: answered.get(tab) === space,
    }
    waiting = [...waiting, { contents, prompt, tab, respond }]
    follow(tab, contents)
    show(tab)
    onAsked(contents)
  })

  return {
    of,
    cancel: drop,
    answer(id, credentials) {
      const meant = waiting.find(({ prompt }) => prompt.id === id)
      if (meant === undefined) throw new ExpectedFailure('not-found', { kind: 'prompt-gone' })
      const space = spaceOf(meant.prompt.origin, meant.prompt.realm)
      const isMeant = ({ tab, prompt }: Waiting): boolean => tab === meant.tab && spaceOf(prompt.origin, prompt.realm) === space
      // Several requests of one page may have been asked the same: one answer is for all of them.
      const settled = waiting.filter(isMeant)
      waiting = waiting.filter(each => !isMeant(each))
      if (credentials !== null) answered.set(meant.tab, space)
      show(meant.tab)
      for (const { respond } of settled) {
        if (credentials === null) respond()
        else respond(credentials.user, credentials.password)
      }
    },
  }
}

/** A protection space is a realm of an origin (RFC 9110 §11.5). */
const spaceOf = (origin: string, realm: string): string => `${origin} ${realm.slice(0, maxRealm)}`
