import type { CookieVerdict, CookieVerdictKind } from '@shared/trace/cookie-verdict.ts'
import type { Generation } from './engine.ts'

/** How the judged request begins. */
export type Way = 'typed' | 'link' | 'post' | 'image' | 'fetch'

export interface RequestCase {
  readonly title: string
  /** The cookie is set here first, over https unless said otherwise. */
  readonly given: { readonly origin: string; readonly line: string }
  /** The page from which the judged request starts; left out: typed into the address bar. */
  readonly from?: string
  readonly way: Way
  readonly to: string
  readonly expected: Expected
}

export interface ResponseCase {
  readonly title: string
  /** In the jar already. */
  readonly before?: { readonly origin: string; readonly line: string }
  /** The page from which the request starts; left out: typed into the address bar. */
  readonly from?: string
  readonly way?: Way
  readonly origin: string
  readonly line: string
  /** Further fields of the response. */
  readonly fields?: readonly string[]
  readonly expected: Expected
}

/** `same` on both engines, or one per generation. */
export type Expected = Verdict | { readonly [Each in Generation]: Verdict }
type Verdict = Exclude<CookieVerdictKind, 'held-back' | 'rejected'> | readonly CookieReasonName[]
type CookieReasonName = Extract<CookieVerdict, { reasons: unknown }>['reasons'][number]

export const https = 'https://shop.test'
export const http = 'http://shop.test'
const api = 'https://api.shop.test'
const evil = 'https://evil.test'

/** Cross-site: what 130 calls by the attribute alone, 156 calls "schemeful", though the scheme is the same. */
const crossSite = (attribute: 'Strict' | 'Lax' | 'UnspecifiedTreatedAsLax'): Expected => ({
  'chromium-130': [`SameSite${attribute}`],
  'chromium-156': [`SchemefulSameSite${attribute}`],
})

/** A cookie without `SameSite` goes along on a cross-site top-level POST while it is younger than two minutes (Lax+POST). */
const bySameSite = {
  'SameSite=Strict; Secure': {
    link: crossSite('Strict'),
    post: crossSite('Strict'),
    image: crossSite('Strict'),
    fetch: crossSite('Strict'),
  },
  'SameSite=Lax; Secure': { link: 'sent', post: crossSite('Lax'), image: crossSite('Lax'), fetch: crossSite('Lax') },
  Secure: { link: 'sent', post: 'sent', image: crossSite('UnspecifiedTreatedAsLax'), fetch: crossSite('UnspecifiedTreatedAsLax') },
  'SameSite=Other; Secure': {
    link: 'sent',
    post: 'sent',
    image: crossSite('UnspecifiedTreatedAsLax'),
    fetch: crossSite('UnspecifiedTreatedAsLax'),
  },
  'SameSite=None; Secure': { link: 'sent', post: 'sent', image: 'sent', fetch: 'sent' },
} satisfies Record<string, Record<Exclude<Way, 'typed'>, Expected>>

export const requestCases: readonly RequestCase[] = [
  ...Object.entries(bySameSite).flatMap(([attributes, ways]) =>
    Object.entries(ways).map(([way, expected]) => ({
      title: `a cookie with "${attributes}" on a cross-site ${way}`,
      given: { origin: https, line: `c=1; Path=/; ${attributes}` },
      from: evil,
      way: way as Way,
      to: https,
      expected: expected as Expected,
    })),
  ),
  ...Object.keys(bySameSite).map(attributes => ({
    title: `a cookie with "${attributes}" on an address typed by hand`,
    given: { origin: https, line: `c=1; Path=/; ${attributes}` },
    from: evil,
    way: 'typed' as const,
    to: https,
    expected: 'sent' as const,
  })),
  ...Object.keys(bySameSite).map(attributes => ({
    title: `a cookie with "${attributes}" on a same-site image (api.shop.test asks shop.test)`,
    given: { origin: https, line: `c=1; Path=/; ${attributes}` },
    from: api,
    way: 'image' as const,
    to: https,
    expected: 'sent' as const,
  })),
  {
    title: 'a Strict cookie on a link from the same host over the other scheme (schemeful same-site)',
    given: { origin: https, line: 'c=1; Path=/; Secure; SameSite=Strict' },
    from: http,
    way: 'link',
    to: https,
    expected: ['SchemefulSameSiteStrict'],
  },
  {
    title: 'a Lax cookie on a form post from the same host over the other scheme',
    given: { origin: https, line: 'c=1; Path=/; Secure; SameSite=Lax' },
    from: http,
    way: 'post',
    to: https,
    expected: ['SchemefulSameSiteLax'],
  },
  {
    title: 'a Secure cookie over plain http',
    given: { origin: https, line: 'c=1; Path=/; Secure' },
    way: 'typed',
    to: http,
    expected: ['SecureOnly'],
  },
  {
    title: 'a cookie without Secure, set over https, over plain http',
    given: { origin: https, line: 'c=1; Path=/' },
    way: 'typed',
    to: http,
    expected: 'sent',
  },
  {
    title: 'a cookie of another path',
    given: { origin: https, line: 'c=1; Path=/elsewhere' },
    way: 'typed',
    to: https,
    expected: ['NotOnPath'],
  },
  {
    title: 'a cookie of a path that merely begins alike (/lab is no prefix of /laboratory by segments)',
    given: { origin: https, line: 'c=1; Path=/la' },
    way: 'typed',
    to: https,
    expected: ['NotOnPath'],
  },
  {
    title: 'a cookie without Path, on the directory that set it',
    given: { origin: https, line: 'c=1' },
    way: 'typed',
    to: https,
    expected: 'sent',
  },
  {
    title: 'a host-only cookie of shop.test at api.shop.test',
    given: { origin: https, line: 'c=1; Path=/' },
    way: 'typed',
    to: api,
    expected: ['DomainMismatch'],
  },
  {
    title: 'a cookie of api.shop.test at shop.test',
    given: { origin: api, line: 'c=1; Path=/; Domain=api.shop.test' },
    way: 'typed',
    to: https,
    expected: ['DomainMismatch'],
  },
  {
    title: 'a cookie with Domain=shop.test at api.shop.test',
    given: { origin: https, line: 'c=1; Path=/; Domain=shop.test' },
    way: 'typed',
    to: api,
    expected: 'sent',
  },
  {
    title: 'a cookie with Domain=.shop.test (the leading dot is ignored) at api.shop.test',
    given: { origin: https, line: 'c=1; Path=/; Domain=.shop.test' },
    way: 'typed',
    to: api,
    expected: 'sent',
  },
]

