import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from './users.ts'

/** One row of the session table. Plain data: it goes to disk as it is. */
export interface Session {
  /** A fingerprint of the session id: fit to be shown, worthless to a thief. */
  readonly id: string
  /** null: nobody has logged in with it; it holds a visitor's basket alone. */
  readonly user: string | null
  /** As it was at the log-in. */
  readonly role: Role | null
  readonly basket: readonly string[]
  readonly createdLabMs: number
  readonly lastSeenLabMs: number
  readonly userAgent: string
  readonly store: 'memory' | 'disk'
}

/** Where rows are kept. A changed row is a new object that is put under its old id. */
export interface SessionRows {
  get(id: string): Session | null
  put(session: Session): void
  remove(id: string): boolean
  /** Oldest first. */
  all(): Session[]
}

export function memoryRows(): SessionRows {
  const rows = new Map<string, Session>()
  return {
    get: id => rows.get(id) ?? null,
    put: session => void rows.set(session.id, session),
    remove: id => rows.delete(id),
    all: () => [...rows.values()],
  }
}

/** Whatever else is asked for, such as `../settings` in a lesson file, is no row and must never become a path. */
const isFingerprint = (id: string): boolean => /^[0-9a-f]{24}$/.test(id)

/**
 * One file a row, read anew for every look-up: what survives a restart of the server, and what it costs. The folder is made inside
 * `parent` with the first row, for this user alone (mode 700), and holds no session id, only fingerprints.
 */
export function diskRows(parent: string): SessionRows & { discard(): void } {
  let folder: string | null = null
  function open(): string {
    if (folder !== null) return folder
    folder = mkdtempSync(join(parent, 'crumbtrail-sessions-'))
    chmodSync(folder, 0o700)
    process.once('exit', discard) // an app that ends in a hurry closes nothing
    return folder
  }
  function discard(): void {
    process.removeListener('exit', discard)
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
    folder = null
  }
  const read = (path: string): Session | null => {
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Session
    } catch {
      return null // not there (any more)
    }
  }
  return {
    get: id => (folder === null || !isFingerprint(id) ? null : read(join(folder, `${id}.json`))),
    put: session => writeFileSync(join(open(), `${session.id}.json`), JSON.stringify(session), { mode: 0o600 }),
    remove(id) {
      if (folder === null || !isFingerprint(id)) return false
      const path = join(folder, `${id}.json`)
      if (!existsSync(path)) return false
      rmSync(path)
      return true
    },
    all() {
      if (folder === null) return []
      const inside = folder
      return readdirSync(inside)
        .flatMap(name => read(join(inside, name)) ?? [])
        .sort((a, b) => a.createdLabMs - b.createdLabMs)
    },
    discard,
  }
}
