import { useMemo, useState } from 'react'
import { readToken, type ReadToken } from '@shared/token-desk/read-token.ts'

/** The token that lies on the desk, and what has become of it. */
export interface DeskState {
  readonly text: string
  /** null: nothing was given. */
  readonly read: ReadToken | null
  /** Counts what came from outside of the edit pane's own fields: they begin afresh with it. */
  readonly revision: number
  /** Tokens of this desk since it was opened: one of them stands in the place that it is put back into. */
  readonly past: readonly string[]
  readonly first: string | null
  set(text: string): void
}

export function useTokenDesk(given: string | null): DeskState {
  const [state, setState] = useState({ text: given ?? '', revision: 0, past: given === null ? [] : [given] })
  const read = useMemo(() => readToken(state.text), [state.text])
  return {
    ...state,
    read,
    first: state.past[0] ?? null,
    set: text =>
      setState(before => {
        const token = readToken(text)?.token
        const isNew = token !== undefined && isLikeOne.test(token) && !before.past.includes(token)
        // Somebody who types a token would leave one behind with every key: the newest few are enough.
        const past = isNew ? [...before.past.slice(0, 1), ...before.past.slice(1).slice(-20), token] : before.past
        return { text, revision: before.revision + 1, past }
      }),
  }
}

/** The first letters of one that is being typed would be found in every store. */
const isLikeOne = /^[^.]{8,}\.[^.]*\./s
