import { describe, expect, it } from 'vitest'
import { knownAttributes } from '@shared/set-cookie.ts'
import { attributeRules, explainSetCookie } from '@shared/words/attribute-words.ts'
import { explainTrait, scriptWrites, type CookieTrait } from '@shared/words/kept-cookie-words.ts'
import { aCookie } from '../trace/make-trace.ts'

const nowMs = Date.UTC(2030, 0, 1)
const part = (line: string, term: string): { en: string; ko: string; rule: string | null } => {
  const found = explainSetCookie(line, nowMs).find(candidate => candidate.term === term)
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
    ['Max-Age=soon', 'Max-Age=soon', /the attribute is ignored/],
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
    ['SameSite=strict', 'SameSite=strict', /own site started/],
    ['SameSite=LAX', 'SameSite=LAX', /a link, not an image/],
    ['SameSite=None', 'SameSite=None', /only with Secure/],
    ['SameSite=Other', 'SameSite=Other', /as if there were no SameSite/],
    ['Colour=blue', 'Colour=blue', /no attribute “Colour”/],
    [`Path=/${'x'.repeat(1024)}`, `Path=/${'x'.repeat(1024)}`, /Longer than 1024 bytes/],
  ])('%s', (attribute, term, sentence) => expect(part(`a=1; ${attribute}`, term).en).toMatch(sentence))

  it('says what is missing, for that decides as much', () => {
    const missing = (line: string): string[] =>
      explainSetCookie(line, nowMs)
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
    expect(explainSetCookie('a=\u0007', nowMs)).toEqual([])
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
    ['same-site', /own site started/, /treats it as Lax/],
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

  it('admits that nobody hears of a script’s refused write', () => {
    expect(scriptWrites.sentence.en).toContain('leaves no trace')
    expect(scriptWrites.sentence.ko).toMatch(/[가-힣]/)
  })
})
