import { describe, expect, it } from 'vitest'
import { diffStoredCookie } from '@shared/trace/stored-cookie-diff.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import { explainDifference } from '@shared/words/stored-cookie-diff-words.ts'
import { aCookie } from './make-trace.ts'

const atMs = Date.UTC(2030, 0, 1)
const dayMs = 86_400_000
const jar = (changes: Partial<Cookie> = {}): Cookie => aCookie({ name: 'a', value: '1', expiresMs: null, ...changes })
const said = (line: string, kept: Cookie): string[] => diffStoredCookie(line, kept, atMs).map(found => explainDifference(found).sentence.en)

describe('what the browser did without a word', () => {
  it.each<[string, Cookie, string, string]>([
    [
      'a=1; Path=/; Max-Age=315360000',
      jar({ expiresMs: atMs + 400 * dayMs - 700 }),
      'Max-Age asked for 3650 d; the browser keeps it for 400 d.',
      'Max-Age 값은 3650일이지만 브라우저는 400일 동안만 보관합니다.',
    ],
    [
      'a=1; Path=/; Expires=Fri, 01 Jan 2040 00:00:00 GMT',
      jar({ expiresMs: atMs + 400 * dayMs }),
      'Expires asked for 3652 d; the browser keeps it for 400 d.',
      'Expires 값은 3652일이지만 브라우저는 400일 동안만 보관합니다.',
    ],
    [
      'a=1; Path=/; Max-Age=864000; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
      jar({ expiresMs: atMs + 10 * dayMs - 600 }),
      'Max-Age and Expires disagree; Max-Age counts, and the browser keeps it for 10 d.',
      'Max-Age 값과 Expires 값이 달라 Max-Age를 따릅니다. 브라우저는 10일 동안 보관합니다.',
    ],
    [
      'a=1; Path=/; Max-Age=soon',
      jar(),
      'The browser could not read Max-Age=soon, so the cookie lasts until it quits.',
      '브라우저가 Max-Age=soon 값을 읽지 못해 브라우저를 종료할 때까지만 보관합니다.',
    ],
    [
      'a=1; Path=/; Expires=tomorrow',
      jar(),
      'The browser could not read Expires=tomorrow, so the cookie lasts until it quits.',
      '브라우저가 Expires=tomorrow 값을 읽지 못해 브라우저를 종료할 때까지만 보관합니다.',
    ],
    ...['2031-06-09', 'June 9 2031', '0', '-1', '2030-01-01T00:00:00Z'].map((date): [string, Cookie, string, string] => [
      `a=1; Path=/; Expires=${date}`,
      jar(),
      `The browser could not read Expires=${date}, so the cookie lasts until it quits.`,
      `브라우저가 Expires=${date} 값을 읽지 못해 브라우저를 종료할 때까지만 보관합니다.`,
    ]),
    [
      'a=1; Path=/; Max-Age=1h; Expires=Fri, 11 Jan 2030 00:00:00 GMT',
      jar({ expiresMs: atMs + 10 * dayMs }),
      'The browser could not read Max-Age=1h, so Expires counts, and it keeps the cookie 10 d.',
      '브라우저가 Max-Age=1h 값을 읽지 못해 Expires 값을 따릅니다. 10일 동안 보관합니다.',
    ],
    [
      `a=1; Path=/; Max-Age=${'9'.repeat(30)}`,
      jar({ expiresMs: atMs + 400 * dayMs }),
      'Max-Age asked for more than 10,000 years; the browser keeps it for 400 d.',
      'Max-Age 값은 1만 년 이상이지만 브라우저는 400일 동안만 보관합니다.',
    ],
    [
      `a=1; Path=/${'x'.repeat(1024)}`,
      jar({ path: '/lab' }),
      'Path has 1025 bytes; over 1024 the browser ignores it and keeps the cookie for /lab.',
      'Path 값이 1025바이트입니다. 1024바이트가 넘어 무시하고 /lab 경로의 쿠키로 보관합니다.',
    ],
    [
      `a=1; Path=/; Domain=${'x'.repeat(1025)}`,
      jar(),
      'Domain has 1025 bytes; over 1024 the browser ignores an attribute and keeps the cookie.',
      'Domain 값이 1025바이트입니다. 1024바이트가 넘는 속성은 무시하고 쿠키만 보관합니다.',
    ],
    [
      'a=1; Path=lab',
      jar({ path: '/session' }),
      'Path=lab was not taken; the browser keeps the cookie for /session.',
      'Path=lab 값을 쓰지 않고 /session 경로의 쿠키로 보관합니다.',
    ],
    [
      'a=1; Path=/; SameSite=Other',
      jar({ sameSite: 'unspecified' }),
      'Browsers do not know SameSite=Other; the cookie is kept as if SameSite were not there.',
      '브라우저가 모르는 SameSite=Other 값이어서 SameSite가 없는 쿠키로 보관합니다.',
    ],
    [
      'a=1; Path=/; Domain=',
      jar({ hostOnly: true }),
      'Domain= was ignored; the cookie is kept for this host only.',
      'Domain= 값을 무시하고 이 호스트에만 가는 쿠키로 보관합니다.',
    ],
    [
      'a=1; Path=/x; Path=/',
      jar(),
      'Path was given more than once; the last one counts, and the browser keeps /.',
      'Path 속성이 여러 번 있어 마지막 것을 따릅니다. 브라우저가 보관한 값은 /입니다.',
    ],
    [
      'a=1; Path=/; Colour=blue',
      jar(),
      'Browsers do not know the attribute “Colour” and ignore it.',
      '브라우저가 모르는 “Colour” 속성이어서 무시했습니다.',
    ],
  ])('%.60s', (line, kept, en, ko) => {
    const found = diffStoredCookie(line, kept, atMs).map(explainDifference)
    expect(found.map(({ sentence }) => sentence)).toEqual([{ en, ko }])
    expect(found[0]?.rule).toMatch(/^RFC 6265/)
  })

  it.each<[string, string, Cookie]>([
    ['all was kept as asked', 'a=1; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax', jar({ expiresMs: atMs + 3_599_200 })],
    ['Max-Age has a sign', 'a=1; Path=/; Max-Age=+60', jar({ expiresMs: atMs + 59_500 })],
    ['the Date of the response moved Expires', 'a=1; Path=/; Expires=Fri, 11 Jan 2030 00:00:00 GMT', jar({ expiresMs: atMs + 3 * dayMs })],
    ['a life of 400 days is no cut', 'a=1; Path=/; Max-Age=34560000', jar({ expiresMs: atMs + 400 * dayMs - 900 })],
    ['the jar shows that the long Path was taken after all', `a=1; Path=/${'x'.repeat(1024)}`, jar({ path: `/${'x'.repeat(1024)}` })],
    ['the jar speaks of another value: another line made it', 'a=2; Path=lab', jar({ path: '/' })],
    ['the jar speaks of another cookie', 'b=1; Path=lab', jar({ path: '/' })],
    ['the line is none', '\u0000', jar()],
    ['there is no Path to compare', 'a=1', jar({ path: '/session' })],
    ['a leading dot of Domain means nothing', 'a=1; Path=/; Domain=.shop.test', jar({ hostOnly: false })],
  ])('says nothing when %s', (_, line, kept) => expect(said(line, kept)).toEqual([]))

  it('lets no value of a page pose as words of ours', () => {
    const [sentence] = said('a=1; Path=\u202e/evil', jar({ path: '/' }))
    expect(sentence).toContain('\\u{202e}')
  })
})
