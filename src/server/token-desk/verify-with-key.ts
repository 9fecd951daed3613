import { compactVerify, errors, importJWK, type CryptoKey } from 'jose'
import { decodeBase64url, type DecodedJwt } from '@shared/jwt.ts'
import type { DeskCode, StepOutcome, VerifyReport, VerifyStep } from '@shared/token-desk/verify-report.ts'
import type { CheckName } from '@shared/trace/check.ts'
import { afterStart, withinLife } from '../checks/token-time.ts'
import type { Outcome } from '../checks/check.ts'
import { tokenWellFormed } from '../checks/token-well-formed.ts'
import { strengthStep, typeStep } from './desk-steps.ts'
import { findJwk, jwkAlgorithms, publicPart, type GivenKey } from './given-key.ts'
import { weaknessOf } from './weak-secret.ts'

const hmacAlgorithms = ['HS256', 'HS384', 'HS512'] as const

/** Verifies with a secret that the learner typed: HMAC, and nothing else. */
export function verifyWithSecret(token: string, secret: string, nowMs: number): Promise<VerifyReport> {
  const octets = new TextEncoder().encode(secret)
  return verify(token, nowMs, () => {
    if (octets.length === 0) return { found: null, step: desk('key', 'refused', 'no-secret'), strength: [] }
    const strength = [strengthStep(weaknessOf(octets), octets.length)]
    return { found: { key: octets, algorithms: hmacAlgorithms }, step: desk('key', 'passed', 'secret-given'), strength }
  })
}

/** Verifies with a JWK, or with the key of a JWK set that the token names (RFC 7517). */
export function verifyWithJwk(token: string, text: string, nowMs: number): Promise<VerifyReport> {
  return verify(token, nowMs, ({ header }) => {
    const jwk = findJwk(text, header['kid'])
    if (jwk === 'no-jwk' || jwk === 'jwk-not-found') return { found: null, step: desk('key', 'refused', jwk), strength: [] }
    const found = { key: publicPart(jwk), algorithms: jwkAlgorithms(jwk) }
    const secret = jwk.kty === 'oct' && typeof jwk.k === 'string' ? decodeBase64url(jwk.k) : null
    const strength = secret === null ? [] : [strengthStep(weaknessOf(secret), secret.length)]
    const isPrivate = jwk.d !== undefined
    return { found, step: desk('key', isPrivate ? 'warned' : 'passed', isPrivate ? 'private-jwk' : 'jwk-given'), strength }
  })
}

interface Found {
  readonly key: GivenKey
  readonly algorithms: readonly string[]
}
type FindKey = (jwt: DecodedJwt) => {
  readonly found: Found | null
  readonly step: VerifyStep
  readonly strength: readonly VerifyStep[]
}

async function verify(token: string, nowMs: number, findKey: FindKey): Promise<VerifyReport> {
  const formed = await tokenWellFormed.decide({ credential: token })
  if (!formed.passed) return { steps: [check('token-well-formed', formed)], outcome: 'refused', user: null }
  const { jwt } = formed.gives
  const { found, step, strength } = findKey(jwt)
  const given = typeof jwt.header['alg'] === 'string' ? jwt.header['alg'].slice(0, 40) : null
  const fits = found !== null && given !== null && found.algorithms.includes(given)
  const steps: VerifyStep[] = [
    check('token-well-formed', formed),
    algorithmStep(given, found),
    step,
    await signatureStep(token, fits ? { ...found, algorithm: given } : null),
    check('token-time', withinLife(jwt.payload, nowMs)),
    startOf(jwt, nowMs),
    desk('issuer', 'not-asked', 'not-compared', { value: textOf(jwt.payload['iss']) }),
    desk('audience', 'not-asked', 'not-compared', { value: textOf(jwt.payload['aud']) }),
    typeStep(jwt),
    ...strength,
  ]
  const isRefused = steps.some(({ outcome }) => outcome === 'refused' || outcome === 'not-reached')
  return { steps, outcome: isRefused ? 'refused' : 'genuine', user: null }
}

/** The key decides which algorithm may be, never the token (RFC 8725 §3.1). */
function algorithmStep(given: string | null, found: Found | null): VerifyStep {
  const params = { given, allowed: found?.algorithms.join(', ') ?? null }
  if (given?.toLowerCase() === 'none') return desk('algorithm', 'refused', 'unsecured', params)
  if (found === null) return desk('algorithm', 'not-reached', 'fits-key', params)
  const fits = given !== null && found.algorithms.includes(given)
  return desk('algorithm', fits ? 'passed' : 'refused', fits ? 'fits-key' : 'not-for-key', params)
}

async function signatureStep(token: string, using: (Found & { readonly algorithm: string }) | null): Promise<VerifyStep> {
  const step = { by: 'check', name: 'token-signature' } as const
  if (using === null) return { ...step, outcome: 'not-reached', code: 'ok', params: {} }
  const params = { algorithm: using.algorithm, own: true }
  const isGenuine = await holds(token, using.key, using.algorithm)
  return isGenuine ? { ...step, outcome: 'passed', code: 'ok', params } : { ...step, outcome: 'refused', code: 'bad-signature', params }
}

async function holds(token: string, given: GivenKey, algorithm: string): Promise<boolean> {
  try {
    const key: CryptoKey | Uint8Array = given instanceof Uint8Array ? given : await importJWK(given, algorithm)
    await compactVerify(token, key, { algorithms: [algorithm] })
    return true
  } catch (error) {
    // What was pasted may be any key or none; jose, WebCrypto and Node each refuse it in their own way.
    if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof DOMException || error instanceof RangeError)
      return false
    throw error // a fault of ours
  }
}

function check(name: CheckName, outcome: Outcome<object>): VerifyStep {
  if (outcome.passed) return { by: 'check', name, outcome: 'passed', code: 'ok', params: outcome.params }
  return { by: 'check', name, outcome: 'refused', code: outcome.refusal.code, params: outcome.refusal.params }
}

function startOf({ payload }: DecodedJwt, nowMs: number): VerifyStep {
  const start = afterStart(payload, nowMs)
  return start.passed ? desk('not-before', 'passed', payload['nbf'] === undefined ? 'no-start' : 'started') : check('token-time', start)
}

function desk(
  name: Extract<VerifyStep, { by: 'desk' }>['name'],
  outcome: StepOutcome,
  code: DeskCode,
  params: VerifyStep['params'] = {},
): VerifyStep {
  return { by: 'desk', name, outcome, code, params }
}

const textOf = (claim: unknown): string | null =>
  claim === undefined ? null : (typeof claim === 'string' ? claim : JSON.stringify(claim)).slice(0, 200)
