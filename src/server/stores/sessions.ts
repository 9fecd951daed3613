import { createHash, randomBytes } from 'node:crypto'
import type { SessionEnd, SessionRow } from '@shared/trace/check.ts'
import type { LabClock } from '../lab-clock.ts'
import type { Visit } from '../network/visit.ts'
import type { RecordFact } from '../record.ts'
import type { User } from './users.ts'

export const idleTimeoutMs = 15 * 60_000
export const absoluteTimeoutMs = 8 * 60 * 60_000

/** One log-in as the server remembers it. */
export interface Session {
  /** A fingerprint of the session id: fit to be shown, worthless to a thief. */
  readonly id: string
  readonly user: User
  readonly createdLabMs: number
  lastSeenLabMs: number
  readonly userAgent: string
}

export type Found =
  | { readonly kind: 'live'; readonly session: Session }
  | { readonly kind: 'ended'; readonly id: string; readonly by: SessionEnd }
  | { readonly kind: 'unknown'; readonly id: string }

type Caused = Pick<Visit, 'wire' | 'received'> | null

export interface SessionStore {
  /** A new session and its id; the id is told once and not kept. */
  create(user: User, userAgent: string, visit: Caused): { readonly sessionId: string; readonly session: Session }
  find(sessionId: string): Found
  touch(session: Session, nowMs: number, visit: Caused): void
  end(session: Session, by: SessionEnd, visit: Caused): void
  endById(id: string, by: SessionEnd): boolean
  list(): SessionRow[]
  /** The process ends and begins again: what was in memory alone is gone. */
  restart(): void
  reset(): void
}

/** More than any class makes by hand; a script that logs in without end pushes the oldest out. */
const MAX_SESSIONS = 10_000
const MAX_REMEMBERED_ENDS = 1_000

/**
 * The table behind the `sid` cookie. A row outlives the browser's cookie: it stands until log-out, until a request finds it past a
 * limit, or until it is ended by hand. How a row ended is remembered for a while, so that a refusal can name it.
 */
export function createSessionStore({ clock, record }: { readonly clock: LabClock; readonly record: RecordFact }): SessionStore {
  const live = new Map<string, Session>()
  const ended = new Map<string, SessionEnd>()
  const userAgents = new Map<string, string>()

  function tell(session: Session, change: { kind: 'created' | 'touched' } | { kind: 'ended'; by: SessionEnd }, visit: Caused): void {
    const [wire, cause] = [visit?.wire ?? null, visit?.received ?? null]
    record({ observer: 'server', kind: 'session.changed', wire, change, row: toRow(session), cause })
  }

  function end(session: Session, by: SessionEnd, visit: Caused): void {
    if (!live.delete(session.id)) return
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
    create(user, userAgent, visit) {
      const sessionId = randomBytes(32).toString('base64url') // 256 bits; 128 are asked for (OWASP ASVS 7.2.3)
      const nowMs = clock.now()
      const session = {
        id: fingerprint(sessionId),
        user,
        createdLabMs: nowMs,
        lastSeenLabMs: nowMs,
        userAgent: intern(userAgent.slice(0, 300)),
      }
      const [oldest] = live.values()
      if (live.size >= MAX_SESSIONS && oldest !== undefined) end(oldest, 'replaced', visit)
      live.set(session.id, session)
      tell(session, { kind: 'created' }, visit)
      return { sessionId, session }
    },
    find(sessionId) {
      const id = fingerprint(sessionId)
      const session = live.get(id)
      if (session !== undefined) return { kind: 'live', session }
      const by = ended.get(id)
      return by === undefined ? { kind: 'unknown', id } : { kind: 'ended', id, by }
    },
    touch(session, nowMs, visit) {
      session.lastSeenLabMs = nowMs
      tell(session, { kind: 'touched' }, visit)
    },
    end,
    endById(id, by) {
      const session = live.get(id)
      if (session !== undefined) end(session, by, null)
      return session !== undefined
    },
    list: () => [...live.values()].map(toRow),
    restart() {
      for (const session of live.values()) end(session, 'server-restarted', null)
    },
    reset() {
      for (const session of live.values()) end(session, 'lab-reset', null)
    },
  }
}

/** Rows are kept under a hash: whoever reads the table cannot log in with it. 96 bits tell any two ids apart. */
function fingerprint(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex').slice(0, 24)
}

function toRow({ id, user, createdLabMs, lastSeenLabMs, userAgent }: Session): SessionRow {
  const times = { createdLabMs, lastSeenLabMs, idleTimeoutMs, absoluteTimeoutMs }
  return { id, user: user.name, role: user.role, basket: [], store: 'memory', ...times, userAgent }
}

/** Maps keep the order of insertion, so the first key is the oldest. */
function dropOldest<Value>(map: Map<string, Value>, max: number): void {
  for (const key of map.keys()) {
    if (map.size <= max) return
    map.delete(key)
  }
}
