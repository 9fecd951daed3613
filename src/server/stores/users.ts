import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import type { UserChange } from '@shared/trace/server-table-events.ts'
import type { Visit } from '../network/visit.ts'
import type { RecordFact } from '../base/record.ts'
import type { ServerState } from '@shared/world/server-state.ts'

export const roles = ['user', 'admin'] as const
export type Role = (typeof roles)[number]

export const permissions = ['orders:refund'] as const
export type Permission = (typeof permissions)[number]

/** A user as of now; a change makes a new one, so that who holds an older one sees what was true then. */
export interface User {
  readonly name: string
  readonly role: Role
  readonly permissions: readonly Permission[]
  /** Tokens that carry an older version are revoked. */
  readonly tokenVersion: number
}

/** Fixtures of the lab: their passwords are printed on every log-in form. */
export const fixtureUsers: readonly (Pick<User, 'name' | 'role' | 'permissions'> & { readonly password: string })[] = [
  { name: 'alice', role: 'user', permissions: [], password: 'wonderland' },
  { name: 'bob', role: 'user', permissions: ['orders:refund'], password: 'builder' },
  { name: 'admin', role: 'admin', permissions: [], password: 'opensesame' },
]

type Caused = Pick<Visit, 'wire' | 'received'> | null

export interface UserStore {
  find(name: string): User | null
  names(): string[]
  list(): User[]
  /** Null: no such user. `visit` null: done by hand. */
  setRole(name: string, role: Role, visit: Caused): User | null
  setPermissions(name: string, held: readonly Permission[], visit: Caused): User | null
  /** Every token that the user holds so far is revoked. */
  raiseTokenVersion(name: string, visit: Caused): User | null
  /** Null: the name is taken. */
  signUp(name: string, password: string, visit: Caused): User | null
  /** Null when there is no such user or the password is another. */
  logIn(name: string, password: string): Promise<User | null>
  /** Takes as long as a real comparison and always fails. */
  wasteTime(password: string): Promise<void>
  /** Back to the fixtures. */
  reset(): void
  /** For a snapshot of the lab. */
  save(): Promise<ServerState['users']>
  /** As in a snapshot. Records nothing: the snapshot's own fact tells the rows. */
  restore(saved: ServerState['users']): void
}

/**
 * Modest on purpose: about 40 ms here and twice that in the app's runtime (BoringSSL), off the main thread. A real service would take
 * N = 2^17 (OWASP), a second of waiting for each try in a lesson.
 */
const cost: ScryptOptions = { N: 2 ** 13, r: 8, p: 1 }
const HASH_BYTES = 32

interface Stored {
  user: User
  readonly salt: Buffer
  readonly hash: Promise<Buffer>
}

/**
 * The fixtures with freshly salted hashes. Hashing runs on in the background; the first log-in waits for it if it must.
 *
 * Long: one table, with a few lines for each thing that is done with a row.
 */
export function createUserStore({ record }: { readonly record: RecordFact }): UserStore {
  const stored = new Map<string, Stored>()

  function tell(user: User, change: UserChange, visit: Caused): User {
    const [wire, cause] = [visit?.wire ?? null, visit?.received ?? null]
    record({ observer: 'server', kind: 'user.changed', wire, change, row: { ...user }, cause })
    return user
  }

  function add(user: User, password: string): Stored {
    const salt = randomBytes(16)
    const entry = { user, salt, hash: hashPassword(password, salt) }
    stored.set(user.name, entry)
    return entry
  }

  function alter(name: string, part: Partial<User>, change: UserChange, visit: Caused): User | null {
    const entry = stored.get(name)
    if (entry === undefined) return null
    entry.user = { ...entry.user, ...part }
    return tell(entry.user, change, visit)
  }

  function listFixtures(): void {
    for (const { password, ...fixture } of fixtureUsers) {
      const user = { ...fixture, tokenVersion: 1 }
      const known = stored.get(user.name)
      if (known === undefined) add(user, password)
      else known.user = user // the salted hash stays: passwords of fixtures never change
      tell(user, 'listed', null)
    }
  }
  listFixtures()

  return {
    find: name => stored.get(name)?.user ?? null,
    names: () => [...stored.keys()],
    list: () => [...stored.values()].map(({ user }) => user),
    setRole: (name, role, visit) => alter(name, { role }, 'role', visit),
    setPermissions: (name, held, visit) => alter(name, { permissions: [...held] }, 'permissions', visit),
    raiseTokenVersion: (name, visit) =>
      alter(name, { tokenVersion: (stored.get(name)?.user.tokenVersion ?? 0) + 1 }, 'token-version', visit),
    signUp(name, password, visit) {
      if (stored.has(name)) return null
      return tell(add({ name, role: 'user', permissions: [], tokenVersion: 1 }, password).user, 'signed-up', visit)
    },
    async logIn(name, password) {
      const entry = stored.get(name)
      if (entry === undefined) return null
      const given = await hashPassword(password, entry.salt)
      return timingSafeEqual(given, await entry.hash) ? entry.user : null
    },
    async wasteTime(password) {
      await hashPassword(password, randomBytes(16))
    },
    reset() {
      for (const [name, { user }] of stored) {
        if (isFixture(name)) continue
        stored.delete(name)
        tell(user, 'removed', null)
      }
      listFixtures()
    },
    save: () =>
      Promise.all(
        [...stored.values()].map(async ({ user, salt, hash }) => ({
          ...user,
          permissions: [...user.permissions],
          password: isFixture(user.name) ? null : { salt: salt.toString('base64url'), hash: (await hash).toString('base64url') },
        })),
      ),
    restore(saved) {
      const fixtures = new Map([...stored].filter(([name]) => isFixture(name)))
      stored.clear()
      for (const { password, ...user } of saved) {
        const fixture = fixtures.get(user.name)
        if (fixture !== undefined) stored.set(user.name, { ...fixture, user })
        else if (password !== null) {
          const [salt, hash] = [Buffer.from(password.salt, 'base64url'), Promise.resolve(Buffer.from(password.hash, 'base64url'))]
          stored.set(user.name, { user, salt, hash })
        }
      }
    },
  }
}

const isFixture = (name: string): boolean => fixtureUsers.some(fixture => fixture.name === name)

/** The form with its promise: `promisify` loses the overload that takes options. */
function hashPassword(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, HASH_BYTES, cost, (error, hash) => (error === null ? resolve(hash) : reject(error)))
  })
}
