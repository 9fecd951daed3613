import { describe, expect, it } from 'vitest'
import { domainMatches, originOf, registrableDomain, siteRelation } from '@shared/web/site.ts'

describe('origins', () => {
  it.each([
    ['https://shop.test/a?b#c', 'https', 'shop.test', 'https://shop.test'],
    ['HTTP://Shop.Test', 'http', 'shop.test', 'http://shop.test'],
    ['http://shop.test:8080/', 'http', 'shop.test', 'http://shop.test:8080'],
    ['http://[::1]:80/', 'http', '[::1]', 'http://[::1]:80'],
    ['https://shop.test\\@evil.test/', 'https', 'shop.test', 'https://shop.test'],
  ])('%s is %s, %s', (url, scheme, host, origin) => {
    expect(originOf(url)).toEqual({ scheme, host, origin })
  })

  it.each([null, '', 'null', 'about:blank', 'data:text/html,x', 'chrome-error://chromewebdata/', '/path', 'https://'])(
    '%s has none',
    url => {
      expect(originOf(url)).toBeNull()
    },
  )
})

describe('sites (HTML, "same site": scheme and registrable domain)', () => {
  it.each([
    ['https://shop.test', 'https://shop.test', 'same-site'],
    ['https://api.shop.test', 'https://shop.test', 'same-site'],
    ['https://a.api.shop.test', 'https://b.shop.test', 'same-site'],
    ['http://shop.test:81', 'http://shop.test:82', 'same-site'],
    ['http://shop.test', 'https://api.shop.test', 'other-scheme'],
    ['https://evil.test', 'https://shop.test', 'cross-site'],
    ['https://myshop.test', 'https://shop.test', 'cross-site'],
    ['http://evil.test', 'https://shop.test', 'cross-site'],
    ['http://127.0.0.1', 'http://10.0.0.1', 'cross-site'],
    ['http://[::ffff:1.2.3.4]', 'http://[::ffff:9.2.3.4]', 'cross-site'],
    ['https://a.test', 'https://b.test', 'cross-site'],
    ['https://shop.test', 'https://shop.test.', 'cross-site'],
  ])('%s to %s is %s', (from, to, relation) => {
    const [a, b] = [originOf(from), originOf(to)]
    expect(a !== null && b !== null && siteRelation(a, b)).toBe(relation)
  })

  it.each([
    ['https://example.com', 'https://example.com', 'same-site'],
    ['http://example.com', 'https://example.com', 'other-scheme'],
    ['https://example.com', 'https://shop.test', 'cross-site'],
    ['https://shop.test.example.com', 'https://shop.test', 'cross-site'],
    ['https://latest', 'https://shop.test', 'cross-site'],
    ['http://127.0.0.1', 'https://example.com', 'cross-site'],
    ['https://one.co.uk', 'https://two.co.uk', null],
    ['https://one.example.com', 'https://two.example.com', null],
    ['http://localhost', 'http://other', null],
  ])('outside the lab nothing is guessed from the number of labels: %s to %s is %s', (from, to, relation) => {
    const [a, b] = [originOf(from), originOf(to)]
    expect(a !== null && b !== null && siteRelation(a, b)).toBe(relation)
  })

  it.each(['test', '.test', 'latest', 'shop.test.', 'co.uk', 'example.com', 'localhost', '127.0.0.1', '[::1]', ''])(
    '%j has no registrable domain that we know',
    host => expect(registrableDomain(host)).toBeNull(),
  )

  it.each([
    ['shop.test', 'shop.test', true],
    ['api.shop.test', 'shop.test', true],
    ['shop.test', 'api.shop.test', false],
    ['myshop.test', 'shop.test', false],
  ])('%s matches the domain %s: %s (RFC 6265 §5.1.3)', (host, domain, matches) => {
    expect(domainMatches(host, domain)).toBe(matches)
  })
})
