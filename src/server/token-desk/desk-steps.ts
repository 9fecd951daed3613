import type { DecodedJwt } from '@shared/web/jwt.ts'
import type { CheckName } from '@shared/trace/check.ts'
import { writtenValue } from '@shared/token-desk/written-json.ts'
import type { DeskCode, DeskStepName, StepOutcome, VerifyStep } from '@shared/token-desk/verify-report.ts'
import type { Outcome } from '../checks/check.ts'
import { issuedAt } from '../checks/token-time.ts'
import { strengthOf } from './weak-secret.ts'

/** A step that only the desk takes. */
export function deskStep(name: DeskStepName, outcome: StepOutcome, code: DeskCode, params: VerifyStep['params'] = {}): VerifyStep {
  return { by: 'desk', name, outcome, code, params }
}

/** One of the server's own checks; null: it could not be asked. */
export function checkStep(name: CheckName, outcome: Outcome<object> | null): VerifyStep {
  if (outcome === null) return { by: 'check', name, outcome: 'not-reached', code: 'ok', params: {} }
  if (outcome.passed) return { by: 'check', name, outcome: 'passed', code: 'ok', params: outcome.params }
  return { by: 'check', name, outcome: 'refused', code: outcome.refusal.code, params: outcome.refusal.params }
}

/** @param start what the server's own check says of `nbf` */
export function startStep({ payload }: DecodedJwt, start: Outcome<object>): VerifyStep {
  if (!start.passed) return checkStep('token-time', start)
  return deskStep('not-before', 'passed', payload['nbf'] === undefined ? 'no-start' : 'started')
}

/** `iat` is worth a step only where it is no date: then the server refuses the token for it. */
export function issueSteps({ payload }: DecodedJwt): readonly VerifyStep[] {
  const issue = issuedAt(payload)
  return issue.passed ? [] : [checkStep('token-time', issue)]
}

/**
 * What kind of token it says it is. The lab's servers do not look; RFC 8725 §3.11 asks for it where one issuer makes several kinds. `typ` is
 * a media type whose `application/` is left out, and case does not count (RFC 7519 §5.1).
 */
export function typeStep({ header, texts }: DecodedJwt): VerifyStep {
  const type = header['typ']
  const code =
    type === undefined ? 'type-missing' : typeof type === 'string' && /^(application\/)?jwt$/i.test(type) ? 'type-jwt' : 'type-other'
  const params = { type: writtenValue(texts.header, 'typ')?.slice(0, 80) ?? null }
  return deskStep('type', 'not-asked', code, params)
}

/** Of a secret that was typed: its length, and whether it is a word that is tried first. */
export function strengthStep(secret: Uint8Array, algorithm: string | null): VerifyStep {
  const { weakness, wanted } = strengthOf(secret, algorithm)
  const params = { bytes: secret.length, algorithm: algorithm ?? 'HS256', wanted }
  return deskStep('strength', weakness === null ? 'passed' : 'warned', weakness ?? 'strong', params)
}

/** Of the lab's own secret, which nobody but the lab has seen: it is random, or a switch made it a word. */
export function ownStrengthStep(isWeak: boolean): VerifyStep {
  return isWeak ? deskStep('strength', 'warned', 'guessable') : deskStep('strength', 'passed', 'random')
}
