import { describe, expect, it } from 'vitest'
import type { JsonValue } from '@shared/web/jwt.ts'
import { claimWords, explainedClaims, unknownClaim } from '@shared/words/claim-words.ts'

const names = (['header', 'payload'] as const).flatMap(part => explainedClaims[part].map(name => [part, name] as const))

describe('the words on a token', () => {
  it.each(names)('%s %s has a short word, a sentence and a rule', (part, name) => {
    const words = claimWords(part, name)
    expect(words?.short.en.length).toBeLessThan(32)
    expect(words?.short.ko).toMatch(/[가-힣]/)
    expect(words?.sentence.en).toMatch(/^[A-Z].*[.)]$/)
    expect(words?.sentence.ko).toMatch(/[가-힣].*니다(\(.*\))?\.$/)
    expect(words?.rule).toMatch(/^(RFC \d{4} §|OpenID)/)
  })

  it.each([
    ['header', 'alg typ kid'],
    ['payload', 'iss sub aud exp nbf iat jti role'],
  ] as const)('knows all that the lab puts into the %s', (part, known) => {
    expect(known.split(' ').filter(name => claimWords(part, name) === null)).toEqual([])
  })

  it('keeps apart what stands in the header and what in the claims', () => {
    expect(claimWords('payload', 'alg')).toBeNull()
    expect(claimWords('header', 'exp')).toBeNull()
  })

  it.each(['constructor', '__proto__', '', 'favourite-colour'])('claims nothing of %j and says why', name => {
    expect(claimWords('payload', name)).toBeNull()
    expect(unknownClaim.payload.rule).toBe('RFC 7519 §4.3')
  })

  it.each<['header' | 'payload', string, JsonValue, RegExp | null]>([
    ['header', 'alg', 'none', /No signature at all/],
    ['header', 'alg', 'NONE', /No signature at all/],
    ['header', 'alg', 'HS256', /shared secret/],
    ['header', 'alg', 'ES256', /public key verifies/],
    ['header', 'alg', 'SH256', /“SH256” is known here/],
    ['header', 'alg', 7, null],
    ['payload', 'exp', 1_900_000_000, null],
    ['payload', 'exp', 1_900_000_000_000, /milliseconds by mistake/],
    ['payload', 'exp', '1900000000', /names no time/],
    ['payload', 'nbf', null, /names no time/],
    ['payload', 'aud', ['a', 'b'], /Several servers/],
    ['payload', 'aud', 'a', null],
  ])('reads this value: %s %s %j', (part, name, value, sentence) => {
    const said = claimWords(part, name)?.read?.(value) ?? null
    if (sentence === null) expect(said).toBeNull()
    else expect(said?.en).toMatch(sentence)
  })
})
