import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { HeaderList } from '@shared/web/headers.ts'
import { explainedHeaders, explainHeader } from '@shared/words/headers/explain-header.ts'
import type { HeaderFacts } from '@shared/words/headers/header-entry.ts'

const wallMs = Date.UTC(2030, 0, 1)

function facts(side: HeaderFacts['side'], changes: { url?: string; request?: HeaderList; headers?: HeaderList } = {}): HeaderFacts {
  const { url = 'https://shop.test/session/me', request = [], headers = [] } = changes
  return { side, url, request, headers, wallMs }
}

/** What is said of the parts of a value: the parts as written with their English sentences. */
const said = (name: string, value: string, given: HeaderFacts): readonly (readonly [string, string])[] =>
  (explainHeader(name, value, given)?.parts ?? []).map(({ term, sentence }) => [term, sentence.en] as const)

describe('the table of fields', () => {
  it.each(explainedHeaders)('%s has one sentence in both languages, and a rule', name => {
    const found = explainHeader(name, '', facts('answer'))
    expect(found?.sentence.en).toMatch(/^[“A-Z].*[.)]$|^nosniff/)
    expect(found?.sentence.en.length).toBeLessThan(190)
    expect(found?.sentence.ko).toMatch(/[가-힣].*니다\.$/)
    expect(found?.rule).toMatch(/RFC \d{4}|Fetch|W3C|HTML|Crumbtrail/)
  })

  it.each([
    'Authorization WWW-Authenticate Cookie Set-Cookie Clear-Site-Data',
    'Origin Referer Sec-Fetch-Site Sec-Fetch-Mode Sec-Fetch-Dest Sec-Fetch-User Location Host',
    'Access-Control-Allow-Origin Access-Control-Allow-Credentials Access-Control-Allow-Methods Access-Control-Allow-Headers',
    'Access-Control-Expose-Headers Access-Control-Max-Age Access-Control-Request-Method Access-Control-Request-Headers',
    'Vary Cache-Control ETag If-None-Match If-Modified-Since Last-Modified Age Date Expires Pragma',
    'Content-Security-Policy Strict-Transport-Security',
  ])('knows %s, in any case', names => {
    for (const name of names.split(' ')) {
      expect(explainHeader(name, '', facts('request')), name).not.toBeNull()
      expect(explainHeader(name.toUpperCase(), '', facts('request')), name).not.toBeNull()
    }
  })

  it.each(['X-Flavour', '', 'constructor', '__proto__'])('claims nothing of %j', name => {
    expect(explainHeader(name, 'x', facts('answer'))).toBeNull()
  })

  it('says the same in Korean wherever it says something, and never breaks, whatever the value', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'max-age=1e9',
        '"',
        ',,,',
        '=',
        'Bearer',
        'a=1; Path',
        '\\',
        'constructor',
        '__proto__=1',
        'default-src; constructor',
      ),
    )
    fc.assert(
      fc.property(fc.constantFrom(...explainedHeaders), value, fc.constantFrom('request', 'answer'), (name, text, side) => {
        for (const { sentence, rule } of explainHeader(name, text, facts(side))?.parts ?? []) {
          expect(sentence.en).toMatch(/\S/)
          expect(sentence.ko).toMatch(/[가-힣]/)
          expect(rule).not.toBe('')
          // What came from elsewhere stands in a sentence only escaped: no control or bidi character is left.
          expect(sentence.en + sentence.ko).not.toMatch(/[\p{Cc}\p{Cf}]/u)
        }
      }),
      { numRuns: 600 },
    )
  })
})

