import { importJWK, type CryptoKey, type JWK } from 'jose'
import { decodeBase64url, type DecodedJwt, type JsonObject } from '@shared/web/jwt.ts'
import { writtenValue } from '@shared/token-desk/written-json.ts'
import type { VerifyReport, VerifyStep } from '@shared/token-desk/verify-report.ts'
import { afterStart, withinLife } from '../checks/token-time.ts'
import { signatureOutcome } from '../checks/token-signature.ts'
import { tokenWellFormed } from '../checks/token-well-formed.ts'
import { signatureFault, type SignatureFault } from '../checks/verify-signature.ts'
import { checkStep, deskStep, issueSteps, startStep, strengthStep, typeStep } from './desk-steps.ts'
import { findKeys, isForOtherUse, jwkAlgorithms, publicPart, rsaBits, secretReadings, type GivenKey } from './given-key.ts'

const hmacAlgorithms = ['HS256', 'HS384', 'HS512'] as const

/** A key that may have signed, and what is to be said of it should it be the one. */
interface Candidate {
  readonly key: GivenKey
  readonly algorithms: readonly string[]
  readonly step: VerifyStep
  readonly strength: readonly VerifyStep[]
}
/** Never empty, or the step that says why there is none. */
type Candidates = readonly [Candidate, ...Candidate[]] | VerifyStep

/** Verifies with a secret that the learner typed: HMAC, and nothing else. */
export function verifyWithSecret(token: string, secret: string, nowMs: number): Promise<VerifyReport> {
  return verify(token, nowMs, ({ header }) => {
    if (secret === '') return deskStep('key', 'refused', 'no-secret')
    const [first, ...more] = secretReadings(secret).map(({ form, octets }): Candidate => {
      const step = form === 'text' ? deskStep('key', 'passed', 'secret-given') : deskStep('key', 'passed', 'secret-read-as', { form })
      return { key: octets, algorithms: hmacAlgorithms, step, strength: [strengthStep(octets, textOf(header['alg']))] }
    })
    return first === undefined ? deskStep('key', 'refused', 'no-secret') : [first, ...more]
  })
}

/** Verifies with a JWK, a PEM key, or the keys of a JWK set that the token may mean (RFC 7517). */
export function verifyWithJwk(token: string, text: string, nowMs: number): Promise<VerifyReport> {
  return verify(token, nowMs, ({ header }) => {
    const found = findKeys(text, header['kid'])
    if ('problem' in found) return deskStep('key', 'refused', found.problem, { kid: textOf(header['kid']) })
    const [first, ...more] = found.keys.map(jwk => candidateOf(jwk, found.form, found.keys.length, header))
    return first === undefined ? deskStep('key', 'refused', 'no-jwk') : [first, ...more]
  })
}

function candidateOf(jwk: JWK, form: 'jwk' | 'set' | 'pem', among: number, header: JsonObject): Candidate {
  const algorithm = textOf(header['alg'])
  const secret = jwk.kty === 'oct' && typeof jwk.k === 'string' ? decodeBase64url(jwk.k) : null
  const strength = secret === null ? [] : [strengthStep(secret, algorithm)]
  return { key: jwk, algorithms: jwkAlgorithms(jwk), step: keyStep(jwk, form, among, textOf(header['kid'])), strength }
}

function keyStep(jwk: JWK, form: 'jwk' | 'set' | 'pem', among: number, wanted: string | null): VerifyStep {
  const bits = rsaBits(jwk)
  if (isForOtherUse(jwk)) {
    const operations = Array.isArray(jwk.key_ops) ? jwk.key_ops.join(', ').slice(0, 80) : null
    return deskStep('key', 'refused', 'key-other-use', { use: textOf(jwk.use) ?? operations })
  }
  // RFC 7518 §3.3 and §3.5: "A key of size 2048 bits or larger MUST be used".
  if (bits !== null && bits < 2048) return deskStep('key', 'refused', 'rsa-too-short', { bits })
  if (jwk.d !== undefined) return deskStep('key', 'warned', 'private-jwk')
  const kid = textOf(jwk.kid)
  if (among > 1) return deskStep('key', 'passed', 'found-by-trying', { kid, among })
  if (form === 'jwk' && wanted !== null && kid !== null && kid !== wanted) return deskStep('key', 'warned', 'other-kid', { kid, wanted })
  return deskStep('key', 'passed', form === 'pem' ? 'pem-given' : 'jwk-given')
}

interface Tried {
  readonly candidate: Candidate
  readonly fits: boolean
  /** undefined: not computed, as the key or its algorithm does not allow it. */
  readonly fault: SignatureFault | null | undefined
}

