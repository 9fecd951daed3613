import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'

export const roles = ['user', 'admin'] as const
export type Role = (typeof roles)[number]

export interface User {
  readonly name: string
  readonly role: Role
}

/** Fixtures of the lab: their passwords are printed on every log-in form. */
export const fixtureUsers: readonly (User & { readonly password: string })[] = [
  { name: 'alice', role: 'user', password: 'wonderland' },
  { name: 'bob', role: 'user', password: 'builder' },
  { name: 'admin', role: 'admin', password: 'opensesame' },
]

export interface UserStore {
  find(name: string): User | null
  names(): string[]
  /** Null when there is no such user or the password is another. */
  logIn(name: string, password: string): Promise<User | null>
  /** Takes as long as a real comparison and always fails. */
  wasteTime(password: string): Promise<void>
}

/**
 * Modest on purpose: about 40 ms here and twice that in the app's runtime (BoringSSL), off the main thread. A real service would take
 * N = 2^17 (OWASP), a second of waiting for each try in a lesson.
 */
const cost: ScryptOptions = { N: 2 ** 13, r: 8, p: 1 }
const HASH_BYTES = 32

interface Stored {
  readonly user: User
  readonly salt: Buffer
  readonly hash: Promise<Buffer>
}

/** The fixtures with freshly salted hashes. Hashing runs on in the background; the first log-in waits for it if it must. */
export function createUserStore(): UserStore {
  const stored = new Map<string, Stored>()
  for (const { name, role, password } of fixtureUsers) {
    const salt = randomBytes(16)
    stored.set(name, { user: { name, role }, salt, hash: hashPassword(password, salt) })
  }
  return {
    find: name => stored.get(name)?.user ?? null,
    names: () => [...stored.keys()],
    async logIn(name, password) {
      const entry = stored.get(name)
      if (entry === undefined) return null
      const given = await hashPassword(password, entry.salt)
      return timingSafeEqual(given, await entry.hash) ? entry.user : null
    },
    async wasteTime(password) {
      await hashPassword(password, randomBytes(16))
    },
  }
}

/** The form with its promise: `promisify` loses the overload that takes options. */
function hashPassword(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, HASH_BYTES, cost, (error, hash) => (error === null ? resolve(hash) : reject(error)))
  })
}
