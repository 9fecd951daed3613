import { cookieKey, type Cookie } from '@shared/trace/cookie.ts'
import type { OpenLines } from './set-cookie-lines.ts'

/** How far the readings for one response have come. */
export interface Progress {
  /** What the jar told and what the reading held, at the last reading; null: there was none. */
  readonly seen: string | null
  readonly readings: number
  /** How many readings in a row brought nothing new. */
  readonly idle: number
}
export const noProgress: Progress = { seen: null, readings: 0, idle: 0 }

/** So many readings in a row that bring nothing new: what was not told by then never will be. Each goes through both processes' queues. */
const mostIdle = 8
/** A page that writes the same cookie without end would never let them agree. */
const mostReadings = 200

/**
 * Whether the jar as it was read holds, at the places of these lines, just what it has told of its changes. Where it does not, a change is on
 * its way in one direction or the other, and the next reading will show it.
 * @param told what the jar holds, by the changes that it told
 * @returns `agree`; or how far the readings have come, with `isOver` when reading on would bring nothing
 */
export function compareReading(
  { lines }: Pick<OpenLines, 'lines'>,
  { told, read, before }: { readonly told: Iterable<Cookie>; readonly read: readonly Cookie[]; readonly before: Progress },
): 'agree' | (Progress & { readonly isOver: boolean }) {
  const places = new Set(lines.flatMap(line => (line.read === null ? [] : [placeOf(line.read.cookie)])))
  const [ofTold, ofRead] = [picture(places, told), picture(places, read)]
  if (ofTold === ofRead) return 'agree'
  const seen = JSON.stringify([ofTold, ofRead])
  const idle = seen === before.seen ? before.idle + 1 : 0
  const readings = before.readings + 1
  return { seen, readings, idle, isOver: idle >= mostIdle || readings >= mostReadings }
}

const placeOf = (cookie: Cookie): string => cookieKey({ ...cookie, partitionKey: null })

const picture = (places: ReadonlySet<string>, cookies: Iterable<Cookie>): string =>
  JSON.stringify(
    Array.from(cookies)
      .filter(cookie => places.has(placeOf(cookie)))
      .map(cookie => `${cookieKey(cookie)} ${cookie.value}`)
      .sort(),
  )
