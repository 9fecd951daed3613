import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { guessedHeaders, type GuessedHeader, type RequestGuess } from '@shared/trace/request-guess.ts'
import type { WireId } from '@shared/ids.ts'
import { cookieKey, type Cookie } from '@shared/trace/cookie.ts'

/** What the form offers for the status; `other` is typed, `none` is no guess. */
export const statusChoices = ['200', '302', '304', '401', '403', 'other', 'none'] as const
export type StatusChoice = (typeof statusChoices)[number]

/** The guess as it is being made. */
export interface GuessDraft {
  readonly cookies: ReadonlySet<string>
  readonly headers: ReadonlySet<GuessedHeader>
  readonly status: StatusChoice
  readonly typed: string
}

export interface GuessForm {
  readonly draft: GuessDraft
  readonly tickCookie: (cookie: Cookie, goes: boolean) => void
  readonly tickHeader: (name: GuessedHeader, goes: boolean) => void
  readonly chooseStatus: (status: StatusChoice) => void
  readonly type: (typed: string) => void
}

const noGuess: GuessDraft = { cookies: new Set(), headers: new Set(), status: 'none', typed: '' }

/** One request waits at a time. Its guess outlives the form: you can look at an earlier request for a clue and come back to it. */
const draftStore = createStore<{ readonly wire: WireId | null; readonly draft: GuessDraft }>(() => ({ wire: null, draft: noGuess }))

export function useGuess(wire: WireId): GuessForm {
  const draft = useStore(draftStore, kept => (kept.wire === wire ? kept.draft : noGuess))
  const setDraft = (change: (before: GuessDraft) => GuessDraft): void =>
    draftStore.setState(kept => ({ wire, draft: change(kept.wire === wire ? kept.draft : noGuess) }))
  return {
    draft,
    tickCookie: (cookie, goes) => setDraft(before => ({ ...before, cookies: ticked(before.cookies, cookieKey(cookie), goes) })),
    tickHeader: (name, goes) => setDraft(before => ({ ...before, headers: ticked(before.headers, name, goes) })),
    chooseStatus: status => setDraft(before => ({ ...before, status })),
    type: typed => setDraft(before => ({ ...before, typed, status: 'other' })),
  }
}

function ticked<Item>(before: ReadonlySet<Item>, item: Item, isIn: boolean): ReadonlySet<Item> {
  const next = new Set(before)
  if (isIn) next.add(item)
  else next.delete(item)
  return next
}

/** null: the typed status is none. */
export function guessOf({ cookies, headers, status, typed }: GuessDraft, jar: readonly Cookie[]): RequestGuess | null {
  const statuses = statusesOf(status, typed)
  if (statuses === null) return null
  return {
    cookies: jar.map(cookie => {
      const { name, domain, hostOnly, path } = cookie
      return { name, domain, hostOnly, path, goes: cookies.has(cookieKey(cookie)) }
    }),
    headers: guessedHeaders.map(name => ({ name, goes: headers.has(name) })),
    statuses,
  }
}

function statusesOf(status: StatusChoice, typed: string): number[] | null {
  if (status === 'none') return []
  if (status === '302') return [302, 303]
  if (status !== 'other') return [Number(status)]
  return /^[1-5]\d\d$/.test(typed.trim()) ? [Number(typed.trim())] : null
}
