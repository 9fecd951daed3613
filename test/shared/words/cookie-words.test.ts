import protocol from 'devtools-protocol/json/browser_protocol.json'
import { describe, expect, it } from 'vitest'
import { cookieContext, type CookieContext, type RequestFacts } from '@shared/trace/cookie-context.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import type { CookieVerdict, HeldBackReason, RejectedReason } from '@shared/trace/cookie-verdict.ts'
import type { JudgedCookie } from '@shared/trace/exchange.ts'
import { eventSeq } from '@shared/ids.ts'
import { causeOf, causesOf, couldNeverApply, reasonNames } from '@shared/trace/cookie-causes.ts'
import { cookieCauses, explainReason } from '@shared/words/cookie-reasons.ts'
import { explainVerdict } from '@shared/words/cookie-words.ts'
import { chipsOf } from '@shared/telling/chips.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import { aCookie, cookieJudged, networkAnswered, sent, trace } from '../trace/make-trace.ts'

const wallMs = Date.UTC(2030, 0, 1)

/** A navigation to shop.test over https, started by nobody, unless said otherwise. */
function context(changes: Partial<RequestFacts> = {}): CookieContext {
  const url = changes.url ?? 'https://shop.test/session/me'
  return cookieContext({
    url,
    documentUrl: url,
    initiatorUrl: null,
    method: 'GET',
    resource: 'Document',
    isTopLevelNavigation: true,
    embeddedIn: [],
    isRedirected: false,
    requestHeaders: [],
    wallMs,
    ...changes,
  })
}

const fromEvil = { initiatorUrl: 'https://evil.test/prize' }
const image = { resource: 'Image', isTopLevelNavigation: false, documentUrl: 'https://evil.test/' }

const judge = (verdict: CookieVerdict, cookie: Cookie | null, line: string | null = null): JudgedCookie => ({
  verdict,
  cookie,
  line,
  seq: eventSeq(1),
})
const held = (reason: HeldBackReason, cookie: Partial<Cookie> = {}): JudgedCookie =>
  judge({ kind: 'held-back', reasons: [reason] }, aCookie(cookie))
const refused = (reason: RejectedReason, line: string): JudgedCookie => judge({ kind: 'rejected', reasons: [reason] }, null, line)
const both = (judged: JudgedCookie, facts: CookieContext = context()): [string, string] => [
  explainVerdict(judged, facts, 'en').sentence,
  explainVerdict(judged, facts, 'ko').sentence,
]

describe('reasons', () => {
  it.each(reasonNames)('%s has a sentence, an attribute and a rule in both languages', reason => {
    const { sentence, short, rule } = explainReason(reason)
    expect(sentence.en).toMatch(/^[A-Z].*\.$/)
    expect(sentence.ko).toMatch(/[가-힣].*니다\.$/)
    expect(short.en.length).toBeLessThan(40)
    expect(short.ko).not.toBe('')
    expect(rule).toMatch(/^(RFC 6265bis|Chromium|HTML)/)
  })

  it.each<[HeldBackReason, HeldBackReason]>([
    ['SameSiteStrict', 'SchemefulSameSiteStrict'],
    ['SameSiteLax', 'SchemefulSameSiteLax'],
    ['SameSiteUnspecifiedTreatedAsLax', 'SchemefulSameSiteUnspecifiedTreatedAsLax'],
  ])('%s of Chromium 130 and %s of 156 say the same', (old, current) => {
    expect(explainReason(old)).toBe(explainReason(current))
    expect(both(held(old), context(fromEvil))).toEqual(both(held(current), context(fromEvil)))
  })

  it('keeps the name of a reason that a newer Chromium invented', () => {
    const odd = held('BrandNewReason' as HeldBackReason)
    expect(both(odd)).toEqual(['The browser’s reason: BrandNewReason.', '브라우저가 밝힌 이유: BrandNewReason'])
    expect(causesOf(odd.verdict)).toEqual(['unknown'])
    expect(explainReason('constructor').short.en).toBe('constructor')
  })

  it('has no cause without a reason for it', () => {
    const circumstances = [{}, { isBesideClearing: true }] as const
    const used = new Set(
      reasonNames.flatMap(reason =>
        circumstances.flatMap(facts => causesOf({ kind: 'rejected', reasons: [reason as RejectedReason] }, facts)),
      ),
    )
    expect([...used].sort()).toEqual(Object.keys(cookieCauses).sort())
  })
})

