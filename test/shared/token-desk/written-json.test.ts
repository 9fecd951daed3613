import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeText } from '@shared/web/base64url.ts'
import { breakToken, tokenBreakages } from '@shared/token-desk/break-token.ts'
import { spreadJson, withoutSignature } from '@shared/token-desk/build-token.ts'
import { readToken } from '@shared/token-desk/read-token.ts'
import { packJson, spreadOut, withMember, withoutMembers, writtenMembers, writtenValue } from '@shared/token-desk/written-json.ts'

/* What stands in a token stays as it was written, shown or changed (RFC 8259 §6: a number has more digits than a double keeps). */

const odd =
  '{"sub":100002348117421473,"uid":18446744073709551615,"a":1.0,"b":1e3,"c":-0,"d":1E400,"2":"z","1":[ 0.10, {"x":12345678901234567890} ],"e":"\\u0061\\/","f":"a b","aud":"https://shop.test","exp":1796061777}'
const token = `${encodeText('{"alg":"HS256", "big":9007199254740993}')}.${encodeText(odd)}.${encodeText('a signature')}`

describe('members as they were written', () => {
  it('keep order, digits and escapes', () => {
    expect(writtenMembers(odd).map(({ name, written }) => [name, written])).toEqual([
      ['sub', '100002348117421473'],
      ['uid', '18446744073709551615'],
      ['a', '1.0'],
      ['b', '1e3'],
      ['c', '-0'],
      ['d', '1E400'],
      ['2', 'z'],
      ['1', '[0.10,{"x":12345678901234567890}]'],
      ['e', '"\\u0061\\/"'],
      ['f', 'a b'],
      ['aud', 'https://shop.test'],
      ['exp', '1796061777'],
    ])
  })
  it('are both there when a name comes twice, and the last one counts', () => {
    expect(writtenMembers('{"role":"user","role":"admin"}').map(({ written }) => written)).toEqual(['user', 'admin'])
    expect(writtenValue('{"role":"user","role":"admin"}', 'role')).toBe('admin')
  })
  it.each(['', '[]', '{', '7'])('are none in %j', text => expect(writtenMembers(text)).toEqual([]))
})

describe('the text that is edited', () => {
  it('has all of it, one member to a line', () => {
    expect(spreadJson({ text: odd, object: {} })).toContain('"sub": 100002348117421473,\n  "uid": 18446744073709551615,\n  "a": 1.0,')
    expect(packJson(spreadOut(odd))).toBe(packJson(odd))
  })
  it('is that of JSON.stringify where nothing is odd', () => {
    fc.assert(
      fc.property(fc.json(), json => {
        const value: unknown = JSON.parse(json)
        expect(spreadOut(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2))
      }),
    )
  })
})

describe('changing one member', () => {
  it.each([
    ['{"a":1.0,"b":2}', 'b', '3', '{"a":1.0,"b":3}'],
    ['{ "a" : 1.0 }', 'b', '3', '{ "a" : 1.0,"b":3 }'],
    ['{}', 'b', '3', '{"b":3}'],
    [' { } ', 'b', '3', ' {"b":3 } '],
    ['{"a":1,"a":{"a":2}}', 'a', '3', '{"a":3,"a":3}'],
    ['{"\\u0061":1}', 'a', '3', '{"\\u0061":3}'],
  ])('%j: %s', (text, name, json, expected) => expect(withMember(text, name, json)).toBe(expected))
  it('takes members away and leaves the others', () => {
    expect(withoutMembers('{"crit":["b64"], "big":9007199254740993}', ['crit'])).toBe('{"big":9007199254740993}')
  })
})

describe('breaking a token', () => {
  const texts = (broken: string | null): string[] => (broken ?? '').split('.').map(part => Buffer.from(part, 'base64url').toString())
  it.each(tokenBreakages)('changes nothing but what it says: %s', how => {
    const read = readToken(token)
    if (read === null) throw new Error('nothing was read')
    const [header, payload] = texts(breakToken(read, how, Date.UTC(2030, 0, 1)))
    expect(header).toContain('"big":9007199254740993')
    for (const written of ['100002348117421473', '18446744073709551615', '"a":1.0,"b":1e3,"c":-0,"d":1E400', '"\\u0061\\/"', '[ 0.10, {']) {
      expect(payload).toContain(written)
    }
  })
  it('takes the signature off without touching the header’s numbers', () => {
    expect(texts(withoutSignature('{"alg":"HS256", "big":9007199254740993}', odd))[0]).toBe('{"alg":"none","big":9007199254740993}')
  })
})
