import type { JWK } from 'jose'
import type { SavedKey } from '@shared/world/server-state.ts'
import type { KeyRow } from '@shared/lab/server-rows.ts'
import type { LabClock } from '../base/lab-clock.ts'
import type { RecordFact } from '../base/record.ts'
import { makeKeyMaterial, privateHalf, type KeyMaterial, type TokenAlgorithm } from './key-material.ts'
import type { SettingsReader } from './lab-settings-store.ts'

/** One key of the server. */
export interface TokenKey extends KeyMaterial {
  readonly kid: string
  readonly algorithm: TokenAlgorithm
  readonly createdLabMs: number
  /** Made from a word that everybody guesses. */
  readonly isWeak: boolean
  state: KeyRow['state']
}

/** The server's keys by their `kid` (RFC 7515 §4.1.4). A key that no longer signs goes on verifying until it is retired. */
export interface Keyring {
  /** The key for new tokens, as the switches want it; made when it is first needed. */
  signing(): Promise<TokenKey>
  find(kid: string): TokenKey | null
  /** Algorithms that a token may name: those of the keys that still count. */
  algorithms(): readonly TokenAlgorithm[]
  /** New tokens are signed with a new key from here on. */
  rotate(): void
  /** Without `kid`: every key that no longer signs. False: there is none such. */
  retire(kid?: string): boolean
  /** As at the start: one key goes on, the one that would sign by the switches of now. No other counts any more. */
  reset(): void
  /** The public halves (RFC 7517 §5), for servers that verify tokens elsewhere. */
  published(): { readonly keys: readonly JWK[] }
  list(): KeyRow[]
  /** For a snapshot of the lab: with the private halves. */
  save(): Promise<{ keys: SavedKey[]; keysMade: number }>
  /** As in a snapshot. Records nothing: the snapshot's own fact tells the rows. */
  restore(saved: { readonly keys: readonly RestoredKey[]; readonly keysMade: number }): void
}

export interface RestoredKey {
  readonly key: TokenKey
  readonly isNewest: boolean
}

export interface KeyringOptions {
  readonly clock: LabClock
  readonly record: RecordFact
  readonly settings: SettingsReader
}

/** Long: one ring of keys; what is done with them is a few lines each. */
export function createKeyring({ clock, record, settings }: KeyringOptions): Keyring {
  const keys = new Map<string, TokenKey>()
  /** The newest key of each kind; a kind is an algorithm, and for HS256 how good its secret is. */
  const newest = new Map<string, TokenKey>()
  /** Being made: two requests at once want one key, not two. */
  const being = new Map<string, Promise<TokenKey>>()
  let count = 0

  const tell = (key: TokenKey, change: 'created' | 'demoted' | 'retired'): void => {
    record({ observer: 'server', kind: 'key.changed', wire: null, change, row: rowOf(key) })
  }
  async function make(algorithm: TokenAlgorithm, isWeak: boolean): Promise<TokenKey> {
    const kid = `${isWeak ? 'weak' : algorithm.toLowerCase()}-${++count}`
    const material = await makeKeyMaterial(algorithm, isWeak)
    const key: TokenKey = { kid, algorithm, createdLabMs: clock.now(), state: 'signing', isWeak, ...material }
    keys.set(kid, key)
    tell(key, 'created')
    return key
  }

  function demote(key: TokenKey): void {
    if (key.state !== 'signing') return
    key.state = 'verifying'
    tell(key, 'demoted')
  }

  function retire(key: TokenKey): void {
    key.state = 'retired'
    tell(key, 'retired')
  }

  return {
    async signing() {
      const { kind, algorithm, isWeak } = wantedKind(settings)
      const known = newest.get(kind)
      const made = known?.state === 'signing' ? known : (being.get(kind) ?? make(algorithm, isWeak))
      if (made instanceof Promise) being.set(kind, made)
      const key = await Promise.resolve(made).finally(() => being.delete(kind)) // one that failed is tried again
      newest.set(kind, key)
      for (const other of keys.values()) if (other !== key) demote(other)
      return key
    },
    find: kid => keys.get(kid) ?? null,
    algorithms() {
      const alive = [...keys.values()].filter(({ state }) => state !== 'retired')
      return [...new Set([...alive.map(({ algorithm }) => algorithm), settings.read().tokenAlgorithm])]
    },
    rotate() {
      newest.clear()
      for (const key of keys.values()) demote(key)
    },
    retire(kid) {
      const meant = [...keys.values()].filter(key =>
        kid === undefined ? key.state === 'verifying' : key.kid === kid && key.state !== 'retired',
      )
      for (const key of meant) retire(key)
      // A key that was still signing gets a successor with the next token.
      if (meant.length > 0 && kid !== undefined) newest.clear()
      return meant.length > 0
    },
    reset() {
      const signing = newest.get(wantedKind(settings).kind)
      for (const key of keys.values()) {
        const goesOn = key === signing && key.state === 'signing'
        if (!goesOn && key.state !== 'retired') retire(key)
      }
    },
    published: () => ({ keys: [...keys.values()].flatMap(publicJwk) }),
    list: () => [...keys.values()].map(rowOf),
    async save() {
      const newestOnes = new Set(newest.values())
      const saved = [...keys.values()].map(async key => {
        const { isWeak } = key
        return { ...rowOf(key), algorithm: key.algorithm, isWeak, isNewest: newestOnes.has(key), jwk: await privateHalf(key) }
      })
      return { keys: await Promise.all(saved), keysMade: count }
    },
    restore(saved) {
      keys.clear()
      newest.clear()
      for (const { key, isNewest } of saved.keys) {
        keys.set(key.kid, key)
        if (isNewest) newest.set(kindOf(key), key)
      }
      count = saved.keysMade
    },
  }
}

const rowOf = ({ kid, algorithm, createdLabMs, state }: TokenKey): KeyRow => ({ kid, algorithm, createdLabMs, state })
const kindOf = ({ algorithm, isWeak }: Pick<TokenKey, 'algorithm' | 'isWeak'>): string => (isWeak ? 'weak' : algorithm)

/** Which kind of key the settings ask for: an algorithm, and for HS256 how good its secret is. */
function wantedKind(settings: SettingsReader): { readonly kind: string; readonly algorithm: TokenAlgorithm; readonly isWeak: boolean } {
  const { tokenAlgorithm: algorithm, tokenSecret } = settings.read()
  const isWeak = algorithm === 'HS256' && tokenSecret === 'weak'
  return { kind: kindOf({ algorithm, isWeak }), algorithm, isWeak }
}

/** RFC 7517 §5; nothing of a shared secret, nor of a key that counts no more. */
function publicJwk({ kid, algorithm, published, state }: TokenKey): readonly JWK[] {
  return published === null || state === 'retired' ? [] : [{ ...published.jwk, kid, alg: algorithm, use: 'sig' }]
}
