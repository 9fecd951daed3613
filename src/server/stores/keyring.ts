import { webcrypto } from 'node:crypto'
import { exportJWK, exportSPKI, generateKeyPair, type CryptoKey, type JWK } from 'jose'
import type { KeyRow } from '@shared/lab/server-rows.ts'
import type { LabClock } from '../base/lab-clock.ts'
import type { RecordFact } from '../base/record.ts'
import type { SettingsReader } from './lab-settings-store.ts'

export type TokenAlgorithm = 'HS256' | 'RS256' | 'ES256' | 'EdDSA'

/** One key of the server. HS256 signs and verifies with the same; the others publish one half. */
export interface TokenKey {
  readonly kid: string
  readonly algorithm: TokenAlgorithm
  readonly createdLabMs: number
  readonly signWith: CryptoKey
  readonly verifyWith: CryptoKey
  /** What everybody may have: PEM (SPKI) and JWK; null for a shared secret. */
  readonly published: { readonly pem: string; readonly jwk: JWK } | null
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
}

/** In every list of passwords, and so the first that anybody tries. */
const WEAK_SECRET = 'letmein'

export interface KeyringOptions {
  readonly clock: LabClock
  readonly record: RecordFact
  readonly settings: SettingsReader
}

export function createKeyring({ clock, record, settings }: KeyringOptions): Keyring {
  const keys = new Map<string, TokenKey>()
  /** The newest key of each kind; a kind is an algorithm, and for HS256 how good its secret is. */
  const newest = new Map<string, TokenKey>()
  /** Being made: two requests at once want one key, not two. */
  const being = new Map<string, Promise<TokenKey>>()
  let count = 0

  const tell = ({ kid, algorithm, createdLabMs, state }: TokenKey, change: 'created' | 'demoted' | 'retired'): void => {
    const row = { kid, algorithm, createdLabMs, state }
    record({ observer: 'server', kind: 'key.changed', wire: null, change, row })
  }
  async function make(algorithm: TokenAlgorithm, isWeak: boolean): Promise<TokenKey> {
    const kid = `${isWeak ? 'weak' : algorithm.toLowerCase()}-${++count}`
    const material = await makeMaterial(algorithm, isWeak)
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
  }
}

/** Which kind of key the settings ask for: an algorithm, and for HS256 how good its secret is. */
function wantedKind(settings: SettingsReader): { readonly kind: string; readonly algorithm: TokenAlgorithm; readonly isWeak: boolean } {
  const { tokenAlgorithm: algorithm, tokenSecret } = settings.read()
  const isWeak = algorithm === 'HS256' && tokenSecret === 'weak'
  return { kind: isWeak ? 'weak' : algorithm, algorithm, isWeak }
}

/** RFC 7517 §5; nothing of a shared secret, nor of a key that counts no more. */
function publicJwk({ kid, algorithm, published, state }: TokenKey): readonly JWK[] {
  return published === null || state === 'retired' ? [] : [{ ...published.jwk, kid, alg: algorithm, use: 'sig' }]
}

type Material = Pick<TokenKey, 'signWith' | 'verifyWith' | 'published'>

/** A random secret of 256 bits as HS256 asks (RFC 7518 §3.2), a weak one that must never be, or a fresh pair. */
async function makeMaterial(algorithm: TokenAlgorithm, isWeak: boolean): Promise<Material> {
  if (algorithm === 'HS256') {
    const secret = isWeak ? await hmacKey(WEAK_SECRET) : await randomHmacKey()
    return { signWith: secret, verifyWith: secret, published: null }
  }
  const { privateKey, publicKey } = await generateKeyPair(algorithm)
  return { signWith: privateKey, verifyWith: publicKey, published: { pem: await exportSPKI(publicKey), jwk: await exportJWK(publicKey) } }
}

const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const

function randomHmacKey(): Promise<CryptoKey> {
  return webcrypto.subtle.generateKey({ ...HMAC, length: 256 }, false, ['sign', 'verify'])
}

/** A secret that is a text: what a public key becomes for a server that lets the token choose the algorithm. */
export function hmacKey(text: string): Promise<CryptoKey> {
  return webcrypto.subtle.importKey('raw', Buffer.from(text), HMAC, false, ['sign', 'verify'])
}
