import { describe, expect, it } from 'vitest'
import { isToken, replaceTokens, tokensIn } from '@shared/web/looks-like-jwt.ts'

const [jws, unsigned, jwe, direct] = ['eyJa.eyJb.c2ln', 'eyJa.eyJb.', 'eyJa.a2V5.aXY.Y2lw.dGFn', 'eyJa..aXY.Y2lw.dGFn']

describe('a text that looks like a compact token (RFC 7515 §7.1, RFC 7516 §7.1)', () => {
  it.each([jws, unsigned, jwe, direct])('%s is one', token => {
    expect(isToken(token)).toBe(true)
    expect(tokensIn(`{"pass":"${token}"}`)).toEqual([token])
    expect(replaceTokens(`a ${token} b ${token}`, () => 'x')).toBe('a x b x')
  })

  it.each(['', 'eyJ', 'eyJa.b', 'abc.def.ghi', ` ${jws}`, `${jws} `, `${jws}.`, `${jws}.x`])('%j is none', text => {
    expect(isToken(text)).toBe(false)
  })

  it('ends before a full stop behind it', () => {
    expect(tokensIn(`Your pass is ${jws}.`)).toEqual([jws])
  })
})
