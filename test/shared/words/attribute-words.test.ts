import { describe, expect, it } from 'vitest'
import { knownAttributes } from '@shared/web/set-cookie.ts'
import { attributeRules } from '@shared/words/attribute-words.ts'
import { explainSetCookie, type LineFacts } from '@shared/words/set-cookie-words.ts'
import { explainTrait, unseenWrites, type CookieTrait } from '@shared/words/cookie-trait-words.ts'
import { aCookie } from '../trace/make-trace.ts'

const nowMs = Date.UTC(2030, 0, 1)
const part = (line: string, term: string): { en: string; ko: string; rule: string | null } => {
  const found = explainSetCookie(line, { nowMs }).find(candidate => candidate.term === term)
  return { en: found?.sentence.en ?? 'nothing said', ko: found?.sentence.ko ?? '', rule: found?.rule ?? null }
}

describe('each attribute of a Set-Cookie line', () => {
  it.each(knownAttributes)('%s has words in both languages and a rule', name => {
    const { en, ko, rule } = part(`a=1; ${name}=x`, `${name}=x`)
    expect(en).toMatch(/^[A-Z].*\.$/)
    expect(ko).toMatch(/[가-힣].*니다\.$/)
    expect(rule).toBe(attributeRules[name])
  })

  it.each<[string, string, RegExp]>([
    ['Max-Age=3600', 'Max-Age=3600', /^Kept for 1 h, also when the browser quits/],
    ['Max-Age=0', 'Max-Age=0', /deletes the cookie/],
    ['Max-Age=-5', 'Max-Age=-5', /deletes the cookie/],
    ['Max-Age=soon', 'Max-Age=soon', /is ignored/],
    ['Max-Age=315360000', 'Max-Age=315360000', /Asks for 3650 d; a browser grants 400 d at most/],
    ['Expires=Wed, 02 Jan 2030 00:00:00 GMT', 'Expires=Wed, 02 Jan 2030 00:00:00 GMT', /^Kept for 1 d/],
    ['Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'Expires=Thu, 01 Jan 1970 00:00:00 GMT', /deletes the cookie/],
    ['Expires=tomorrow', 'Expires=tomorrow', /No date that a browser can read/],
    ['Domain=.Shop.test', 'Domain=.Shop.test', /^For shop\.test and all of its subdomains: wider/],
    ['Domain', 'Domain', /^Empty/],
    ['Path=/', 'Path=/', /every path/],
    ['Path=/a', 'Path=/a', /keeps nobody out/],
    ['Path=a', 'Path=a', /does not begin with \//],
    ['secure', 'secure', /https alone/],
    ['HttpOnly', 'HttpOnly', /dropped without an error/],
    ['SameSite=strict', 'SameSite=strict', /its own site starts, or that you start yourself/],
    ['SameSite=LAX', 'SameSite=LAX', /a link, not an image/],
    ['SameSite=None; Secure', 'SameSite=None', /only with Secure/],
    ['SameSite=Other', 'SameSite=Other', /as if there were no SameSite/],
    ['Colour=blue', 'Colour=blue', /no attribute “Colour”/],
    [`Path=/${'x'.repeat(1024)}`, `Path=/${'x'.repeat(1024)}`, /Longer than 1024 bytes/],
  ])('%s', (attribute, term, sentence) => expect(part(`a=1; ${attribute}`, term).en).toMatch(sentence))

  const shop: Partial<LineFacts> = { url: 'https://shop.test/lab' }
  it.each<[string, string, RegExp, Partial<LineFacts>?]>([
    ['Max-Age=3600; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'Expires=Thu, 01 Jan 1970 00:00:00 GMT', /Max-Age .* takes precedence/],
    ['Max-Age=0; Expires=Fri, 01 Jan 2040 00:00:00 GMT', 'Expires=Fri, 01 Jan 2040 00:00:00 GMT', /Max-Age .* takes precedence/],
    ['Max-Age=1h; Expires=Wed, 02 Jan 2030 00:00:00 GMT', 'Max-Age=1h', /Expires counts/],
    ['Max-Age=1h; Expires=Wed, 02 Jan 2030 00:00:00 GMT', 'Expires=Wed, 02 Jan 2030 00:00:00 GMT', /^Kept for 1 d/],
    ['Expires=02 Jan 2030 00:00:00Z', 'Expires=02 Jan 2030 00:00:00Z', /read this date differently/],
    [`Max-Age=${'9'.repeat(40)}`, `Max-Age=${'9'.repeat(40)}`, /more than 10,000 years; a browser grants 400 d/],
    ['Path=/a; Path=/b', 'Path=/a', /last one counts/],
    ['Path=/a; Path=/b', 'Path=/b', /\/b and below/],
    [`Path=/a; Path=/${'x'.repeat(1024)}`, 'Path=/a', /\/a and below/],
    ['SameSite=None', 'SameSite=None', /rejects the cookie/],
    ['Partitioned', 'Partitioned', /does not keep the cookie/],
    ['Secure', 'Secure', /rejects it/, { url: 'http://shop.test/' }],
    ['Secure', 'Secure', /over https alone/, { url: 'http://localhost:1234/' }],
    ['Domain=shop.test', 'Domain=shop.test', /all of its subdomains/, shop],
    ['Domain=.SHOP.test', 'Domain=.SHOP.test', /all of its subdomains/, { url: 'https://api.shop.test/' }],
    ['Domain=한국.test', 'Domain=한국.test', /all of its subdomains/, shop],
    ...['https://shop.test', 'shop.test:443', '*.shop.test', 'shop.test/', 'shop test', 'shop..test', 'shop.test.', '..shop.test'].map(
      (domain): [string, string, RegExp, Partial<LineFacts>] => [
        `Domain=${domain}`,
        `Domain=${domain}`,
        /rejects the cookie.*is no host name/,
        shop,
      ],
    ),
    ['Domain=test', 'Domain=test', /rejects the cookie.*top-level domain/, shop],
    ['Domain=evil.test', 'Domain=evil.test', /rejects the cookie.*neither the host/, shop],
    ['Domain=api.shop.test', 'Domain=api.shop.test', /rejects the cookie.*neither the host/, shop],
    ['Domain=hop.test', 'Domain=hop.test', /rejects the cookie.*neither the host/, shop],
    ['Domain=127.0.0.1', 'Domain=127.0.0.1', /no subdomains/, { url: 'http://127.0.0.1:8080/' }],
    ['Domain=127.0.0.1', 'Domain=127.0.0.1', /rejects the cookie/, shop],
  ])('knows what else stands there: %.60s, of %.40s', (attributes, term, sentence, facts = {}) => {
    const found = explainSetCookie(`a=1; ${attributes}`, { nowMs, ...facts }).find(candidate => candidate.term === term)
    expect(found?.sentence.en).toMatch(sentence)
    expect(found?.sentence.ko).toMatch(/니다\.$/)
  })

  it('promises nothing of a line that the browser did not take', () => {
    const [first] = explainSetCookie('a=1; Max-Age=60', { nowMs, isRejected: true })
    expect(first?.sentence.en).toMatch(/did not take this line.*none of it came about/)
    expect(explainSetCookie('a=1', { nowMs }).map(({ sentence }) => sentence.en)).not.toContain(first?.sentence.en)
  })

  it.each<[string, RegExp | null]>([
    ['__Host-a=1; Secure; Path=/', null],
    ['__host-a=1; Secure; Path=/', null],
    ['__Host-a=1; Secure', /does not keep it: no Path=\/\./],
    ['__Host-a=1; Path=/; Domain=shop.test', /does not keep it: no Secure, a Domain\./],
    ['__Secure-a=1', /does not keep it: no Secure\./],
    ['__Http-a=1; Secure', /version 140.*does not keep it: no HttpOnly\./],
    ['__Host-Http-a=1; Secure; Path=/', /version 140.*does not keep it: no HttpOnly\./],
    ['__Http-a=1; Secure; HttpOnly', null],
  ])('says which promise of its name the line %s does not keep', (line, sentence) => {
    const [first] = explainSetCookie(line, { nowMs })
    if (sentence === null) expect(first?.sentence.en).not.toContain('does not keep')
    else expect(first?.sentence.en).toMatch(sentence)
  })

  it('says what is missing, for that decides as much', () => {
    const missing = (line: string): string[] =>
      explainSetCookie(line, { nowMs })
        .filter(({ isMissing }) => isMissing === true)
        .map(({ term }) => term)
    expect(missing('a=1')).toEqual(['HttpOnly', 'Secure', 'SameSite', 'Domain', 'Path', 'Max-Age, Expires'])
    expect(missing('a=1; Secure; HttpOnly; SameSite=Lax; Path=/; Max-Age=5; Domain=shop.test')).toEqual([])
    expect(part('a=1', 'SameSite').en).toContain('two minutes')
  })

  it.each([
    ['__Host-sid', /Secure, Path=\/ and no Domain/],
    ['__host-http-sid', /HttpOnly/],
    ['__Secure-sid', /promises Secure;/],
  ])('says what the name %s promises (RFC 6265bis, Cookie Name Prefixes)', (name, sentence) => {
    expect(part(`${name}=1`, name).en).toMatch(sentence)
  })

  it('says nothing of a line that is no cookie, and of a plain name', () => {
    expect(explainSetCookie('a=\u0007', { nowMs })).toEqual([])
    expect(part('sid=1', 'sid').en).toBe('nothing said')
  })
})

describe('a cookie in the jar', () => {
  const full = aCookie({ name: '__Host-a', sameSite: 'Strict', hostOnly: false, expiresMs: nowMs + 60_000, partitionKey: 'https://a.test' })
  const bare = aCookie({ secure: false, httpOnly: false, sameSite: 'unspecified' })

  it.each<[CookieTrait, RegExp, RegExp | null]>([
    ['name', /promises/, null],
    ['http-only', /No script can read/, /Every script of the page can read it/],
    ['secure', /https alone/, /also travels over plain http/],
    ['same-site', /its own site starts, or that you start yourself/, /treats it as Lax/],
    ['domain', /subdomains: wider/, /no subdomain/],
    ['path', /every path/, /every path/],
    ['life', /^Kept for 1 min/, /session cookie/],
    ['partition', /jar of its own/, null],
  ])('is told by its %s, and by the lack of it', (trait, there, missing) => {
    expect(explainTrait(trait, full, nowMs)?.sentence.en).toMatch(there)
    const said = explainTrait(trait, bare, nowMs)
    if (missing === null) expect(said).toBeNull()
    else expect(said?.sentence.en).toMatch(missing)
    expect(explainTrait(trait, full, nowMs)?.rule).toMatch(/^(RFC 6265bis|CHIPS)/)
  })

  it('blames no script for what nobody saw, and says that of a refused write nobody hears', () => {
    expect(unseenWrites.sentence.en).toMatch(/may have written it.* it reports nothing at all/)
    expect(unseenWrites.sentence.ko).toMatch(/[가-힣]/)
  })
})
