import { describe, expect, it } from 'vitest'
import { cookieNamePrefix, prefixLacks, prefixTraits, type PrefixNeed } from '@shared/web/cookie-name-prefix.ts'
import { parseSetCookie } from '@shared/web/set-cookie.ts'

const lacksOf = (line: string, chromium?: number): readonly PrefixNeed[] => {
  const parsed = parseSetCookie(line)
  return parsed.ok ? prefixLacks(parsed.cookie.name, prefixTraits(parsed.cookie), chromium) : []
}

describe('the prefix of a cookie’s name', () => {
  it.each([
    ['__Host-a', '__Host-'],
    ['__host-a', '__Host-'],
    ['__HOST-HTTP-a', '__Host-Http-'],
    ['__Secure-a', '__Secure-'],
    ['__sEcUrE-a', '__Secure-'],
    ['__http-a', '__Http-'],
    ['__Host-', '__Host-'],
    ['__Host', null],
    ['a__Host-', null],
    ['_Host-a', null],
    ['', null],
  ])('of %j is %j', (name, prefix) => {
    expect(cookieNamePrefix(name)?.prefix ?? null).toBe(prefix)
  })

  it.each<[string, readonly PrefixNeed[]]>([
    ['__Host-a=1; Secure; Path=/', []],
    ['__host-a=1; Secure; Path=/; Domain=', []],
    ['__Host-a=1; Secure; Path=/; Domain=127.0.0.1', []],
    ['__host-a=1', ['secure', 'path']],
    ['__Host-a=1; Secure; Path=/; Domain=shop.test', ['no-domain']],
    ['__Host-a=1; Secure; Path=/; Domain=.', ['no-domain']],
    ['__Host-a=1; Secure; Path=/; Path=/a', ['path']],
    [`__Host-a=1; Secure; Path=/; Path=/${'a'.repeat(1024)}`, []],
    [`__Secure-a=1; Secure=${'a'.repeat(1025)}`, ['secure']],
    ['__Http-a=1', ['secure', 'http-only']],
    ['__Host-Http-a=1; Secure; Path=/', ['http-only']],
    ['a=1', []],
  ])('%s lacks %j', (line, lacks) => {
    expect(lacksOf(line)).toEqual(lacks)
  })

  it('is held to HttpOnly from Chromium 140 on', () => {
    expect(lacksOf('__Http-a=1', 139)).toEqual([])
    expect(lacksOf('__Http-a=1', 140)).toEqual(['secure', 'http-only'])
    expect(lacksOf('__Host-Http-a=1', 139)).toEqual(['secure', 'path'])
  })
})
