import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lintCacheControl } from '../../../src/shared/workbench/lint-cache-control.ts'
import { lintJwt } from '../../../src/shared/workbench/lint-jwt.ts'
import { lintSetCookie } from '../../../src/shared/workbench/lint-set-cookie.ts'
import type { LintMark } from '../../../src/shared/workbench/lint.ts'

/** `code "what is marked"`, with what may have been meant. */
const shown = (line: string, marks: readonly LintMark[]): string[] =>
  marks.map(({ code, from, to, meant }) => `${code} "${line.slice(from, to)}"${meant === null ? '' : ` → ${meant}`}`)

describe('a Set-Cookie line (RFC 6265bis)', () => {
  const cases: readonly (readonly [line: string, marks: readonly string[]])[] = [
    ['sid=1; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60', []],
    ['sid=YWJj==; path=/; secure; samesite=STRICT', []],
    ['sid=1; Expires=Wed, 09 Jun 2031 10:18:14 GMT', []],
    ['sid=1; Expires=Wednesday, 09-Jun-31 10:18:14 GMT', []],
    ['sid=1; Max-Age=-1', []],
    ['__Host-sid=1; Secure; Path=/', []],
    ['sid=1;;', []],
    ['', ['nothing ""']],
    ['=', ['nothing "="']],
    ['; Secure', ['nothing "; Secure"']],
    ['lonely', ['no-name "lonely"']],
    ['=1', ['no-name "=1"']],
    ['sid="1"; Path=/', ['quoted ""1""']],
    ['sid=\u0001', ['control-character "\u0001"']],
    [`sid=${'x'.repeat(4094)}`, [`too-long "sid=${'x'.repeat(4094)}"`]],
    ['sid=1; Colour=red', ['unknown-attribute "Colour"']],
    ['sid=1; HttpOnyl; Sceure', ['misspelt-attribute "HttpOnyl" → HttpOnly', 'misspelt-attribute "Sceure" → Secure']],
    ['sid=1; Secure=true', ['value-not-used "true"']],
    ['sid=1; HttpOnly=', ['value-not-used "HttpOnly"']],
    ['sid=1; Path=/; Path=/a', ['twice "Path"']],
    ['sid=1; SameSite=none', ['none-without-secure "none"']],
    ['sid=1; SameSite=None; Secure', []],
    ['sid=1; SameSite', ['same-site-empty "SameSite"']],
    ['sid=1; SameSite=Laxx', ['same-site-misspelt "Laxx" → Lax']],
    ['sid=1; Expires=tomorrow', ['expires-unreadable "tomorrow"']],
    ['sid=1; Expires=1767225600', ['expires-unreadable "1767225600"']],
    ['sid=1; Expires=', ['expires-unreadable "Expires"']],
    ['sid=1; Max-Age=1h', ['max-age-not-a-number "1h"']],
    ['sid=1; Max-Age=1.5', ['max-age-not-a-number "1.5"']],
    ['sid=1; Max-Age=5; Expires=Wed, 09 Jun 2031 10:18:14 GMT', ['both-lifetimes "Expires"']],
    ['sid=1; Max-Age=1h; Expires=Wed, 09 Jun 2031 10:18:14 GMT', ['max-age-not-a-number "1h"']],
    ['sid=1; Max-Age=+60', []],
    ['sid=1; Expires=Wed, 32 Jan 2031 10:18:14 GMT', ['expires-unreadable "Wed, 32 Jan 2031 10:18:14 GMT"']],
    ['sid=1; Expires=Wed, 30 Feb 2031 10:18:14 GMT', ['expires-unreadable "Wed, 30 Feb 2031 10:18:14 GMT"']],
    ['sid=1; Expires=09 Jun 2031 10:18:14Z', ['expires-disputed "09 Jun 2031 10:18:14Z"']],
    ['Set-Cookie: sid=1; Path=/', ['field-name "Set-Cookie:"']],
    ['  set-cookie : sid=1; Colour=red', ['field-name "set-cookie :"', 'unknown-attribute "Colour"']],
    ['sid=1; Path=/, b=2; Path=/', ['joined ", b="', 'twice "Path"']],
    ['sid=1; Path=/; HttpOnly, b=2; Path=/', ['joined "HttpOnly, b"', 'twice "Path"']],
    ['sid=1, b=2', ['joined ", b="']],
    ['Cookie: sid=1', ['field-name "Cookie:"']],
    ['"sid=1; Path=/"', ['line-quoted """']],
    ["document.cookie = 'sid=1; path=/'", [`line-quoted "'"`]],
    ['sid="1"; Path=/a"', ['quoted ""1""']],
    ['sid=1; Path=/ HttpOnly', ['semicolon-missing "HttpOnly"']],
    ['sid=1 Secure; Path=/', ['semicolon-missing "Secure"']],
    ['sid=1: Path=/', ['semicolon-missing "Path"']],
    ['sid=very Secure indeed', ['semicolon-missing "Secure"']],
    ['sid=the path=way', ['semicolon-missing "path"']],
    ['sid=my Security', []],
    ['sid=1; Path=/a?b=1', ['path-with-query "/a?b=1"']],
    ['=__Host-sid', ['hidden-prefix "=__Host-sid"']],
    ['__secure-sid', ['hidden-prefix "__secure-sid"']],
    ['sid=1,2; Expires=Wed, 09 Jun 2031 10:18:14 GMT', []],
    ['sid=1\t2', ['tab "\t"']],
    ['sid=\t1\t; Path=/', []],
    [`sid=1; Path=/${'x'.repeat(1024)}`, [`value-too-long "/${'x'.repeat(1024)}"`]],
    ['sid=1; Domain=https://shop.test', ['domain-form "https://shop.test"']],
    ['sid=1; Domain=shop.test:443', ['domain-form "shop.test:443"']],
    ['sid=1; Domain=*.shop.test', ['domain-form "*.shop.test"']],
    ['sid=1; Domain=test', ['domain-top-level "test"']],
    ['sid=1; Domain=.shop.test', []],
    ['sid=1; Path=account', ['path-without-slash "account"']],
    ['sid=1; Domain=', ['domain-empty "Domain"']],
    ['sid=1; Partitioned', ['partitioned-without-secure "Partitioned"']],
    ['__Secure-sid=1', ['secure-prefix "__Secure-"']],
    ['__host-sid=1; Path=/', ['host-prefix-secure "__host-"']],
    ['__Host-sid=1; Secure', ['host-prefix-path "__Host-"']],
    ['__Host-sid=1; Secure; Path=/a', ['host-prefix-path "/a"']],
    ['__Host-sid=1; Secure; Path=/; Domain=shop.test', ['host-prefix-domain "Domain"']],
    ['__Http-sid=1; Secure', ['http-prefix "__Http-"']],
  ]
  it.each(cases)('%j', (line, expected) => {
    expect(shown(line, lintSetCookie(line))).toEqual(expected)
  })

  it('marks a Domain that the host may not use, where the host is known', () => {
    expect(shown('a=1; Domain=evil.test', lintSetCookie('a=1; Domain=evil.test', 'shop.test'))).toEqual(['domain-foreign "evil.test"'])
    expect(lintSetCookie('a=1; Domain=shop.test', 'api.shop.test')).toEqual([])
  })

  it('weighs what is merely surprising as a hint', () => {
    const weights = ['sid=1; Path=/; Path=/', 'sid="1"', 'sid=1; Secure=1'].flatMap(line => lintSetCookie(line).map(({ weight }) => weight))
    expect(weights).toEqual(['hint', 'hint', 'hint'])
  })
})

