import { dropOldest } from '@shared/collections/drop-oldest.ts'
import { createHash, randomBytes } from 'node:crypto'
import type { SessionEnd, SessionRow } from '@shared/trace/session-row.ts'
import type { EventOf } from '@shared/trace/trace-event.ts'
import type { LabClock } from '../base/lab-clock.ts'
import type { Visit } from '../network/visit.ts'
import type { ServerState } from '@shared/world/server-state.ts'
import type { RecordFact } from '../base/record.ts'
import type { SettingsReader } from './lab-settings-store.ts'
import { timedRows, type StoreCost } from './session-costs.ts'
import { diskRows, memoryRows, type Session, type SessionRows } from './session-rows.ts'
import type { User } from './users.ts'

/** `storeMs`: what the look-up took. */
export type Found =
  | { readonly kind: 'live'; readonly session: Session; readonly storeMs: number }
  | { readonly kind: 'ended'; readonly id: string; readonly by: SessionEnd }
  | { readonly kind: 'unknown'; readonly id: string }

type Caused = Pick<Visit, 'wire' | 'received'> | null
type Change = EventOf<'session.changed'>['change']

export interface NewSession {
  /** null: a visitor whom nobody knows yet. */
  readonly user: User | null
  readonly userAgent: string
  readonly basket?: readonly string[]
}

export interface SessionStore {
  /** A new session and its id; the id is told once and not kept. */
  create(wanted: NewSession, visit: Caused): { readonly sessionId: string; readonly session: Session }
  find(sessionId: string): Found
  /** Puts the row back with what is new; a null `visit` is nobody's request. */
  update(session: Session, part: Partial<Pick<Session, 'user' | 'role' | 'basket' | 'lastSeenLabMs'>>, visit: Caused): Session
  end(session: Session, by: SessionEnd, visit: Caused): void
  endById(id: string, by: SessionEnd): boolean
  /** Live rows of one user, oldest first. */
  ofUser(name: string): Session[]
  list(): SessionRow[]
  /** What either place has taken of late. */
  costs(): Readonly<Record<Session['store'], StoreCost>>
  /** The process ends and begins again: what was in memory alone is gone. */
  restart(): void
  reset(): void
  /** For a snapshot of the lab. */
  save(): Pick<ServerState, 'sessions' | 'endedSessions'>
  /** As in a snapshot. Records nothing: the snapshot's own fact tells the rows. */
  restore(saved: Pick<ServerState, 'sessions' | 'endedSessions'>): void
  /** Takes the files away; nothing is kept from here on. */
  close(): void
}

/** More than any class makes by hand; a script that logs in without end pushes the oldest out. */
const MAX_SESSIONS = 10_000
const MAX_REMEMBERED_ENDS = 1_000

export interface SessionStoreOptions {
  readonly clock: LabClock
  readonly record: RecordFact
  readonly settings: SettingsReader
  /** Where the files of the store on disk may be, in a folder of their own. */
  readonly folder: string
}

/**
 * The table behind the `sid` cookie. A row outlives the browser's cookie: it stands until log-out, until a request finds it past a
 * limit, or until it is ended by hand. How a row ended is remembered for a while, so that a refusal can name it.
 *
 * Long: one table, with a few lines for each thing that is done with a row.
 */
