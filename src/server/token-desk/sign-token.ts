import { CompactSign, type CryptoKey } from 'jose'
import { findJsonMistake } from '@shared/json-mistake.ts'
import type { JsonObject } from '@shared/jwt.ts'
import { packJson } from '@shared/token-desk/build-token.ts'
import type { SignAsk } from '@shared/token-desk/verify-report.ts'
import { hmacKey, type Keyring } from '../stores/keyring.ts'

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
  const said = JSON.parse(header) as JsonObject
  if (by.kind === 'secret') return signed({ ...said, alg: 'HS256' }, payload, await hmacKey(by.secret))
  const key = await keyring.signing()
  return signed({ ...said, alg: key.algorithm, kid: key.kid }, payload, key.signWith)
}

async function signed(header: JsonObject & { readonly alg: string }, payload: string, key: CryptoKey): Promise<Signed> {
  // `crit` names extensions that a reader must know (RFC 7515 §4.1.11); jose signs none that it does not know, so it is left out.
  const { crit: _, ...protectedHeader } = header
  const octets = new TextEncoder().encode(packJson(payload))
  return { ok: true, token: await new CompactSign(octets).setProtectedHeader({ ...protectedHeader, alg: header.alg }).sign(key) }
}