describe('held back', () => {
  it.each<[string, JudgedCookie, CookieContext, string, string]>([
    [
      'Secure over http',
      held('SecureOnly'),
      context({ url: 'http://shop.test/' }),
      'It is Secure, and this request goes over plain http.',
      'Secure 쿠키인데 이 요청은 암호화되지 않은 http로 갑니다.',
    ],
    [
      'another path, without the query',
      held('NotOnPath', { path: '/shop' }),
      context({ url: 'https://shop.test/session/me?a=/shop' }),
      'Its Path is /shop, this request is for /session/me.',
      '쿠키의 Path는 /shop인데, 요청한 경로는 /session/me입니다.',
    ],
    [
      'a host-only cookie of the parent',
      held('DomainMismatch'),
      context({ url: 'https://api.shop.test/' }),
      'It belongs to shop.test alone (it was set without Domain); this request goes to api.shop.test.',
      'Domain 없이 설정되어 shop.test 호스트에만 속하는 쿠키인데, 이 요청은 api.shop.test 호스트로 갑니다.',
    ],
    [
      'a cookie of a subdomain',
      held('DomainMismatch', { domain: 'api.shop.test', hostOnly: false }),
      context(),
      'Its Domain is api.shop.test; this request goes to shop.test.',
      '쿠키의 Domain은 api.shop.test인데, 이 요청은 shop.test 호스트로 갑니다.',
    ],
    [
      'Strict from another site',
      held('SchemefulSameSiteStrict'),
      context(fromEvil),
      'SameSite=Strict, and the request was started from evil.test, another site.',
      'SameSite=Strict 쿠키입니다. 이 요청은 다른 사이트인 evil.test 페이지에서 시작되었습니다.',
    ],
    [
      'Strict from the same domain over http',
      held('SchemefulSameSiteStrict'),
      context({ initiatorUrl: 'http://shop.test/' }),
      'SameSite=Strict, and the request was started from http://shop.test: the same domain over http counts as another site.',
      'SameSite=Strict 쿠키입니다. 이 요청은 http://shop.test 페이지에서 시작되었습니다. 도메인이 같아도 http 스킴이면 다른 사이트로 봅니다.',
    ],
    [
      'Strict, started by a form that only Origin tells of',
      held('SameSiteStrict'),
      context({ method: 'POST', requestHeaders: [['origin', 'http://evil.test']] }),
      'SameSite=Strict, and the request was started from evil.test, another site.',
      'SameSite=Strict 쿠키입니다. 이 요청은 다른 사이트인 evil.test 페이지에서 시작되었습니다.',
    ],
    [
      'Strict, by a starter that nobody names',
      held('SameSiteStrict'),
      context({ requestHeaders: [['Origin', 'null']] }),
      'SameSite=Strict, and the browser counts this request as started from another site.',
      'SameSite=Strict 쿠키입니다. 브라우저는 이 요청이 다른 사이트에서 시작되었다고 봅니다.',
    ],
    [
      'Strict in a frame whose own page is of the same site',
      held('SameSiteStrict'),
      context({ isTopLevelNavigation: false, documentUrl: 'https://shop.test/frame' }),
      'SameSite=Strict, and the browser counts this request as started from another site.',
      'SameSite=Strict 쿠키입니다. 브라우저는 이 요청이 다른 사이트에서 시작되었다고 봅니다.',
    ],
    [
      'Lax with a cross-site POST',
      held('SameSiteLax'),
      context({ ...fromEvil, method: 'POST' }),
      'SameSite=Lax, and the request was started from evil.test, another site. From there it goes along only with a GET, and this is a POST.',
      'SameSite=Lax 쿠키입니다. 이 요청은 다른 사이트인 evil.test 페이지에서 시작되었습니다. 이럴 때는 GET 요청에만 따라가는데, 이 요청의 메서드는 POST입니다.',
    ],
    [
      'no SameSite with a cross-site POST that opens a page',
      held('SameSiteUnspecifiedTreatedAsLax', { sameSite: 'unspecified' }),
      context({ ...fromEvil, method: 'POST' }),
      'It has no SameSite and counts as Lax, and the request was started from evil.test, another site. From there it goes along only with a GET, and this is a POST. (Within two minutes of being set it would also have gone with this POST.)',
      'SameSite가 없어 Lax로 다룹니다. 이 요청은 다른 사이트인 evil.test 페이지에서 시작되었습니다. 이럴 때는 GET 요청에만 따라가는데, 이 요청의 메서드는 POST입니다. (설정된 지 2분 안이었다면 이 POST에도 갔습니다.)',
    ],
    [
      'no SameSite with a cross-site POST in a frame',
      held('SameSiteUnspecifiedTreatedAsLax', { sameSite: 'unspecified' }),
      context({
        ...fromEvil,
        method: 'POST',
        isTopLevelNavigation: false,
        resource: 'Document',
        requestHeaders: [['Origin', 'https://evil.test']],
      }),
      'It has no SameSite and counts as Lax, and the request was started from evil.test, another site. From there it goes along only when the page of the tab itself is opened, and this opens a frame within a page.',
      'SameSite가 없어 Lax로 다룹니다. 이 요청은 다른 사이트인 evil.test 페이지에서 시작되었습니다. 이럴 때는 탭의 페이지 자체를 여는 요청에만 따라가는데, 이 요청은 페이지 안의 프레임을 엽니다.',
    ],
    [
      'no SameSite with a cross-site image',
      held('SchemefulSameSiteUnspecifiedTreatedAsLax', { sameSite: 'unspecified' }),
      context(image),
      'It has no SameSite and counts as Lax, and the request was started from evil.test, another site. From there it goes along only when the page itself is opened, and this is a request of kind Image.',
      'SameSite가 없어 Lax로 다룹니다. 이 요청은 다른 사이트인 evil.test 페이지에서 시작되었습니다. 이럴 때는 페이지 자체를 여는 요청에만 따라갑니다. 이 요청의 종류는 Image입니다.',
    ],
    [
      'third-party cookies switched off',
      held('UserPreferences'),
      context(image),
      cookieCauses['third-party-setting'].sentence.en,
      cookieCauses['third-party-setting'].sentence.ko,
    ],
  ])('says why: %s', (_, judged, facts, en, ko) => {
    expect(both(judged, facts)).toEqual([en, ko])
  })

  it('says each of several causes once, and lights up the first', () => {
    const judged = judge({ kind: 'held-back', reasons: ['NotOnPath', 'SameSiteLax', 'SchemefulSameSiteLax'] }, aCookie({ path: '/shop' }))
    const { word, sentence, attribute, rules, short } = explainVerdict(judged, context({ ...fromEvil, method: 'POST' }), 'en')
    expect(word).toBe('held back')
    expect(sentence.match(/SameSite=Lax/g)).toHaveLength(1)
    expect(sentence).toMatch(/^Its Path is \/shop/)
    expect({ attribute, short }).toEqual({ attribute: 'path', short: 'other Path' })
    expect(rules).toEqual([cookieCauses.path.rule, cookieCauses.lax.rule])
  })

  it('falls back to the browser giving no reason', () => {
    expect(both(judge({ kind: 'held-back', reasons: [] }, aCookie()))[0]).toBe('The browser gave no reason.')
  })

  it.each<[string, Partial<Cookie>, string, boolean]>([
    ['of a subdomain of the host', { domain: 'api.shop.test' }, 'https://shop.test/', true],
    ['of another site', { domain: 'evil.test', hostOnly: false }, 'https://shop.test/', true],
    ['of a host whose name merely ends alike', { domain: 'hop.test' }, 'https://shop.test/', true],
    ['of the parent, set without Domain', {}, 'https://api.shop.test/', false],
  ])('a cookie %s could never apply: %o to %s is %s', (_, cookie, url, never) => {
    expect(couldNeverApply(held('DomainMismatch', cookie), context({ url }))).toBe(never)
  })

  it('does not fold a cookie away that another rule held back', () => {
    expect(couldNeverApply(held('NotOnPath', { domain: 'evil.test' }), context())).toBe(false)
    expect(couldNeverApply(judge({ kind: 'sent' }, aCookie({ domain: 'evil.test' })), context())).toBe(false)
  })
})

