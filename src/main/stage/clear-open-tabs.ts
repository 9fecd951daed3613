import { ExpectedFailure } from '../base/expected-failure.ts'
import { withTimeout } from '../base/with-timeout.ts'
import type { Guest } from './guests.ts'

/** A page that is busy for longer, or whose dialog is open, is told of as silent. In milliseconds. */
const pageAnswerMs = 3_000

/** Waits for what a page is to answer, and no longer than it may take. @throws ExpectedFailure when it does not */
export function pageAnswer<Answer>(work: Promise<Answer>): Promise<Answer> {
  work.catch(() => undefined) // it may still fail when nobody waits any more
  return withTimeout(work, pageAnswerMs, new ExpectedFailure('not-possible', { kind: 'page-silent' }))
}

/**
 * Empties both storages of these pages, as far as they show the origin (null: any). All are asked at once. False: one did not answer; it is not
 * asked a second time, and when it can it will do what it was asked.
 */
export async function clearOpenTabs(guests: readonly Pick<Guest, 'contents' | 'watched'>[], origin: string | null): Promise<boolean> {
  const cleared = await Promise.allSettled(guests.map(guest => clearOne(guest, origin)))
  return cleared.every(({ status }) => status === 'fulfilled')
}

async function clearOne({ contents, watched }: Pick<Guest, 'contents' | 'watched'>, origin: string | null): Promise<void> {
  const url = contents.getURL()
  if (!url.startsWith('http') || (origin !== null && new URL(url).origin !== origin)) return
  const storageKey = `${new URL(url).origin}/`
  const clear = (isLocalStorage: boolean): Promise<unknown> =>
    watched.send('DOMStorage.clear', { storageId: { storageKey, isLocalStorage } })
  await pageAnswer(Promise.all([clear(true), clear(false)]))
}
