import { webcrypto } from 'node:crypto'
import { findJsonMistake } from '@shared/problem/json-mistake.ts'
import { encodeBase64url, encodeText } from '@shared/web/base64url.ts'
import type { SignAsk } from '@shared/token-desk/verify-report.ts'
import { packJson, withMember, withoutMembers } from '@shared/token-desk/written-json.ts'
import { hmacKey } from '../stores/key-material.ts'
import type { Keyring, TokenKey } from '../stores/keyring.ts'

/** `name-twice` in the payload is signed as it is: to see what a server makes of it is what the desk is for. */
export type SignProblem = 'header-no-object' | 'payload-no-object' | 'no-secret'
export type Signed = { readonly ok: true; readonly token: string } | { readonly ok: false; readonly problem: SignProblem }

/**
 * Signs what the learner wrote. The lab's key never leaves the server: the text comes to the key. `alg`, and with the lab's key `kid`, are
 * set to what really signs, for a header that says otherwise would only hide which step refuses the token.
 */
export async function signToken(keyring: Pick<Keyring, 'signing'>, { header, payload, by }: SignAsk): Promise<Signed> {
  if (findJsonMistake(header) !== null) return { ok: false, problem: 'header-no-object' }
  const mistake = findJsonMistake(payload)
  if (mistake !== null && mistake.problem !== 'name-twice') return { ok: false, problem: 'payload-no-object' }
  if (by.kind === 'secret' && by.secret === '') return { ok: false, problem: 'no-secret' }
  if (by.kind === 'secret') return signed(withAlgorithm(header, 'HS256'), payload, 'HS256', await hmacKey(by.secret))
  const key = await keyring.signing()
  return signed(withMember(withAlgorithm(header, key.algorithm), 'kid', JSON.stringify(key.kid)), payload, key.algorithm, key.signWith)
}

/** `crit` names extensions that a reader must know (RFC 7515 §4.1.11); the desk gives a token none, so it is left out. */
const withAlgorithm = (header: string, algorithm: string): string =>
  withMember(withoutMembers(header, ['crit']), 'alg', JSON.stringify(algorithm))

type Algorithm = TokenKey['algorithm']
/** RFC 7518 §3.1 and RFC 8037 in the words of WebCrypto. */
const ways: { readonly [Name in Algorithm]: webcrypto.AlgorithmIdentifier | webcrypto.EcdsaParams } = {
  HS256: 'HMAC',
  RS256: 'RSASSA-PKCS1-v1_5',
  ES256: { name: 'ECDSA', hash: 'SHA-256' },
  EdDSA: 'Ed25519',
}

/** Over the very characters that were written (RFC 7515 §5.1): jose would read the header and write it again, and numbers with it. */
async function signed(header: string, payload: string, algorithm: Algorithm, key: TokenKey['signWith']): Promise<Signed> {
  const input = `${encodeText(packJson(header))}.${encodeText(packJson(payload))}`
  const signature = await webcrypto.subtle.sign(ways[algorithm], key as webcrypto.CryptoKey, Buffer.from(input))
  return { ok: true, token: `${input}.${encodeBase64url(new Uint8Array(signature))}` }
}