describe('sent', () => {
  const sentWith = (cookie: Partial<Cookie>, facts: CookieContext): [string, string] =>
    both(judge({ kind: 'sent' }, aCookie(cookie)), facts)

  it.each<[string, [string, string], string, string]>([
    [
      'to its own site',
      sentWith({}, context({ initiatorUrl: 'https://shop.test/' })),
      'Same site; https; Path / matches.',
      '같은 사이트이고, https 연결이며, Path / 범위 안입니다.',
    ],
    [
      'with an address that was typed',
      sentWith({}, context({ requestHeaders: [['Sec-Fetch-Site', 'none']] })),
      'No other site started it; https; Path / matches.',
      '다른 사이트에서 시작하지 않았고, https 연결이며, Path / 범위 안입니다.',
    ],
    [
      'from a page of another site that kept its address to itself (a form to http that HSTS turns into https, rel=noreferrer)',
      sentWith({ sameSite: 'None' }, context({ method: 'POST', requestHeaders: [['Sec-Fetch-Site', 'cross-site']] })),
      'The host matches; https; Path / matches.',
      '호스트가 맞고, https 연결이며, Path / 범위 안입니다.',
    ],
    [
      'over http, where no field tells who started it, when it is not Secure',
      sentWith({ secure: false, path: '/session' }, context({ url: 'http://shop.test/session' })),
      'The host matches; http, and it is not Secure; Path /session matches.',
      '호스트가 맞고, http 연결이지만 Secure 쿠키가 아니며, Path /session 범위 안입니다.',
    ],
    [
      'by a link of another site, being Lax (RFC 6265bis, "Lax" enforcement)',
      sentWith({}, context(fromEvil)),
      'Started from evil.test, and Lax lets it go with a GET that opens a page; https; Path / matches.',
      'evil.test 페이지에서 시작했지만 페이지를 여는 GET 요청이라 Lax여도 따라가고, https 연결이며, Path / 범위 안입니다.',
    ],
    [
      'with an image on another site, being None',
      sentWith({ sameSite: 'None' }, context(image)),
      'Started from evil.test, and SameSite=None lets it; https; Path / matches.',
      'evil.test 페이지에서 시작했지만 SameSite=None이라 따라가고, https 연결이며, Path / 범위 안입니다.',
    ],
    [
      'with a cross-site POST, fresh and without SameSite (Chromium’s two minutes)',
      sentWith({ sameSite: 'unspecified' }, context({ ...fromEvil, method: 'POST' })),
      'Started from evil.test, but a cookie without SameSite goes along with a POST for two minutes after it was set; https; Path / matches.',
      'evil.test 페이지에서 시작했지만 SameSite가 없는 쿠키는 설정된 뒤 2분 동안 POST 요청에도 따라가고, https 연결이며, Path / 범위 안입니다.',
    ],
    [
      'for a reason that we cannot see, without inventing one',
      sentWith({ sameSite: 'Strict' }, context(fromEvil)),
      'Sent although started from evil.test; https; Path / matches.',
      'evil.test 페이지에서 시작했는데도 따라갔고, https 연결이며, Path / 범위 안입니다.',
    ],
  ])('says why it went: %s', (_, said, en, ko) => {
    expect(said).toEqual([en, ko])
  })
})