async function verify(token: string, nowMs: number, find: (jwt: DecodedJwt) => Candidates): Promise<VerifyReport> {
  const formed = await tokenWellFormed.decide({ credential: token })
  if (!formed.passed) return { steps: [checkStep('token-well-formed', formed)], outcome: 'refused', user: null }
  const { jwt } = formed.gives
  const candidates = find(jwt)
  const given = typeof jwt.header['alg'] === 'string' ? jwt.header['alg'].slice(0, 40) : null
  const steps: VerifyStep[] = [
    checkStep('token-well-formed', formed),
    ...('outcome' in candidates ? withoutKey(given, candidates) : await withKeys(token, jwt, given, candidates)),
    checkStep('token-time', withinLife(jwt.payload, nowMs)),
    startStep(jwt, afterStart(jwt.payload, nowMs)),
    ...issueSteps(jwt),
    deskStep('issuer', 'not-asked', 'not-compared', { value: written(jwt.texts.payload, 'iss') }),
    deskStep('audience', 'not-asked', 'not-compared', { value: written(jwt.texts.payload, 'aud') }),
    typeStep(jwt),
  ]
  const isRefused = steps.some(({ outcome }) => outcome === 'refused' || outcome === 'not-reached')
  return { steps, outcome: isRefused ? 'refused' : 'genuine', user: null }
}

const withoutKey = (given: string | null, key: VerifyStep): readonly VerifyStep[] => [
  given?.toLowerCase() === 'none'
    ? deskStep('algorithm', 'refused', 'unsecured', { given })
    : deskStep('algorithm', 'not-reached', 'fits-key'),
  key,
  { by: 'check', name: 'token-signature', outcome: 'not-reached', code: 'ok', params: {} },
]

/** Each key is tried; told is the one that verifies, else the one that came nearest. */
async function withKeys(
  token: string,
  jwt: DecodedJwt,
  given: string | null,
  candidates: readonly [Candidate, ...Candidate[]],
): Promise<readonly VerifyStep[]> {
  const tried = await Promise.all(candidates.map(candidate => tryKey(token, jwt, given, candidate)))
  const best =
    tried.find(({ fault }) => fault === null) ??
    tried.find(({ fault }) => fault !== undefined) ??
    tried.find(({ fits }) => fits) ??
    tried[0]
  if (best === undefined) return []
  const { candidate, fits, fault } = best
  const isSet = candidates.length > 1 && candidate.step.code !== 'secret-given' && candidate.step.code !== 'secret-read-as'
  const among = { count: candidates.length }
  const step =
    fault !== null && isSet && candidate.step.outcome !== 'refused' ? deskStep('key', 'passed', 'tried-each', among) : candidate.step
  return [algorithmStep(given, candidate.algorithms, fits), step, signatureStep(given ?? '', fault), ...candidate.strength]
}

async function tryKey(token: string, jwt: DecodedJwt, given: string | null, candidate: Candidate): Promise<Tried> {
  const fits = given !== null && candidate.algorithms.includes(given)
  if (!fits || candidate.step.outcome === 'refused') return { candidate, fits, fault: undefined }
  const key = await usable(candidate.key, given)
  return { candidate, fits, fault: key === null ? { fault: 'key-unusable' } : await signatureFault(token, jwt, key, given) }
}

async function usable(key: GivenKey, algorithm: string): Promise<CryptoKey | Uint8Array | null> {
  if (key instanceof Uint8Array) return key
  try {
    return await importJWK(publicPart(key), algorithm)
  } catch {
    return null // what was pasted may be any key or none; jose, WebCrypto and Node each refuse it in their own way
  }
}

/** The key decides which algorithm may be, never the token (RFC 8725 §3.1). */
function algorithmStep(given: string | null, algorithms: readonly string[], fits: boolean): VerifyStep {
  const params = { given, allowed: algorithms.join(', ') || null }
  if (given?.toLowerCase() === 'none') return deskStep('algorithm', 'refused', 'unsecured', params)
  return deskStep('algorithm', fits ? 'passed' : 'refused', fits ? 'fits-key' : 'not-for-key', params)
}

function signatureStep(algorithm: string, fault: SignatureFault | null | undefined): VerifyStep {
  if (fault === undefined) return { by: 'check', name: 'token-signature', outcome: 'not-reached', code: 'ok', params: {} }
  return checkStep('token-signature', signatureOutcome(fault, { algorithm, own: true }))
}

/** As it stands in the token: a number keeps its digits. */
const written = (json: string, name: string): string | null => writtenValue(json, name)?.slice(0, 200) ?? null

const textOf = (claim: unknown): string | null =>
  claim === undefined ? null : (typeof claim === 'string' ? claim : JSON.stringify(claim)).slice(0, 200)