export function createSessionStore({ clock, record, settings, folder }: SessionStoreOptions): SessionStore {
  const files = diskRows(folder)
  const timed = { memory: timedRows(memoryRows()), disk: timedRows(files) }
  const memory = timed.memory.rows
  const disk = timed.disk.rows
  const ended = new Map<string, SessionEnd>()
  const userAgents = new Map<string, string>()
  let count = 0
  let isClosed = false

  const rowsOf = ({ store }: Pick<Session, 'store'>): SessionRows => (store === 'disk' ? disk : memory)
  const all = (): Session[] => [...memory.all(), ...disk.all()].sort((a, b) => a.createdLabMs - b.createdLabMs)

  function tell(session: Session, change: Change, visit: Caused): void {
    const [wire, cause] = [visit?.wire ?? null, visit?.received ?? null]
    record({ observer: 'server', kind: 'session.changed', wire, change, row: toRow(session), cause })
  }

  function toRow(session: Session): SessionRow {
    const { idleTimeoutMs, absoluteTimeoutMs } = sessionLimits(settings)
    return { ...session, idleTimeoutMs, absoluteTimeoutMs }
  }

  function end(session: Session, by: SessionEnd, visit: Caused): void {
    if (!rowsOf(session).remove(session.id)) return
    count -= 1
    ended.set(session.id, by)
    dropOldest(ended, MAX_REMEMBERED_ENDS)
    tell(session, { kind: 'ended', by }, visit)
  }

  /** The oldest visitor goes first: a flood of new baskets must not log the members out. */
  function makeRoom(visit: Caused): void {
    const rows = all()
    const oldest = rows.find(({ user }) => user === null) ?? rows[0]
    if (oldest !== undefined) end(oldest, 'replaced', visit)
  }

  /** One copy of each User-Agent for all its sessions: it is the largest part of a row. */
  function intern(userAgent: string): string {
    const known = userAgents.get(userAgent)
    if (known !== undefined) return known
    userAgents.set(userAgent, userAgent)
    dropOldest(userAgents, 100)
    return userAgent
  }

  return {
    create({ user, userAgent, basket = [] }, visit) {
      const sessionId = randomBytes(32).toString('base64url') // 256 bits; 128 are asked for (OWASP ASVS v5.0.0-7.2.3)
      const nowMs = clock.now()
      const session: Session = {
        id: fingerprint(sessionId),
        user: user?.name ?? null,
        role: user?.role ?? null,
        basket,
        createdLabMs: nowMs,
        lastSeenLabMs: nowMs,
        userAgent: intern(userAgent.slice(0, 300)),
        store: settings.read().sessionStore,
      }
      if (count >= MAX_SESSIONS) makeRoom(visit)
      if (!isClosed) rowsOf(session).put(session)
      count += 1
      tell(session, { kind: 'created' }, visit)
      return { sessionId, session }
    },
    find(sessionId) {
      const id = fingerprint(sessionId)
      const startedMs = performance.now()
      const session = memory.get(id) ?? disk.get(id)
      if (session !== null) return { kind: 'live', session, storeMs: performance.now() - startedMs }
      const by = ended.get(id)
      return by === undefined ? { kind: 'unknown', id } : { kind: 'ended', id, by }
    },
    update(session, part, visit) {
      const next = { ...session, ...part }
      if (!isClosed) rowsOf(next).put(next)
      tell(next, { kind: 'touched' }, visit)
      return next
    },
    end,
    endById(id, by) {
      const session = memory.get(id) ?? disk.get(id)
      if (session !== null) end(session, by, null)
      return session !== null
    },
    ofUser: name => all().filter(({ user }) => user === name),
    list: () => all().map(toRow),
    costs: () => ({ memory: timed.memory.cost(), disk: timed.disk.cost() }),
    restart() {
      for (const session of memory.all()) end(session, 'server-restarted', null)
    },
    reset() {
      for (const session of all()) end(session, 'lab-reset', null)
      files.discard()
      for (const { forget } of [timed.memory, timed.disk]) forget()
    },
    save: () => ({
      sessions: all().map(session => ({ ...session, basket: [...session.basket] })),
      endedSessions: [...ended].map(([id, by]) => ({ id, by })),
    }),
    restore({ sessions, endedSessions }) {
      if (isClosed) return
      for (const session of all()) rowsOf(session).remove(session.id)
      for (const session of sessions) rowsOf(session).put({ ...session, userAgent: intern(session.userAgent) })
      count = sessions.length
      ended.clear()
      for (const { id, by } of endedSessions) ended.set(id, by)
    },
    close() {
      isClosed = true
      files.discard()
    },
  }
}

/** The two limits as they are set now, in milliseconds of the lab clock. */
export function sessionLimits(settings: SettingsReader): {
  readonly idleTimeoutMs: number
  readonly absoluteTimeoutMs: number
} {
  const { sessionIdleMinutes, sessionAbsoluteMinutes } = settings.read()
  return { idleTimeoutMs: sessionIdleMinutes * 60_000, absoluteTimeoutMs: sessionAbsoluteMinutes * 60_000 }
}

/** Which limit the session is past, if any: since it was made, and since its last request (OWASP ASVS v5.0.0-7.3.1, v5.0.0-7.3.2). */
export function pastLimit(session: Session, nowMs: number, settings: SettingsReader): 'absolute-timeout' | 'idle-timeout' | null {
  const { idleTimeoutMs, absoluteTimeoutMs } = sessionLimits(settings)
  if (nowMs - session.createdLabMs >= absoluteTimeoutMs) return 'absolute-timeout'
  return nowMs - session.lastSeenLabMs >= idleTimeoutMs ? 'idle-timeout' : null
}

/** Rows are kept under a hash: reading the table is not enough to log in. 96 bits tell any two ids apart. */
function fingerprint(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex').slice(0, 24)
}