describe('Cache-Control (RFC 9111 §5.2)', () => {
  it.each<['answer' | 'request', string, RegExp, string]>([
    ['answer', 'max-age=60', /^Fresh for 1 min/, 'RFC 9111 §5.2.2.1'],
    ['answer', 'max-age=0', /^Stale at once/, 'RFC 9111 §5.2.2.1'],
    ['answer', 'max-age=soon', /^“soon” is not a number of seconds/, 'RFC 9111 §4.2.1'],
    ['answer', 'max-age', /not a number of seconds/, 'RFC 9111 §4.2.1'],
    ['answer', 's-maxage=600', /shared caches .* browser’s own cache ignores/, 'RFC 9111 §5.2.2.10'],
    ['answer', 'no-cache', /does not forbid keeping/, 'RFC 9111 §5.2.2.4'],
    ['answer', 'no-store', /^No cache may store it/, 'RFC 9111 §5.2.2.5'],
    ['answer', 'PRIVATE', /^Only the browser’s own cache/, 'RFC 9111 §5.2.2.7'],
    ['answer', 'public', /^Any cache may keep it/, 'RFC 9111 §5.2.2.9'],
    ['answer', 'must-revalidate', /^Once stale/, 'RFC 9111 §5.2.2.2'],
    ['answer', 'immutable', /^It will not change/, 'RFC 8246 §2'],
    ['answer', 'stale-while-revalidate=30', /^For 30 s/, 'RFC 5861 §3'],
    ['answer', 'only-if-cached', /^Caches do not know/, 'RFC 9111 §5.2.3'],
    ['answer', 'constructor', /^Caches do not know/, 'RFC 9111 §5.2.3'],
    ['request', 'max-age=0', /what a reload sends/, 'RFC 9111 §5.2.1.1'],
    ['request', 'no-cache', /reload past the cache/, 'RFC 9111 §5.2.1.4'],
    ['request', 'max-stale', /of any age/, 'RFC 9111 §5.2.1.2'],
    ['request', 'max-stale=60', /up to 1 min ago/, 'RFC 9111 §5.2.1.2'],
    ['request', 'private', /^Caches do not know/, 'RFC 9111 §5.2.3'],
  ])('in the %s, %s', (side, directive, sentence, rule) => {
    const [part] = explainHeader('Cache-Control', `x-other, ${directive}`, facts(side))?.parts.slice(1) ?? []
    expect(part?.term).toBe(directive)
    expect(part?.sentence.en).toMatch(sentence)
    expect(part?.rule).toBe(rule)
  })
})

