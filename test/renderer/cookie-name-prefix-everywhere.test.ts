import { describe, expect, it } from 'vitest'
import { cookieProblem } from '../../src/renderer/src/cookie-form/cookie-problem.ts'
import { lintSetCookie } from '@shared/workbench/lint-set-cookie.ts'
import { applyToWorld, emptyWorld } from '@shared/trace/fold-world.ts'
import { cookieAccess } from '@shared/trace/tab-access.ts'
import { eventSeq } from '@shared/ids.ts'
import { cookieContext } from '@shared/trace/cookie-context.ts'
import { explainVerdict } from '@shared/words/cookie-words.ts'
import { explainHeader } from '@shared/words/headers/explain-header.ts'
import { explainSetCookie } from '@shared/words/set-cookie-words.ts'
import { aCookie, laptopTab, tabOpened, trace } from '../shared/trace/make-trace.ts'

const url = 'https://shop.test/'
const context = cookieContext({
  url,
  documentUrl: url,
  initiatorUrl: null,
  method: 'GET',
  resource: 'Document',
  isTopLevelNavigation: true,
  embeddedIn: [],
  isRedirected: false,
  requestHeaders: [],
  wallMs: 0,
})

describe('one rule for names with a prefix, in every place that reads it', () => {
  const form = {
    name: '__host-x',
    value: '1',
    domain: 'shop.test',
    isHostOnly: false,
    path: '/',
    sameSite: 'Lax',
    isSecure: true,
    isHttpOnly: false,
    life: 'session',
  } as const
  const codes = (line: string): string[] => lintSetCookie(line).map(({ code, weight }) => `${code} ${weight}`)
  const lineWords = (line: string): string => explainSetCookie(line, { nowMs: 0 })[0]?.sentence.en ?? ''
  const cookieWords = (value: string): string =>
    explainHeader('Cookie', value, { url, side: 'request', headers: [], request: [], wallMs: 0 })?.parts[0]?.sentence.en ?? ''

  it('__host-x may have no Domain', () => {
    const line = '__host-x=1; Secure; Path=/; Domain=shop.test'
    expect(codes(line)).toEqual(['host-prefix-domain mistake'])
    expect(lineWords(line)).toMatch(/does not keep it: a Domain\.$/)
    expect(cookieProblem(form)).toBe('host-prefix')
    expect(cookieWords('__host-x=1')).toContain('by this exact host')
    const tabs = trace([tabOpened(), { observer: 'app', kind: 'tab.navigated', tab: laptopTab, url: 'https://api.shop.test/' }]).reduce(
      applyToWorld,
      emptyWorld(),
    ).tabs
    const cookie = aCookie({ name: '__host-x' })
    expect(Object.values(tabs).map(tab => tab && cookieAccess(cookie, tab.profile, tab, 0))).toMatchObject([
      { why: [{ wider: null, isHostPrefixed: true }] },
    ])
  })

  it('__Http-x needs Secure and HttpOnly, in Chromium from version 140 on', () => {
    expect(codes('__Http-x=1; Secure')).toEqual(['http-prefix hint'])
    expect(codes('__http-x=1; HttpOnly')).toEqual(['http-prefix hint'])
    expect(lineWords('__http-x=1; Secure')).toMatch(/version 140.*does not keep it: no HttpOnly\.$/)
    expect(cookieWords('__http-x=1')).toMatch(/From Chromium 140 on.*a response set it/)
    const http = { ...form, name: '__http-x' }
    expect(cookieProblem(http, 156)).toBe('http-prefix')
    expect(cookieProblem(http, 130)).toBeNull()
    expect(cookieProblem({ ...http, isHttpOnly: true }, 156)).toBeNull()
    expect(cookieProblem({ ...http, name: '__Host-Http-x', isHostOnly: true }, 156)).toBe('http-prefix')
    expect(cookieProblem({ ...http, name: '__Host-Http-x', isHostOnly: true }, 130)).toBeNull()
  })

  it.each([
    ['__http-x', /begins with __Http- demands Secure and HttpOnly/],
    ['__host-x', /begins with __Host- demands Secure, Path=\/ and no Domain/],
  ])('a refused %s names what its prefix demands', (name, words) => {
    const judged = { cookie: null, line: `${name}=1`, verdict: { kind: 'rejected', reasons: ['InvalidPrefix'] }, seq: eventSeq(1) } as const
    expect(explainVerdict(judged, context, 'en').sentence).toMatch(words)
  })
})
