import type { DecodedJwt } from '@shared/jwt.ts'
import type { VerifyStep } from '@shared/token-desk/verify-report.ts'

/**
 * What kind of token it says it is. The lab's servers do not look; RFC 8725 §3.11 asks for it where one issuer makes several kinds. `typ` is
 * a media type whose `application/` is left out, and case does not count (RFC 7519 §5.1).
 */
export function typeStep({ header }: DecodedJwt): VerifyStep {
  const type = header['typ']
  const code =
    type === undefined ? 'type-missing' : typeof type === 'string' && /^(application\/)?jwt$/i.test(type) ? 'type-jwt' : 'type-other'
  const params = { type: typeof type === 'string' ? type.slice(0, 80) : null }
  return { by: 'desk', name: 'type', outcome: 'not-asked', code, params }
}

export function strengthStep(weakness: 'guessable' | 'short' | null, bytes: number | null = null): VerifyStep {
  const outcome = weakness === null ? 'passed' : 'warned'
  return { by: 'desk', name: 'strength', outcome, code: weakness ?? 'strong', params: { bytes } }
}
