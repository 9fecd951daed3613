import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributeValue, parseSetCookie, type ParsedSetCookie } from '@shared/web/set-cookie.ts'

function parsed(line: string): ParsedSetCookie {
  const result = parseSetCookie(line)
  if (!result.ok) throw new Error(`${line}: ${result.problem}`)
  return result.cookie
}

describe('parseSetCookie (RFC 6265bis, user agent requirements)', () => {
  it('keeps base64 padding: only the first = divides', () => {
    expect(parsed('token=YWJjZA==; Path=/')).toMatchObject({ name: 'token', value: 'YWJjZA==' })
    expect(parsed('a=b=c=d')).toMatchObject({ name: 'a', value: 'b=c=d' })
  })

  it('keeps attributes in order, unknown ones too', () => {
    expect(parsed('sid=1; Path=/a; Mood=good; Secure; httponly; SAMESITE=lax').attributes).toEqual([
      { name: 'Path', value: '/a', known: 'Path', isTooLong: false },
      { name: 'Mood', value: 'good', known: null, isTooLong: false },
      { name: 'Secure', value: '', known: 'Secure', isTooLong: false },
      { name: 'httponly', value: '', known: 'HttpOnly', isTooLong: false },
      { name: 'SAMESITE', value: 'lax', known: 'SameSite', isTooLong: false },
    ])
  })

  it.each([
    ['sid', '', 'sid'],
    ['=sid', '', 'sid'],
    ['sid=', 'sid', ''],
    ['  sid \t=  1\t ', 'sid', '1'],
    ['a="b c"', 'a', '"b c"'],
    ['a=b, c=d', 'a', 'b, c=d'],
    ['a=\u00a0b', 'a', '\u00a0b'],
    ['a=b\tc', 'a', 'b\tc'],
    ['이름=값', '이름', '값'],
    ['a=b;;; ;Secure', 'a', 'b'],
  ])('reads %j as a browser does', (line, name, value) => {
    expect(parsed(line)).toMatchObject({ name, value })
  })

  it('does not see an attribute in the value, nor a second name in an attribute', () => {
    expect(parsed('a=Secure').attributes).toEqual([])
    expect(parsed('a=b; Path=/x=y; =z').attributes).toEqual([{ name: 'Path', value: '/x=y', known: 'Path', isTooLong: false }])
  })

  it('takes the last of two attributes', () => {
    expect(attributeValue(parsed('a=b; Path=/x; path=/y'), 'Path')).toBe('/y')
    expect(attributeValue(parsed('a=b'), 'Path')).toBeNull()
    expect(attributeValue(parsed('a=b; Secure'), 'Secure')).toBe('')
  })

  it('ignores an attribute value over 1024 octets and keeps the cookie', () => {
    const cookie = parsed(`a=b; Path=/${'x'.repeat(1024)}`)
    expect(cookie.attributes).toMatchObject([{ isTooLong: true }])
    expect(attributeValue(cookie, 'Path')).toBeNull()
    expect(attributeValue(parsed(`a=b; Path=/${'x'.repeat(1023)}`), 'Path')).toHaveLength(1024)
  })

  it.each([['a=\u0000b'], ['a=\u0007b'], ['a=b\u007f'], ['a=b; Path=/\u0001'], ['a=b\r\nX: y'], ['a\u001f=b']])(
    'drops the whole line of %j: a control character',
    line => {
      expect(parseSetCookie(line)).toEqual({ ok: false, problem: 'control-character' })
    },
  )

  it.each([[''], ['='], ['  = '], [';Secure'], [' ; Path=/']])('finds nothing in %j', line => {
    expect(parseSetCookie(line)).toEqual({ ok: false, problem: 'nothing' })
  })

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), line => typeof parseSetCookie(line).ok === 'boolean'))
  })
})
