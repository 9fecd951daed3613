import { describe, expect, it } from 'vitest'
import { directiveOf, forbidsRequests, governingDirective, policiesIn } from '@shared/web/content-security-policy.ts'

describe('a Content-Security-Policy', () => {
  it('is read as the standard writes it: any case of the name, blanks, and the first of several of one name (CSP3 §2.2.1)', () => {
    const policy = " Default-Src 'self' ;;CONNECT-SRC\thttps://api.shop.test; connect-src 'none'; upgrade-insecure-requests"
    expect(directiveOf(policy, 'connect-src')).toBe('CONNECT-SRC\thttps://api.shop.test')
    expect(directiveOf(policy, 'default-src')).toBe("Default-Src 'self'")
    expect(directiveOf(policy, 'upgrade-insecure-requests')).toBe('upgrade-insecure-requests')
    expect(directiveOf(policy, 'src')).toBe(null)
    expect(directiveOf("x-connect-src 'none'", 'connect-src')).toBe(null)
  })

  it('stands with others in one field, with commas between them', () => {
    expect(policiesIn("connect-src 'self', img-src *").map(policy => directiveOf(policy, 'img-src'))).toEqual([null, 'img-src *'])
  })

  it.each([
    ['connect-src', "default-src 'none'", "default-src 'none'"],
    ['connect-src', "default-src 'none'; connect-src *", 'connect-src *'],
    ['frame-src', "child-src 'self'; default-src 'none'", "child-src 'self'"],
    ['worker-src', "script-src 'self'; default-src 'none'", "script-src 'self'"],
    ['script-src-elem', "default-src 'none'; script-src 'self'", "script-src 'self'"],
    ['form-action', "default-src 'none'", null],
    ['img-src', "connect-src 'none'", null],
  ] as const)('judges by what stands in for %s where it has none itself (CSP3 §6.8.3): %s', (directive, policy, governing) => {
    expect(governingDirective(policy, directive)).toBe(governing)
  })

  it('keeps a request from being sent by some directives alone', () => {
    expect(['connect-src', 'form-action', 'frame-src'].every(forbidsRequests)).toBe(true)
    expect(['frame-ancestors', 'base-uri', 'sandbox', 'require-trusted-types-for', 'toString', '__proto__'].some(forbidsRequests)).toBe(
      false,
    )
  })
})
