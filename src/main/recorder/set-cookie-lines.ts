import type { EventSeq, ExchangeId, WireId } from '@shared/ids.ts'
import type { NothingBecause, SetVerdict } from '@shared/trace/cookie-verdict.ts'
import { cookieKey, type Cookie } from '@shared/trace/cookie.ts'
import type { ReadLine } from './stored-cookie.ts'

/** One `Set-Cookie` of a response that Chromium did not name as blocked: what becomes of it only the jar can tell. */
export interface OpenLine {
  /** Its `cookie.judged`; null: it is not in the trace, because the recording is paused. */
  readonly judged: EventSeq | null
  /** What it means, by the rules; null: it could not be read. */
  readonly read: ReadLine | null
}

/** The open lines of one response, in the order in which they stood there. */
export interface OpenLines {
  readonly exchange: ExchangeId
  /** As the wire knows the response, when it names itself. */
  readonly wire: WireId | null
  /** No change that the jar told before this moment (`performance.now()`) can have come from them. */
  readonly notBeforeMs: number
  readonly request: RequestCredentials
  readonly lines: readonly OpenLine[]
}

/** What is known of whether the request went with credentials. */
export interface RequestCredentials {
  readonly isPreflight: boolean
  /** How many cookies Chromium considered for it; null: it did not say. */
  readonly consideredCookies: number | null
  /** What the jar held for its host before it was sent. */
  readonly heldBefore: readonly Cookie[]
}

/** A change of the jar, as far as a line is laid beside it. */
export interface SeenChange {
  readonly change: 'set' | 'removed'
  readonly cookie: Cookie
  /** Electron's word. */
  readonly chromiumCause: string
  /** So many changes of the same cookie before it were not told. */
  readonly leftOut?: number
}

const isSamePlace = (one: Cookie, other: Cookie): boolean =>
  cookieKey({ ...one, partitionKey: null }) === cookieKey({ ...other, partitionKey: null })

/** Of a partition that is not named (DevTools calls it opaque) only that it is one is known. */
function isSamePartition({ meant, isPartitioned }: { meant: Cookie; isPartitioned: boolean }, { partitionKey }: Cookie): boolean {
  if (!isPartitioned) return partitionKey === null
  return partitionKey !== null && (meant.partitionKey === null || meant.partitionKey === partitionKey)
}

/** Whether this change can be what the line brought about: the same cookie, and for one that was set the same value and flags. */
function fitsLine({ cookie: meant, isDeletion, isPartitioned }: ReadLine, { change, cookie, chromiumCause }: SeenChange): boolean {
  if (!isSamePlace(meant, cookie) || !isSamePartition({ meant, isPartitioned }, cookie)) return false
  if (change === 'removed') return isDeletion && chromiumCause === 'expired-overwrite'
  return meant.value === cookie.value && meant.httpOnly === cookie.httpOnly && meant.secure === cookie.secure
}

/** The change that the line brought about, of those since a moment (`performance.now()`); one of the line's own partition first. Null: none. */
export function findFitting<Change extends SeenChange & { readonly atMs: number }>(
  line: ReadLine | null,
  notBeforeMs: number,
  among: readonly Change[],
): Change | null {
  if (line === null) return null
  const fitting = among.filter(change => change.atMs >= notBeforeMs && fitsLine(line, change))
  return fitting.find(({ cookie }) => cookie.partitionKey === line.cookie.partitionKey) ?? fitting[0] ?? null
}

export interface Outcome {
  readonly change: SeenChange | null
  /** The very cookie, as the jar had it before the change. */
  readonly before: Cookie | null
  /** The jar right after. */
  readonly jar: readonly Cookie[]
  readonly request: RequestCredentials
  /** The jar has had this one all the time. */
  readonly isStillHeld: (cookie: Cookie) => boolean
}

/** What became of a line, by what the jar did. */
export function settleLine({ read }: OpenLine, { change, before, jar, request, isStillHeld }: Outcome): SetVerdict {
  if (read === null) return { kind: 'not-known' }
  const own = change?.cookie ?? read.cookie
  const others = jar
    .filter(cookie => isBeside(cookie, own))
    .map(({ domain, hostOnly, path, secure, partitionKey }) => ({
      domain,
      hostOnly,
      path,
      secure,
      partitionKey,
    }))
  const beside = others.length === 0 ? {} : { others }
  if (change !== null) {
    if (change.change === 'removed') return { kind: 'deleted', ...beside }
    return { kind: before === null ? 'stored' : 'replaced', ...beside }
  }
  const isThere = jar.some(cookie => cookieKey(cookie) === cookieKey(read.cookie))
  const because = whyNothing(read, request, isStillHeld) ?? (read.isDeletion && !isThere ? 'no-such-cookie' : null)
  return { kind: read.isDeletion ? 'deletes-nothing' : 'not-stored', because, ...beside }
}

/** Of the same name, for the same host or a parent or child of it, and yet another cookie. */
function isBeside(cookie: Cookie, own: Cookie): boolean {
  const isNear = [cookie, own].some((one, index) => {
    const other = index === 0 ? own : cookie
    return one.domain === other.domain || one.domain.endsWith(`.${other.domain}`)
  })
  return cookie.name === own.name && isNear && cookieKey(cookie) !== cookieKey(own)
}

/** Chromium lists every cookie of the host that it considers, also those that it then holds back: none of them means that it did not look. */
function whyNothing(
  { cookie, isPartitioned }: ReadLine,
  { isPreflight, consideredCookies, heldBefore }: RequestCredentials,
  isStillHeld: Outcome['isStillHeld'],
): NothingBecause | null {
  if (isPreflight) return 'preflight'
  if (consideredCookies === 0 && heldBefore.some(isStillHeld)) return 'no-credentials'
  return isPartitioned && !cookie.secure ? 'not-secure' : null
}
