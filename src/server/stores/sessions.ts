import { createHash, randomBytes } from 'node:crypto'
import type { SessionEnd, SessionRow } from '@shared/trace/check.ts'
import type { EventOf } from '@shared/trace/trace-event.ts'
import type { LabClock } from '../lab-clock.ts'
import type { Visit } from '../network/visit.ts'
import type { RecordFact } from '../record.ts'
import type { LabSettingsStore } from './lab-settings-store.ts'
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
  /** The process ends and begins again: what was in memory alone is gone. */
  restart(): void
  reset(): void
  /** Takes the files away. */
  close(): void
}

/** More than any class makes by hand; a script that logs in without end pushes the oldest out. */
const MAX_SESSIONS = 10_000
const MAX_REMEMBERED_ENDS = 1_000

export interface SessionStoreOptions {
  readonly clock: LabClock
  readonly record: RecordFact
  readonly settings: Pick<LabSettingsStore, 'read'>
}

/**
 * The table behind the `sid` cookie. A row outlives the browser's cookie: it stands until log-out, until a request finds it past a
 * limit, or until it is ended by hand. How a row ended is remembered for a while, so that a refusal can name it.
 */
export function createSessionStore({ clock, record, settings }: SessionStoreOptions): SessionStore {
  const memory = memoryRows()
  const disk = diskRows()
  const ended = new Map<string, SessionEnd>()
  const userAgents = new Map<string, string>()
  let count = 0

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
      const sessionId = randomBytes(32).toString('base64url') // 256 bits; 128 are asked for (OWASP ASVS 7.2.3)
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
      if (count >= MAX_SESSIONS) for (const oldest of all().slice(0, 1)) end(oldest, 'replaced', visit)
      rowsOf(session).put(session)
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
      rowsOf(next).put(next)
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
    restart() {
      for (const session of memory.all()) end(session, 'server-restarted', null)
    },
    reset() {
      for (const session of all()) end(session, 'lab-reset', null)
      disk.discard()
    },
    close: () => disk.discard(),
  }
}

/** The two limits as they are set now, in milliseconds of the lab clock. */
export function sessionLimits(settings: Pick<LabSettingsStore, 'read'>): {
  readonly idleTimeoutMs: number
  readonly absoluteTimeoutMs: number
} {
  const { sessionIdleMinutes, sessionAbsoluteMinutes } = settings.read()
  return { idleTimeoutMs: sessionIdleMinutes * 60_000, absoluteTimeoutMs: sessionAbsoluteMinutes * 60_000 }
}

/** Rows are kept under a hash: whoever reads the table cannot log in with it. 96 bits tell any two ids apart. */
function fingerprint(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex').slice(0, 24)
}

/** Maps keep the order of insertion, so the first key is the oldest. */
function dropOldest<Value>(map: Map<string, Value>, max: number): void {
  for (const key of map.keys()) {
    if (map.size <= max) return
    map.delete(key)
  }
}
