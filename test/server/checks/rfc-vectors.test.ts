import { importJWK, type JWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { decodeJwt } from '@shared/web/jwt.ts'
import { defaultLabSettings } from '@shared/lab/lab-settings.ts'
import { tokenAlgorithm } from '../../../src/server/checks/token-algorithm.ts'
import { tokenSignature } from '../../../src/server/checks/token-signature.ts'
import type { TokenAlgorithm } from '../../../src/server/stores/key-material.ts'
import type { TokenKey } from '../../../src/server/stores/keyring.ts'

/* The examples of RFC 7515, appendix A, and RFC 8037, appendix A, through the checks that the lab's tokens go through. */

const joe = 'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ'
const vectors: readonly (readonly [name: string, algorithm: TokenAlgorithm, jwk: JWK, token: string])[] = [
  [
    'RFC 7515 §A.1',
    'HS256',
    { kty: 'oct', k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow' },
    `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${joe}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`,
  ],
  [
    'RFC 7515 §A.2',
    'RS256',
    {
      kty: 'RSA',
      n: 'ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ',
      e: 'AQAB',
    },
    `eyJhbGciOiJSUzI1NiJ9.${joe}.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw`,
  ],
  [
    'RFC 7515 §A.3',
    'ES256',
    { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' },
    `eyJhbGciOiJFUzI1NiJ9.${joe}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q`,
  ],
  [
    'RFC 8037 §A.4',
    'EdDSA',
    { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
    'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
  ],
]

const settings = { read: () => defaultLabSettings }
const decoded = decodeJwt(`eyJhbGciOiJub25lIn0.${joe}.`)
const jwt = decoded.ok ? decoded.jwt : null

async function isGenuine(algorithm: TokenAlgorithm, jwk: JWK, token: string): Promise<boolean> {
  const verifyWith = (await importJWK({ ...jwk, alg: algorithm }, algorithm)) as TokenKey['verifyWith']
  const key = { kid: 'rfc', algorithm, createdLabMs: 0, state: 'signing', signWith: verifyWith, verifyWith, published: null } as TokenKey
  if (jwt === null) throw new Error('the unsecured example cannot be read')
  // The payload of RFC 8037 is a sentence and no JSON: only the signature is asked about.
  const header = { alg: algorithm }
  return (await tokenSignature(settings).decide({ credential: token, jwt: { ...jwt, header }, key })).passed
}

describe.each(vectors)('%s, %s', (_name, algorithm, jwk, token) => {
  it('is genuine', async () => {
    expect(await isGenuine(algorithm, jwk, token)).toBe(true)
  })

  it('is not once any of its parts is another', async () => {
    const parts = token.split('.')
    for (const index of [0, 1, 2]) {
      const changed = parts.map((part, at) => (at === index ? `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}` : part)).join('.')
      expect([index, await isGenuine(algorithm, jwk, changed)]).toEqual([index, false])
    }
  })

  it('is not with its signature cut, doubled or taken off', async () => {
    const [head = '', body = '', signature = ''] = token.split('.')
    for (const other of ['', signature.slice(0, -4), `${signature}${signature}`]) {
      expect(await isGenuine(algorithm, jwk, `${head}.${body}.${other}`)).toBe(false)
    }
  })
})

it('RFC 7515 §A.5, the unsecured example, ends at the algorithm', async () => {
  const keyring = { find: () => null, algorithms: () => ['HS256', 'RS256', 'ES256', 'EdDSA'] as const }
  if (jwt === null) throw new Error('the unsecured example cannot be read')
  expect(await tokenAlgorithm(keyring as never, settings).decide({ jwt })).toMatchObject({ passed: false, refusal: { code: 'unsecured' } })
})
