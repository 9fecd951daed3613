import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileSync } from 'atomically'
import { readFileError } from '@shared/problem/file-problem.ts'
import type { VerifySignature } from '@shared/classroom/class-file.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'

/** The key of this copy of the app (Ed25519, RFC 8032): it says that two files come from one seat, and that nobody changed them since. */
export interface SeatKey {
  /** The public key, 32 octets in Base64url. */
  readonly publicKey: string
  /** @returns the signature of these octets in Base64url */
  sign(octets: Uint8Array): string
}

const name = 'seat-key.pem'

/**
 * The key that is kept in `folder`, or a new one.
 * @throws ExpectedFailure when the file cannot be read or kept
 */
export function openSeatKey(folder: string): SeatKey {
  const file = join(folder, name)
  const key = readKey(file) ?? makeKey(file)
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
  return { publicKey: x, sign: octets => sign(null, octets, key).toString('base64url') }
}

/** Null: there is none. What is there and no key of ours is replaced: a seat then counts as another one, which loses nothing. */
function readKey(file: string): KeyObject | null {
  let pem: string
  try {
    pem = readFileSync(file, 'utf8')
  } catch (error) {
    const problem = readFileError(error)
    if (problem.kind === 'gone') return null
    throw new ExpectedFailure('io', { kind: 'file', errand: 'read-progress', name: file, problem })
  }
  try {
    const key = createPrivateKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

function makeKey(file: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519')
  try {
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), { mode: 0o600 })
  } catch (error) {
    throw new ExpectedFailure('io', { kind: 'file', errand: 'keep-progress', name: file, problem: readFileError(error) })
  }
  return privateKey
}

export const verifySignature: VerifySignature = (octets, key, signature) => {
  try {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' })
    return verify(null, octets, publicKey, Buffer.from(signature, 'base64url'))
  } catch {
    return false // no point of the curve
  }
}
