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
  /** Whether it goes along, by `cookieKey`; what is not in it was left alone. */
  readonly cookies: ReadonlyMap<string, boolean>
  readonly headers: ReadonlyMap<GuessedHeader, boolean>
  readonly status: StatusChoice
  readonly typed: string
}

export interface GuessForm {
  readonly draft: GuessDraft
  readonly tickCookie: (cookie: Cookie, goes: boolean | null) => void
  readonly tickHeader: (name: GuessedHeader, goes: boolean | null) => void
  readonly chooseStatus: (status: StatusChoice) => void
  readonly type: (typed: string) => void
}

const noGuess: GuessDraft = { cookies: new Map(), headers: new Map(), status: 'none', typed: '' }

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

/** null takes back what was said. */
function ticked<Item>(before: ReadonlyMap<Item, boolean>, item: Item, goes: boolean | null): ReadonlyMap<Item, boolean> {
  const next = new Map(before)
  if (goes === null) next.delete(item)
  else next.set(item, goes)
  return next
}

/** What was left alone is no guess. null: the typed status is none. */
export function guessOf({ cookies, headers, status, typed }: GuessDraft, jar: readonly Cookie[]): RequestGuess | null {
  const statuses = statusesOf(status, typed)
  if (statuses === null) return null
  return {
    cookies: jar.flatMap(cookie => {
      const { name, domain, hostOnly, path } = cookie
      const goes = cookies.get(cookieKey(cookie))
      return goes === undefined ? [] : [{ name, domain, hostOnly, path, goes }]
    }),
    headers: guessedHeaders.flatMap(name => {
      const goes = headers.get(name)
      return goes === undefined ? [] : [{ name, goes }]
    }),
    statuses,
  }
}

function statusesOf(status: StatusChoice, typed: string): number[] | null {
  if (status === 'none') return []
  if (status === '302') return [302, 303]
  if (status !== 'other') return [Number(status)]
  return /^[1-5]\d\d$/.test(typed.trim()) ? [Number(typed.trim())] : null
}