describe('a Cache-Control value (RFC 9111 §5.2.2)', () => {
  const cases: readonly (readonly [line: string, marks: readonly string[]])[] = [
    ['max-age=60, must-revalidate', []],
    ['Private, Max-Age=60, IMMUTABLE', []],
    ['no-cache="set-cookie, x-one", max-age="60"', []],
    ['', []],
    ['Cache-Control: max-age=60', ['field-name "Cache-Control:"']],
    ['max-age=60\u0001', ['control-character "\u0001"']],
    ['max-age=60; private', ['semicolon ";" → ,']],
    ['max-age', ['needs-seconds "max-age"']],
    ['max-age=', ['needs-seconds "max-age"']],
    ['max-age=1h', ['not-seconds "1h"']],
    ['max-age=-1', ['not-seconds "-1"']],
    ['nostore', ['misspelt-directive "nostore" → no-store']],
    ['maxage=60', ['misspelt-directive "maxage" → max-age']],
    ['forever', ['unknown-directive "forever"']],
    ['constructor', ['unknown-directive "constructor"']],
    ['no-store=1', ['value-not-used "1"']],
    ['no-store, max-age=60', ['contradiction "max-age" → no-store']],
    ['public, private', ['contradiction "public" → private']],
    ['private, s-maxage=60', ['private-ignored "s-maxage" → private']],
    ['max-age=1, max-age=2', ['twice "max-age"']],
  ]
  it.each(cases)('%j', (line, expected) => {
    expect(shown(line, lintCacheControl(line))).toEqual(expected)
  })
})

