import { createHash } from 'node:crypto'
import { Store, type SessionData } from 'express-session'
import type { SessionEnd, SessionRow } from '@shared/trace/session-row.ts'
import type { LabClock } from '../../base/lab-clock.ts'
import type { Visit } from '../../network/visit.ts'
import type { RecordFact } from '../../base/record.ts'
import type { UserStore } from '../../stores/users.ts'
import type { ServerState } from '@shared/world/server-state.ts'

/** What Passport writes into an express-session: the name that `serializeUser` gave. */
export interface PassportData extends SessionData {
  readonly passport?: { readonly user?: string }
}

type LibrarySession = ServerState['library']['sessions'][number]

interface Kept {
  readonly json: string
  readonly createdLabMs: number
  readonly lastSeenLabMs: number
}

export interface TracedStoreOptions {
  readonly clock: LabClock
  readonly record: RecordFact
  readonly users: UserStore
  /** The request that the library is working for; null: none. */
  readonly visitNow: () => Visit | null
}

/** What the library asks of a store, in memory, with each change told to the trace as our own session table tells its rows. */
export class TracedStore extends Store {
  readonly #kept = new Map<string, Kept>()
  readonly #clock: LabClock
  readonly #record: RecordFact
  readonly #users: UserStore

  readonly #visitNow: TracedStoreOptions['visitNow']

  constructor(options: TracedStoreOptions) {
    super()
    this.#clock = options.clock
    this.#record = options.record
    this.#users = options.users
    this.#visitNow = options.visitNow
  }

  override get = (sid: string, done: (error: unknown, session?: SessionData | null) => void): void => {
    const kept = this.#kept.get(sid)
    done(null, kept === undefined ? null : (JSON.parse(kept.json) as SessionData))
  }

  override set = (sid: string, session: SessionData, done?: (error?: unknown) => void): void => {
    const before = this.#kept.get(sid)
    const nowMs = this.#clock.now()
    const kept = { json: JSON.stringify(session), createdLabMs: before?.createdLabMs ?? nowMs, lastSeenLabMs: nowMs }
    this.#kept.set(sid, kept)
    this.#tell(sid, kept, before === undefined ? { kind: 'created' } : { kind: 'touched' })
    done?.()
  }

  override touch = (sid: string, session: SessionData, done?: () => void): void => {
    this.set(sid, session, done)
  }

  override destroy = (sid: string, done?: (error?: unknown) => void): void => {
    this.#end(sid, 'logged-out')
    done?.()
  }

  holds(sid: string): boolean {
    return this.#kept.has(sid)
  }

  /** Forgets everything, as a restart does to a store in memory. */
  empty(by: Extract<SessionEnd, 'server-restarted' | 'lab-reset'>): void {
    for (const sid of this.#kept.keys()) this.#end(sid, by)
  }

  /** For a snapshot of the lab: with the ids themselves, for the library's store is keyed by them. */
  save(): LibrarySession[] {
    return [...this.#kept].map(([id, { json, createdLabMs, lastSeenLabMs }]) => {
      const data = JSON.parse(json) as PassportData
      return { id, user: data.passport?.user ?? null, isSecure: data.cookie.secure === true, createdLabMs, lastSeenLabMs }
    })
  }

  /** As in a snapshot. Records nothing: the snapshot's own fact tells the rows. */
  restore(saved: readonly LibrarySession[]): void {
    this.#kept.clear()
    for (const { id, user, isSecure, createdLabMs, lastSeenLabMs } of saved) {
      const cookie = { originalMaxAge: null, expires: null, secure: isSecure, httpOnly: true, path: '/', sameSite: 'lax' }
      const json = JSON.stringify({ cookie, ...(user === null ? {} : { passport: { user } }) })
      this.#kept.set(id, { json, createdLabMs, lastSeenLabMs })
    }
  }

  /** As the trace tells them. */
  rows(): SessionRow[] {
    return [...this.#kept].map(([sid, kept]) => this.#rowOf(sid, kept))
  }

  #end(sid: string, by: SessionEnd): void {
    const kept = this.#kept.get(sid)
    if (kept === undefined) return
    this.#kept.delete(sid)
    this.#tell(sid, kept, { kind: 'ended', by })
  }

  #rowOf(sid: string, kept: Kept): SessionRow {
    const name = (JSON.parse(kept.json) as PassportData).passport?.user ?? null
    const user = name === null ? null : this.#users.find(name)
    return {
      id: createHash('sha256').update(sid).digest('hex').slice(0, 24),
      user: name,
      role: user?.role ?? null,
      basket: [],
      store: 'memory',
      createdLabMs: kept.createdLabMs,
      lastSeenLabMs: kept.lastSeenLabMs,
      // express-session as it is set up here has neither limit: the row stands until somebody ends it.
      idleTimeoutMs: null,
      absoluteTimeoutMs: null,
      userAgent: 'express-session',
    }
  }

  #tell(sid: string, kept: Kept, change: { kind: 'created' | 'touched' } | { kind: 'ended'; by: SessionEnd }): void {
    const row = this.#rowOf(sid, kept)
    const visit = this.#visitNow()
    this.#record({ observer: 'server', kind: 'session.changed', wire: visit?.wire ?? null, change, row, cause: visit?.received ?? null })
  }
}
