import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '@shared/web/jwt.ts'
import type { Asked, Outcome } from '../../../src/server/checks/check.ts'
import { tokenAudience } from '../../../src/server/checks/token-audience.ts'
import { tokenIssuer } from '../../../src/server/checks/token-issuer.ts'
import { tokenTime } from '../../../src/server/checks/token-time.ts'
import type { HasToken } from '../../../src/server/checks/token-well-formed.ts'

const NOW = 1_893_456_000

/** Claims that only a key holder could sign: no request can bring them, so the checks are asked one by one. */
function asked(payload: JsonObject): Asked & HasToken {
  const request = new IncomingMessage(new Socket())
  const jwt = {
    header: { alg: 'HS256' },
    payload,
    texts: { header: '', payload: '' },
    parts: { header: '', payload: '', signature: '' },
    signatureBytes: 32,
  }
  return { request, visit: {} as Asked['visit'], nowMs: NOW * 1000, jwt }
}

async function codeOf(outcome: Outcome<unknown> | Promise<Outcome<unknown>>): Promise<string> {
  const settled = await outcome
  return settled.passed ? 'ok' : settled.refusal.code
}

describe('token-time (RFC 7519 §4.1.4, §4.1.5)', () => {
  it.each([
    [{ exp: NOW + 1 }, 'ok'],
    [{ exp: NOW }, 'expired'],
    [{ exp: NOW - 0.001 }, 'expired'],
    [{ exp: NOW + 1, nbf: NOW }, 'ok'],
    [{ exp: NOW + 9, nbf: NOW + 1 }, 'not-yet-valid'],
    [{}, 'no-expiry'],
    [{ exp: String(NOW + 1) }, 'no-numeric-date'],
    [{ exp: null }, 'no-numeric-date'],
    [{ exp: 1e300 }, 'no-numeric-date'],
    [{ exp: NOW + 1, nbf: String(NOW + 9) }, 'no-numeric-date'],
    [{ exp: NOW + 1, nbf: null }, 'no-numeric-date'],
    [{ exp: NOW + 1, iat: 'now' }, 'no-numeric-date'],
    [{ exp: NOW + 0.5, nbf: -1, iat: 0.25 }, 'ok'],
  ])('%j: %s', async (claims, code) => {
    expect(await codeOf(tokenTime.decide(asked(claims)))).toBe(code)
  })
})

describe('token-issuer (RFC 7519 §4.1.1)', () => {
  it.each([
    [{ iss: 'https://shop.test' }, 'ok'],
    [{ iss: 'https://shop.test/' }, 'wrong-issuer'],
    [{ iss: 'https://evil.test' }, 'wrong-issuer'],
    [{ iss: ['https://shop.test'] }, 'wrong-issuer'],
    [{}, 'wrong-issuer'],
  ])('%j: %s', async (claims, code) => {
    expect(await codeOf(tokenIssuer('https://shop.test').decide(asked(claims)))).toBe(code)
  })
})

describe('token-audience (RFC 7519 §4.1.3)', () => {
  it.each([
    [{ aud: 'a' }, 'ok'],
    [{ aud: ['b', 'a'] }, 'ok'],
    [{ aud: 'b' }, 'wrong-audience'],
    [{ aud: 'a b' }, 'wrong-audience'],
    [{ aud: [] }, 'wrong-audience'],
    [{ aud: { a: 'a' } }, 'wrong-audience'],
    [{}, 'wrong-audience'],
  ])('%j: %s', async (claims, code) => {
    expect(await codeOf(tokenAudience('a').decide(asked(claims)))).toBe(code)
  })

  it('takes no role but admin for admin', async () => {
    for (const role of ['Admin', 'root', ['admin'], true, null]) {
      const outcome = await tokenAudience('a').decide(asked({ aud: 'a', sub: 'x', role }))
      expect(outcome).toMatchObject({ passed: true, gives: { user: { name: 'x', role: 'user' } } })
    }
  })
})
