import { describe, expect, it } from 'vitest'
import { cookieDraft, cookieForm, type CookieForm } from '../../src/renderer/src/cookie-form/cookie-draft.ts'
import { cookieProblem } from '../../src/renderer/src/cookie-form/cookie-problem.ts'
import { aCookie } from '../shared/trace/make-trace.ts'

const form = (changes: Partial<CookieForm> = {}): CookieForm => ({
  ...cookieForm(null, 'https://shop.test/'),
  name: 'a',
  value: '1',
  ...changes,
})

describe('a cookie of the form', () => {
  it.each([
    ['nothing', { name: '', value: '' }],
    ['name-octet', { name: 'a=b' }],
    ['name-octet', { name: 'a;b' }],
    ['value-octet', { value: '1; Secure' }],
    ['value-octet', { value: 'a\nb' }],
    ['value-octet', { value: '\u007f' }],
    ['too-long', { value: 'x'.repeat(4096) }],
    ['too-long', { value: '쿠'.repeat(1366) }],
    ['host', { domain: '' }],
    ['host', { domain: 'shop test' }],
    ['host', { domain: 'https://shop.test' }],
    ['host', { domain: 'shop.test:443' }],
    ['path', { path: '' }],
    ['path', { path: 'orders' }],
    ['path', { path: '/;x' }],
    ['none-insecure', { sameSite: 'None', isSecure: false }],
    ['secure-prefix', { name: '__Secure-a', isSecure: false }],
    ['host-prefix', { name: '__Host-a', path: '/orders' }],
    ['host-prefix', { name: '__host-a', isHostOnly: false }],
    ['host-prefix', { name: '__Host-a', isSecure: false }],
  ] as const)('is refused: %s %j', (problem, changes) => {
    expect(cookieProblem(form(changes))).toBe(problem)
  })

  it.each([
    { value: 'x'.repeat(4095) },
    { value: 'a="b", c\td=' },
    { name: '' },
    { value: '' },
    { value: '쿠키' },
    { domain: 'SHOP.test' },
    { name: '__Host-a' },
    { sameSite: 'None' },
  ] as const)('goes to the browser: %j', changes => {
    expect(cookieProblem(form(changes))).toBeNull()
  })

  it('is written over https when it takes Secure away: only https may overwrite a Secure cookie', () => {
    const before = aCookie({ secure: true })
    expect(cookieDraft({ ...cookieForm(before, ''), isSecure: false }, before, 0)).toMatchObject({
      url: 'https://shop.test/',
      secure: false,
    })
    expect(cookieDraft(form({ isSecure: false }), null, 0).url).toBe('http://shop.test/')
  })
})
