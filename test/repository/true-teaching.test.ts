import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkRules } from '../../src/shared/words/check-rules.ts'
import { claimWords } from '../../src/shared/words/claim-words.ts'

/* What lessons, words and documents teach, where they once taught it wrongly: the true half stays beside the short one. */

const root = resolve(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(resolve(root, file), 'utf8')

describe('what is taught', () => {
  it.each<[what: string, file: string, said: readonly RegExp[], never: RegExp]>([
    [
      'SameSite is a defence in depth, and what gets past it is named',
      'lessons/01-session.yaml',
      [
        /not the whole defence: a GET that changes something, a sibling subdomain/,
        /방어의 전부는 아닙니다/,
        /also checks the Origin header or a CSRF token/,
      ],
      /so (?:the|her) points are safe|포인트는 안전합니다/,
    ],
    [
      'a 403 is a refusal; that it knows whom it refuses is this lab’s',
      'lessons/01-session.yaml',
      [/403 says “understood, but not allowed”; here it knows/, /‘알아들었지만 허용하지 않는다’/],
      /I know you, and no/,
    ],
    [
      'not public, but a lifetime, lets one user see another’s page',
      'lessons/13-cache.yaml',
      [/set: \{ cachePrivatePage: private \}/, /private only keeps shared caches out/, /private은 공유 캐시를 막을 뿐/],
      /by mistake|cachePrivatePage: public/,
    ],
    [
      'a refresh token that is used twice has two explanations',
      'lessons/09-stolen-refresh.yaml',
      [/either somebody holds a copy, or one browser renewed twice/, /복사본을 가졌거나 한 브라우저가 두 번 갱신/],
      /So somebody holds a copy/,
    ],
    [
      'what a server without a list can do is said of this server',
      'lessons/02-jwt-cookie.yaml',
      [/All that this server does/, /unless the server keeps a list/],
      /All the server can do|until it expires, log-out or not(?!, unless)/,
    ],
    [
      'a signed statement can be looked up',
      'lessons/17-four-ways.yaml',
      [/accepted until it expires, from every sender, unless the server looks it up/],
      /is true until its time is over/,
    ],
    [
      'it is the Content-Type that no form can send, not JSON',
      'lessons/03-bearer.yaml',
      [/No form can send `Content-Type: application\/json`/, /폼은 `Content-Type: application\/json`을 보낼 수 없습니다/],
      /No form could send this POST/,
    ],
    [
      'passport-local does not compare passwords',
      'lessons/16-passport.yaml',
      [/asks the shop’s own function, which compares/, /비교는 그 함수가 합니다/],
      /passport-local compares|passport-local이 비밀번호를 비교/,
    ],
    [
      'a permission of one user is this lab’s; elsewhere roles bring them',
      'lessons/15-orders.yaml',
      [/in many systems a role brings permissions along/, /역할에 권한을 묶는 시스템도 많습니다/],
      /no role brings it along/,
    ],
    [
      'a session acts at once only where the role is looked up',
      'lessons/08-refresh.yaml',
      [/a session whose role is looked up at each request/],
      /With a session it would have acted at once/,
    ],
    [
      'the same response for unknown names is that of the log-in alone',
      'docs/schemes.md',
      [/6\.3\.8 at log-in; sign-up still says/],
      /\| 6\.3\.8 +\|/,
    ],
    [
      'which options of express-session are its defaults, and which the lab’s',
      'docs/lab.md',
      [/default express-session sets neither SameSite nor Secure/],
      /as it is usually set up/,
    ],
    ['other browsers are named in some places alone', 'README.md', [/only some of these places are named/], /the lessons say so/],
    [
      'sessionStorage of a popup may begin with a copy, and a crash loses it here alone',
      'src/renderer/src/i18n/stage-text.ts',
      [/may begin with a copy/, /is lost here/],
      /popup with a copy|its sessionStorage is lost,/,
    ],
    ['cookieStore writes cookies too', 'src/shared/words/cookie-trait-words.ts', [/document\.cookie, Cookie Store/], /came from a script/],
    [
      'why a 404 is kept, and that Chromium guesses for some statuses alone',
      'src/server/schemes/cache/cache-pages.ts',
      [/Without Cache-Control/, /Cache-Control이 없으면/],
      /Chromium (?:then )?reuses 404/,
    ],
    [
      'a claim without words here may be registered all the same',
      'src/shared/words/claim-words.ts',
      [/no words for/],
      /No registered member|A claim of the issuer’s own/,
    ],
  ])('%s', (_what, file, said, never) => {
    const text = read(file)
    for (const words of said) expect(text).toMatch(words)
    expect(text).not.toMatch(never)
  })
})

describe('what is cited says what it is cited for', () => {
  it('of checks', () => {
    expect(checkRules['name-free']).toMatch(/ASVS v5\.0\.0-6\.2\.1 \(length of the password\)/)
    expect(checkRules['session-logged-in']).toMatch(/^RFC 9110 §15\.5\.2/) // 401, not the rule on rights that have changed
    expect(checkRules['authorization-present']).not.toMatch(/6750/) // it is asked of Basic too
    expect(checkRules['request-readable']).toMatch(/§15\.5\.9.*§15\.5\.14.*RFC 6585 §5/) // 408, 413 and 431
  })
  it('of members of a token', () => {
    for (const name of ['jwk', 'jku', 'x5u']) expect(claimWords('header', name)?.rule).toMatch(/ASVS v5\.0\.0-9\.1\.3/)
    expect(claimWords('header', 'jwk')?.rule).not.toMatch(/8725/) // §3.10 speaks of kid, jku and x5u
  })
  it('of the algorithms that the desk knows, and of the unsecured token', () => {
    expect(read('src/renderer/src/i18n/token-desk-text.ts').match(/RFC 7518 §3\.1, RFC 8037, RFC 9864/g)).toHaveLength(2)
    expect(read('src/shared/words/jwt-check-words.ts').match(/RFC 7515 Appendix A\.5/g)).toHaveLength(2)
  })
})