describe('this very value', () => {
  const date: HeaderList = [['Date', 'Tue, 01 Jan 2030 00:00:00 GMT']]

  it.each<[string, string, HeaderFacts, readonly RegExp[]]>([
    ['Expires', 'Tue, 01 Jan 2030 01:00:00 GMT', facts('answer', { headers: date }), [/^Fresh for 1 h, counted from Date/]],
    ['Expires', '0', facts('answer', { headers: date }), [/Stale at once|expired already/]],
    ['Expires', 'never', facts('answer', { headers: date }), [/expired already/]],
    ['Expires', 'Tue, 01 Jan 2030 01:00:00 GMT', facts('answer', { headers: [['cache-control', 'max-age=5']] }), [/max-age=5 decides/]],
    ['Expires', 'Tue, 01 Jan 2030 01:00:00 GMT', facts('answer'), []],
    ['Age', '90', facts('answer'), [/^Made or validated 1 min 30 s ago/]],
    ['ETag', 'W/"1"', facts('answer'), [/^Weak/]],
    ['ETag', '"1"', facts('answer'), [/^Strong/]],
    ['Vary', 'Cookie, Origin, Accept', facts('answer'), [/the next user who logs in/, /one origin must not get/, /each value/]],
    ['Vary', '*', facts('answer'), [/a copy is never used without asking/]],
    ['Authorization', 'Basic YTpi', facts('request'), [/Base64, which hides nothing/]],
    ['Authorization', 'bearer x.y.z', facts('request'), [/works for anyone who has it/]],
    ['Authorization', 'Odd x', facts('request'), [/way in which the credential is written/]],
    ['Origin', 'null', facts('request'), [/No origin to name/]],
    ['Origin', 'https://shop.test', facts('request'), [/same origin/]],
    ['Origin', 'https://api.shop.test', facts('request'), [/same site/]],
    ['Origin', 'https://evil.test', facts('request'), [/Another site/]],
    ['Origin', 'http://shop.test', facts('request'), [/Another site/]],
    ['Referer', 'https://evil.test/', facts('request'), [/^Cut to the origin/]],
    ['Referer', 'https://shop.test/a?b', facts('request'), [/same origin, with its whole address/]],
    ['Referer', 'https://evil.test/a?b', facts('request'), [/another origin, with its whole address/]],
    ['Sec-Fetch-Site', 'cross-site', facts('request'), [/may refuse just for this/]],
    ['Sec-Fetch-Site', 'constructor', facts('request'), []],
    ['Sec-Fetch-Mode', 'navigate', facts('request'), [/page is being opened/]],
    ['Location', '/session/me', facts('answer'), [/relative/]],
    ['Location', 'http://shop.test/', facts('answer'), [/down to plain http/]],
    ['Location', 'https://evil.test/', facts('answer'), [/Another origin/]],
    ['Location', 'javascript:alert(1)', facts('answer'), []],
    ['Access-Control-Allow-Origin', '*', facts('answer'), [/without cookies/]],
    ['Access-Control-Allow-Origin', 'null', facts('answer'), [/sandboxed/]],
    ['Access-Control-Allow-Origin', 'https://a.test, https://b.test', facts('answer'), [/no page matches a list/]],
    ['Access-Control-Allow-Credentials', 'TRUE', facts('answer'), [/means no/]],
    ['Access-Control-Allow-Credentials', 'true', facts('answer'), []],
    ['Access-Control-Max-Age', '600', facts('answer'), [/^Asked once in 10 min/]],
    ['Clear-Site-Data', '"cookies", storage', facts('answer'), [/All cookies/, /Without quotation marks/]],
    ['Strict-Transport-Security', 'max-age=0', facts('answer'), [/forgets/]],
    ['Strict-Transport-Security', 'max-age=60', facts('answer', { url: 'http://shop.test/' }), [/over plain http/]],
    ['Cookie', 'sid=1; __Host-a=2; =x', facts('request'), [/Name and value/, /set over https by this exact host/, /without a name/]],
  ])('%s: %s', (name, value, given, sentences) => {
    const found = said(name, value, given).map(([, sentence]) => sentence)
    expect(found).toHaveLength(sentences.length)
    sentences.forEach((sentence, index) => expect(found[index]).toMatch(sentence))
  })

  it('tells whether the asking page is the one that may read (Fetch, CORS protocol)', () => {
    const asking = (origin: string): HeaderFacts => facts('answer', { request: [['Origin', origin]] })
    expect(said('Access-Control-Allow-Origin', 'https://shop.test', asking('https://shop.test'))[0]?.[1]).toMatch(/its page may read/)
    expect(said('Access-Control-Allow-Origin', 'https://shop.test', asking('https://evil.test'))[0]?.[1]).toMatch(
      /^Not https:\/\/evil\.test/,
    )
  })

  it('reads a challenge and its parameters, several in one field (RFC 9110 §11.6.1)', () => {
    const value = 'Basic realm="a, b", charset="UTF-8", Bearer error="invalid_token", odd=1'
    expect(said('WWW-Authenticate', value, facts('answer')).map(([term]) => term)).toEqual([
      'Basic',
      'realm="a, b"',
      'charset="UTF-8"',
      'Bearer',
      'error="invalid_token"',
      'odd=1',
    ])
    const error = explainHeader('WWW-Authenticate', 'Bearer error="invalid_token"', facts('answer'))?.parts[1]
    expect(error).toMatchObject({ rule: 'RFC 6750 §3.1', sentence: { en: expect.stringContaining('not genuine') as string } })
  })

  it('names the values of cookies nowhere', () => {
    expect(JSON.stringify(explainHeader('Cookie', 'sid=very-secret; a=hush', facts('request')))).not.toMatch(/secret|hush/)
  })

  it('reads a content security policy directive by directive', () => {
    expect(said('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; odd-src x", facts('answer'))).toEqual([
      ["default-src 'none'", expect.stringContaining('no other directive covers')],
      ["frame-ancestors 'none'", expect.stringContaining('clickjacking')],
      ['odd-src x', 'One more limit.'],
    ])
  })
})
