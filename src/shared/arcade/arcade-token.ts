import { encodeText } from '../web/base64url.ts'
import type { SignAsk } from '../token-desk/verify-report.ts'
import type { Trial } from '../workbench/trial.ts'
import type { TokenPlan } from './arcade-question.ts'

/* The token of a question: the lab's own key signs it first, then it is changed. */

/** What the lab signs. @param nowMs by the lab clock */
export function askToSign({ role, endsInSeconds, change }: TokenPlan, nowMs: number): SignAsk {
  const now = Math.floor(nowMs / 1000)
  const claims = {
    iss: 'https://shop.test',
    aud: 'https://api.shop.test',
    sub: 'alice',
    role,
    iat: now - 7200,
    ...(endsInSeconds === null ? {} : { exp: now + endsInSeconds }),
  }
  const by = change === 'other-secret' ? ({ kind: 'secret', secret: 'not the server’s secret' } as const) : ({ kind: 'lab' } as const)
  return { header: '{"alg":"HS256","typ":"JWT"}', payload: JSON.stringify(claims), by }
}

/** The signed token as the plan changes it. */
export function changedToken(signed: string, { change }: TokenPlan): string {
  const [header = '', payload = '', signature = ''] = signed.split('.')
  switch (change) {
    case 'none':
    case 'other-secret':
      return signed
    case 'role-raised':
      return [header, withClaim(payload, 'role', 'admin', 'root'), signature].join('.')
    case 'later-exp':
      return [header, withClaim(payload, 'exp', 4_102_444_800, 4_102_444_801), signature].join('.')
    case 'signature-changed':
      return [header, payload, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`].join('.')
    case 'alg-none':
      return [encodeText('{"alg":"none","typ":"JWT"}'), payload, ''].join('.')
  }
}

/** With `value`, or with `other` where it had that already: it is another token in any case. */
function withClaim(payload: string, name: string, value: unknown, other: unknown): string {
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0))
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<string, unknown>>
  return encodeText(JSON.stringify({ ...claims, [name]: claims[name] === value ? other : value }))
}

/** A page of the shop asks the API with it. */
export const tokenTrial = (token: string): Trial => ({
  answer: null,
  ask: {
    to: { scheme: 'https', host: 'api.shop.test', path: '/bearer/me' },
    way: 'fetch',
    method: 'GET',
    from: { scheme: 'https', host: 'shop.test' },
    authorization: `Bearer ${token}`,
    answered: 'lab',
  },
})