describe('a JWT (RFC 7515 §7.1)', () => {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const encrypted = part({ alg: 'dir', enc: 'A256GCM' })
  const [header, none, payload] = [part({ alg: 'HS256' }), part({ alg: 'none' }), part({ sub: 'kim' })]
  it('marks the part that cannot be read', () => {
    expect(shown('abc', lintJwt('abc'))).toEqual(['jwt-form "abc" → token'])
    expect(shown(`!.${payload}.x`, lintJwt(`!.${payload}.AA`))).toEqual(['jwt-form "!" → header'])
    const broken = `${header}.e30=.AA`
    expect(shown(broken, lintJwt(broken))).toEqual(['jwt-form "e30=" → payload'])
    const unsigned = `${header}.${payload}.A`
    expect(shown(unsigned, lintJwt(unsigned))).toEqual(['jwt-form "A" → signature'])
  })
  it('marks what was pasted along, and an encrypted token', () => {
    for (const [before, marked] of [
      ['Bearer ', 'Bearer '],
      ['Authorization: Bearer ', 'Authorization: Bearer '],
      ['"', '"'],
    ] as const) {
      const text = `${before}${header}.${payload}.AAAA`
      expect(shown(text, lintJwt(text))).toEqual([`jwt-wrapped "${marked}"`])
    }
    const jwe = `${encrypted}..AA.AA.AA`
    expect(shown(jwe, lintJwt(jwe))).toEqual([`jwt-encrypted "${encrypted}"`])
    const two = `${header}.${payload}.AAAA`.repeat(2)
    expect(lintJwt(two).map(({ code }) => code)).toEqual(['jwt-form'])
  })
  it('hints at a token that nobody signed, and leaves a signed one alone', () => {
    expect(shown(`${none}.${payload}.`, lintJwt(`${none}.${payload}.`))).toEqual([`jwt-unsigned "${none}"`])
    expect(lintJwt(`${header}.${payload}.AAAA`)).toEqual([])
    expect(lintJwt('')).toEqual([])
  })
})

describe('any text at all', () => {
  it('is marked within its bounds, and never throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('Secure', '=', ';', ',', ' ', '"', 'max-age', '__Host-', '\u0000', '.', 'a')).map(parts => parts.join('')),
    )
    fc.assert(
      fc.property(text, line => {
        for (const { from, to } of [...lintSetCookie(line), ...lintCacheControl(line), ...lintJwt(line)]) {
          if (from < 0 || to > line.length || from > to) return false
        }
        return true
      }),
      { numRuns: 200 },
    )
  })
})