describe('answers', () => {
  it.each<[string, JudgedCookie, CookieContext, string, string]>([
    [
      'Secure over http',
      refused('SecureOnly', 'theme=dark; Secure'),
      context({ url: 'http://shop.test/' }),
      'It asks to be Secure, and came over plain http.',
      'Secure 쿠키로 저장해 달라고 했지만 암호화되지 않은 http로 왔습니다.',
    ],
    [
      'a Secure cookie in the way',
      refused('OverwriteSecure', 'sid=1'),
      context({ url: 'http://shop.test/' }),
      'There is a Secure cookie “sid” already, and plain http may not replace it.',
      'Secure 속성이 있는 “sid” 쿠키가 이미 있고, http 연결로는 덮어쓸 수 없습니다.',
    ],
    [
      'a foreign Domain',
      refused('InvalidDomain', 'a=1; domain=evil.test'),
      context(),
      'Its Domain is evil.test; shop.test may name only itself or a parent of itself.',
      'Domain이 evil.test입니다. shop.test 호스트는 자신이나 상위 도메인만 지정할 수 있습니다.',
    ],
    [
      'a public suffix as Domain',
      refused('InvalidDomain', 'a=1; Domain=test'),
      context(),
      'Its Domain is test, a public suffix: shop.test may not set cookies for everybody below it.',
      'Domain이 공용 접미사인 test입니다. shop.test 호스트는 그 아래 모두에게 가는 쿠키를 설정할 수 없습니다.',
    ],
    [
      'a broken __Host- promise, in any case',
      refused('InvalidPrefix', '__host-sid=1; Path=/'),
      context(),
      'A name that begins with __Host- demands Secure, Path=/ and no Domain, and https; one of them is missing.',
      '__Host- 접두사로 시작하는 이름은 https로 오고 Secure, Path=/ 속성이 있고 Domain 속성이 없어야 합니다. 이 가운데 빠진 것이 있습니다.',
    ],
    [
      'a broken __Host-Http- promise, not taken for __Host-',
      refused('InvalidPrefix', '__Host-Http-a=1'),
      context(),
      'A name that begins with __Host-Http- demands Secure, HttpOnly, Path=/ and no Domain, and https; one of them is missing.',
      '__Host-Http- 접두사로 시작하는 이름은 https로 오고 Secure, HttpOnly, Path=/ 속성이 있고 Domain 속성이 없어야 합니다. 이 가운데 빠진 것이 있습니다.',
    ],
    ['nothing at all', refused('NoCookieContent', ''), context(), 'It has neither a name nor a value.', '이름도 값도 없습니다.'],
  ])('says why it was rejected: %s', (_, judged, facts, en, ko) => {
    expect(both(judged, facts)).toEqual([en, ko])
    expect(explainVerdict(judged, facts, 'ko').word).toBe('거부됨')
  })

  it('says how long a stored cookie is kept, for whom, and out of whose reach', () => {
    expect(both(judge({ kind: 'stored' }, aCookie()))).toEqual([
      'Kept until the browser quits, for shop.test alone, over https only, out of reach of scripts.',
      'shop.test 호스트만을 위해 브라우저를 종료할 때까지 보관합니다. https로만 보냅니다. 스크립트는 읽을 수 없습니다.',
    ])
    const open = aCookie({ hostOnly: false, secure: false, httpOnly: false, expiresMs: wallMs + 400 * 86_400_000 })
    expect(both(judge({ kind: 'stored' }, open))).toEqual([
      'Kept for 400 d, for shop.test and its subdomains.',
      'shop.test 도메인과 그 하위 도메인을 위해 400일 동안 보관합니다.',
    ])
  })

  it('says why a cookie was deleted', () => {
    expect(explainVerdict(judge({ kind: 'deleted' }, aCookie()), context(), 'en')).toMatchObject({
      word: 'deleted',
      sentence: 'It asks the browser to delete the cookie, and the jar had this very cookie: it is gone.',
      attribute: null,
      short: '',
    })
  })

  const elsewhere = { domain: 'shop.test', hostOnly: true, path: '/', secure: true, partitionKey: null }
  it.each([
    [{ path: '/lab' }, elsewhere, 'To delete that one it takes Path=/.'],
    [{ hostOnly: false }, elsewhere, 'To delete that one it takes no Domain, from shop.test itself.'],
    [{}, { ...elsewhere, hostOnly: false }, 'To delete that one it takes Domain=shop.test.'],
    [{ domain: 'api.shop.test' }, elsewhere, 'To delete that one it takes a response of shop.test itself.'],
    [{}, { ...elsewhere, partitionKey: 'https://evil.test' }, 'To delete that one it takes Partitioned, under https://evil.test.'],
    [{ partitionKey: 'https://shop.test' }, elsewhere, 'To delete that one it takes no Partitioned.'],
    [
      { path: '/lab', hostOnly: false },
      { ...elsewhere, path: '/a' },
      'To delete that one it takes Path=/a and no Domain, from shop.test itself.',
    ],
  ])(
    'says of a deletion that found nothing what the line means, what the jar has, and what would have worked (%o, %o)',
    (meant, other, remedy) => {
      const verdict = { kind: 'deletes-nothing', because: 'no-such-cookie', others: [other] } as const
      const { word, sentence, rules } = explainVerdict(judge(verdict, aCookie({ name: 'tok', ...meant })), context(), 'en')
      expect(word).toBe('deletes nothing')
      expect(sentence).toContain('This line means ')
      expect(sentence).toContain(`the jar has “tok” at Path=${other.path}`)
      expect(sentence.endsWith(remedy), sentence).toBe(true)
      expect(rules).toEqual(['RFC 6265bis, "Storage Model"'])
    },
  )

  it('says what is not known as such: while the jar has not been read, and when nobody can', () => {
    const judged = judge({ kind: 'not-known' }, aCookie())
    expect(explainVerdict({ ...judged, isWaiting: true }, context(), 'en').sentence).toContain('has not been read since')
    expect(explainVerdict(judged, context(), 'en').sentence).toContain('could not be read')
  })
})

