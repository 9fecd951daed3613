import type { EventSeq } from '@shared/ids.ts'
import { cookieKey, type Cookie } from '@shared/trace/cookie.ts'
import type { SeenChange } from './set-cookie-lines.ts'

/**
 * One change that the app is about to make in a jar. `set`: with this value and this expiry; where the expiry is over, Chromium takes the
 * cookie out instead. `removed`: whatever its value is.
 */
interface Expected {
  readonly change: 'set' | 'removed'
  readonly cookie: Cookie
}

/** Something that changes a jar and is no response: an edit by hand, a clearing, the end of a browser, the lab clock. */
export interface Deed {
  /** The change that is about to be made: it has the deed as its cause, and so has no other. */
  expect(change: Expected['change'], cookie: Cookie): void
  /** All was done; what has not been told once the jar is read again did not happen. */
  done(): void
  /** The browser refused: nothing was changed, so nothing is expected any more. */
  refused(): void
}

export interface ExpectedChanges {
  begin(cause: EventSeq): Deed
  /** The cause of a change, which is then used up; null: nothing is expected that fits. */
  take(change: SeenChange): EventSeq | null
  /** The deeds that are done: a reading of the jar after this has all their changes, and forgets them then. */
  ended(): readonly Deed[]
  forget(deed: Deed): void
}

interface Running extends Deed {
  readonly cause: EventSeq
  readonly open: Expected[]
  isDone: boolean
}

export function createExpectedChanges(wallMs: () => number = Date.now): ExpectedChanges {
  let running: Running[] = []
  const forget = (deed: Deed): void => {
    running = running.filter(candidate => candidate !== deed)
  }
  return {
    begin(cause) {
      const open: Expected[] = []
      const deed: Running = {
        cause,
        open,
        isDone: false,
        expect: (change, cookie) => void open.push({ change, cookie }),
        done() {
          deed.isDone = true
        },
        refused: () => forget(deed),
      }
      running.push(deed)
      return deed
    },
    take(seen) {
      for (const { open, cause } of running) {
        const at = open.findIndex(wanted => fits(wanted, seen, wallMs()))
        if (at < 0) continue
        open.splice(at, 1)
        return cause
      }
      return null
    },
    ended: () => running.filter(({ isDone }) => isDone),
    forget,
  }
}

/** Chromium's word for what goes by a cookie whose expiry is over, and for what goes by being named (`Network.deleteCookies`). */
const byExpiry = 'expired-overwrite'
const byName = 'explicit'

/** The partition does not tell them apart where the one who expects it does not know it. */
function fits({ change, cookie: wanted }: Expected, { change: seen, cookie, chromiumCause }: SeenChange, nowMs: number): boolean {
  const partitionKey = wanted.partitionKey === null ? null : cookie.partitionKey
  if (cookieKey(wanted) !== cookieKey({ ...cookie, partitionKey })) return false
  if (seen === 'set') return change === 'set' && wanted.value === cookie.value
  if (change === 'removed') return chromiumCause === byExpiry || chromiumCause === byName
  return chromiumCause === byExpiry && wanted.expiresMs !== null && wanted.expiresMs <= nowMs
}