const long = (length: number): string => 'c='.padEnd(length + 1, 'x')

export const responseCases: readonly ResponseCase[] = [
  { title: 'a plain cookie', origin: https, line: 'c=1', expected: 'stored' },
  { title: 'a Secure cookie over plain http', origin: http, line: 'c=1; Secure', expected: ['SecureOnly'] },
  { title: 'SameSite=None without Secure', origin: https, line: 'c=1; SameSite=None', expected: ['SameSiteNoneInsecure'] },
  { title: 'SameSite=None with Secure', origin: https, line: 'c=1; SameSite=None; Secure', expected: 'stored' },
  {
    title: 'a cookie over http that would replace a Secure one',
    before: { origin: https, line: 'c=1; Path=/; Secure' },
    origin: http,
    line: 'c=2; Path=/',
    expected: ['OverwriteSecure'],
  },
  { title: 'Domain= of another site', origin: https, line: 'c=1; Domain=evil.test', expected: ['InvalidDomain'] },
  { title: 'Domain= of a public suffix', origin: https, line: 'c=1; Domain=test', expected: ['InvalidDomain'] },
  { title: 'Domain= of a subdomain', origin: https, line: 'c=1; Domain=api.shop.test', expected: ['InvalidDomain'] },
  { title: 'Domain= with a trailing dot', origin: https, line: 'c=1; Domain=shop.test.', expected: ['InvalidDomain'] },
  { title: 'Domain= of the parent', origin: api, line: 'c=1; Domain=shop.test', expected: 'stored' },
  { title: '__Host- with Domain', origin: https, line: '__Host-c=1; Secure; Path=/; Domain=shop.test', expected: ['InvalidPrefix'] },
  { title: '__Host- without Secure', origin: https, line: '__Host-c=1; Path=/', expected: ['InvalidPrefix'] },
  { title: '__Host- without Path=/', origin: https, line: '__Host-c=1; Secure; Path=/lab', expected: ['InvalidPrefix'] },
  {
    title: '__host- in lower case, which is held to the rules all the same',
    origin: https,
    line: '__host-c=1; Path=/',
    expected: ['InvalidPrefix'],
  },
  { title: '__Secure- without Secure', origin: https, line: '__Secure-c=1', expected: ['InvalidPrefix'] },
  { title: '__Host- as its rules want it', origin: https, line: '__Host-c=1; Secure; Path=/', expected: 'stored' },
  {
    title: '__Http- without HttpOnly (a prefix that 130 does not know yet)',
    origin: https,
    line: '__Http-c=1; Secure; Path=/',
    expected: { 'chromium-130': 'stored', 'chromium-156': ['InvalidPrefix'] },
  },
  {
    title: '__Host-Http- without HttpOnly (130 sees its __Host- alone)',
    origin: https,
    line: '__Host-Http-c=1; Secure; Path=/',
    expected: { 'chromium-130': 'stored', 'chromium-156': ['InvalidPrefix'] },
  },
  { title: 'a value without a name that begins like a prefixed name', origin: https, line: '__Host-c', expected: ['InvalidPrefix'] },
  { title: 'the same behind an equals sign', origin: https, line: '=__secure-c=1; Secure; Path=/', expected: ['InvalidPrefix'] },
  { title: 'name and value of 4096 octets', origin: https, line: long(4096), expected: 'stored' },
  { title: 'name and value of 4097 octets', origin: https, line: long(4097), expected: ['NameValuePairExceedsMaxSize'] },
  { title: 'an empty field', origin: https, line: '', expected: ['NoCookieContent'] },
  { title: 'an equals sign alone', origin: https, line: '=', expected: ['NoCookieContent'] },
  { title: 'attributes alone', origin: https, line: '; Secure; Path=/', expected: ['NoCookieContent'] },
  { title: 'a name without a value', origin: https, line: 'c=', expected: 'stored' },
  { title: 'a value without a name', origin: https, line: 'c', expected: 'stored' },
  { title: 'a control character in the value', origin: https, line: 'c=a\x01b', expected: ['DisallowedCharacter'] },
  { title: 'a control character in the name', origin: https, line: 'c\x7fd=1', expected: ['DisallowedCharacter'] },
  { title: 'a tab inside the value', origin: https, line: 'c=a\tb', expected: ['DisallowedCharacter'] },
  { title: 'a value with equals signs (base64 padding)', origin: https, line: 'c=YQ==', expected: 'stored' },
  { title: 'octets of UTF-8', origin: https, line: 'c=\xeb\xa7\x9b', expected: 'stored' },
  {
    title: 'Max-Age=0: the cookie goes',
    before: { origin: https, line: 'c=1; Path=/' },
    origin: https,
    line: 'c=; Path=/; Max-Age=0',
    expected: 'deleted',
  },
  {
    title: 'Max-Age=-1: the cookie goes',
    before: { origin: https, line: 'c=1; Path=/' },
    origin: https,
    line: 'c=; Path=/; Max-Age=-1',
    expected: 'deleted',
  },
  {
    title: 'an Expires in the past: the cookie goes',
    before: { origin: https, line: 'c=1; Path=/' },
    origin: https,
    line: 'c=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    expected: 'deleted',
  },
  { title: 'a life of ten years', origin: https, line: 'c=1; Path=/; Max-Age=315360000', expected: 'stored' },
  {
    title: 'an attribute value of more than 1024 octets: the attribute is ignored, the cookie is not',
    origin: https,
    line: `c=1; Path=/${'x'.repeat(1025)}`,
    expected: 'stored',
  },
  { title: 'an unknown attribute', origin: https, line: 'c=1; Colour=red', expected: 'stored' },
  {
    title: 'a Strict cookie on an image that another site asks for',
    origin: https,
    from: evil,
    way: 'image',
    line: 'c=1; Secure; SameSite=Strict',
    expected: crossSite('Strict'),
  },
  {
    title: 'a Lax cookie in the answer to a cross-site fetch',
    origin: https,
    from: evil,
    way: 'fetch',
    line: 'c=1; Secure; SameSite=Lax',
    expected: crossSite('Lax'),
  },
  {
    title: 'a cookie without SameSite in the answer to a cross-site image',
    origin: https,
    from: evil,
    way: 'image',
    line: 'c=1; Secure',
    expected: crossSite('UnspecifiedTreatedAsLax'),
  },
  {
    title: 'SameSite=None in the answer to a cross-site image',
    origin: https,
    from: evil,
    way: 'image',
    line: 'c=1; Secure; SameSite=None',
    expected: 'stored',
  },
  {
    title: 'a Strict cookie in the answer to a cross-site link, which may set what it may not read',
    origin: https,
    from: evil,
    way: 'link',
    line: 'c=1; Secure; SameSite=Strict',
    expected: 'stored',
  },
  ...clearing('"cookies"', https, ['SyntaxError']),
  ...clearing('"*"', https, ['SyntaxError']),
  ...clearing('"cache", "cookies"', https, ['SyntaxError']),
  ...clearing('"storage"', https, 'stored'),
  ...clearing('cookies', https, 'stored'),
  ...clearing('"Cookies"', https, 'stored'),
  ...clearing('"cookies"', http, ['SyntaxError']),
  ...clearing('"cookies"', https, ['SyntaxError'], 'fetch'),
  ...clearing('"cookies"', https, ['SyntaxError'], 'typed', 'c=1; Max-Age=0'),
  ...clearing('"cookies"', https, ['SyntaxError', 'InvalidDomain'], 'typed', 'c=1; Domain=evil.test'),
]

/** A line that comes with `Clear-Site-Data`. */
function clearing(value: string, origin: string, expected: Expected, way: Way = 'typed', line = 'c=1'): readonly ResponseCase[] {
  const title = `${line} beside Clear-Site-Data: ${value}, ${way}, over ${origin.split(':', 1)[0]}`
  const from = way === 'typed' ? {} : { from: https }
  return [{ title, origin, way, line, fields: [`Clear-Site-Data: ${value}`], expected, ...from }]
}