describe('the protocol itself', () => {
  const domains = (protocol as { domains: { domain: string; types?: { id: string; enum?: string[] }[] }[] }).domains
  const network = domains.find(({ domain }) => domain === 'Network')?.types ?? []

  it.each(['CookieBlockedReason', 'SetCookieBlockedReason'])('lists no %s that has no words of its own', type => {
    const reasons = network.find(({ id }) => id === type)?.enum ?? []
    expect(reasons.length).toBeGreaterThan(15)
    expect(reasons.filter(reason => causeOf(reason) === null)).toEqual([])
  })
})

describe('a Set-Cookie that came with Clear-Site-Data', () => {
  const rowOf = (clears: string, reasons: readonly RejectedReason[] = ['SyntaxError']) => {
    const fold = createExchangeFold()
    const answered = networkAnswered('1', 200, { headers: [['Clear-Site-Data', clears]] })
    fold.push(trace([sent('1'), cookieJudged('1', { kind: 'rejected', reasons }, null, 'sid=1; Path=/'), answered]))
    const [row] = fold.rows()
    const [judged] = row?.browser?.responseCookies ?? []
    if (row === undefined || judged === undefined) throw new Error('no verdict')
    return { row, judged }
  }

  it.each(['"cookies"', '"cache", "*"'])('is not called unreadable: %s is the reason', clears => {
    const { row, judged } = rowOf(clears)
    const { sentence, rules } = explainVerdict(judged, context(), 'en')
    expect(sentence).toMatch(/^Clear-Site-Data with "cookies" or "\*" came in the same response/)
    expect(sentence).not.toContain('could not be read')
    expect(explainVerdict(judged, context(), 'ko').sentence).not.toContain('읽을 수 없습니다')
    expect(rules).toEqual(['Chromium'])
    expect(chipsOf(row).find(({ kind }) => kind === 'rejected')?.reason?.en).toBe('beside Clear-Site-Data')
  })

  it.each(['"storage"', 'cookies', '"Cookies"'])('is unreadable as Chromium says where no cookies are cleared: %s', clears => {
    expect(explainVerdict(rowOf(clears).judged, context(), 'en').sentence).toContain('could not be read')
  })

  it('keeps the other reasons that Chromium gives', () => {
    const { sentence } = explainVerdict(rowOf('"cookies"', ['SyntaxError', 'DisallowedCharacter']).judged, context(), 'en')
    expect(sentence).toMatch(/^Clear-Site-Data .*control character/)
  })
})
