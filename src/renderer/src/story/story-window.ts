import type { EventSeq } from '@shared/ids.ts'

/* Which sentences are shown. A page is all there at once, for people with a screen reader; the rest is one key away. */

export const pageSize = 100
/** At the end there are never only a few sentences: so many go at a time, half a page at most. */
const tailStep = 50

/** What there is to tell, by its place: nothing is copied for a hundred sentences out of a hundred thousand. */
export interface Places {
  readonly count: number
  readonly seqAt: (index: number) => EventSeq | undefined
}

/**
 * The event that the page begins with; null: the newest sentences are followed. An event, not an index: what is read, cleared or dropped
 * before it moves the page nowhere.
 */
export type PageStart = EventSeq | null

/** Index of the first sentence to show. */
export function firstOfPage(places: Places, start: PageStart): number {
  const at = start === null ? places.count : indexUpTo(places, start - 1) + 1
  return at < places.count ? at : Math.max(0, Math.ceil(places.count / tailStep) * tailStep - pageSize)
}

/** Where the page begins once the cursor has gone elsewhere: where it did, if the cursor stands on it; `first` is its first index. */
export function startAtCursor(places: Places, cursor: EventSeq | null, first: number): PageStart {
  if (cursor === null) return null
  const current = Math.max(0, indexUpTo(places, cursor))
  const isOnPage = current >= first && current < first + pageSize
  return places.seqAt(isOnPage ? first : Math.floor(current / pageSize) * pageSize) ?? null
}

/** The pages before and behind the one that begins at this index; null: there is none. */
export function pagesBeside(places: Places, first: number): { readonly previous: PageStart; readonly next: PageStart } {
  return {
    previous: first === 0 ? null : (places.seqAt(Math.max(0, first - pageSize)) ?? null),
    next: places.seqAt(first + pageSize) ?? null,
  }
}

/** Index of the last one that is not beyond `seq`; -1: all are. */
export function indexUpTo({ count, seqAt }: Places, seq: number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((seqAt(middle) ?? 0) <= seq) low = middle + 1
    else high = middle
  }
  return low - 1
}
