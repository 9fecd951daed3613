import { describe, expect, it } from 'vitest'
import { matchesUrl } from '@shared/lesson/url-pattern.ts'

const me = 'https://shop.test/session/me'

describe('an address', () => {
  it.each([
    [me, me],
    [me, `${me}?a=b`],
    [me, `${me}#part`],
    [`${me}?a=*`, `${me}?a=b`],
    ['*', me],
    ['*/session/*', me],
    ['https://*/me', me],
    ['https://shop.test/*/*', me],
    ['https://shop.test/a*b*c', 'https://shop.test/abc'],
    ['*/me', `${me}?next=https://evil.test/x`],
  ])('fits %s: %s', (pattern, url) => {
    expect(matchesUrl(pattern, url)).toBe(true)
  })

  it.each([
    [me, `${me}/`],
    [me, 'http://shop.test/session/me'],
    [me, `https://evil.test/?${me}`],
    [`${me}?a=b`, me],
    [`${me}?a=b`, `${me}?a=bc`],
    ['https://shop.test/aba*aba', 'https://shop.test/aba'],
    ['https://shop.test/a*b*b', 'https://shop.test/ab'],
    ['*/me', `${me}/x`],
    ['https://shop.test/*c*b', 'https://shop.test/abc'],
    ['https://shop.test/.*', me],
  ])('does not fit %s: %s', (pattern, url) => {
    expect(matchesUrl(pattern, url)).toBe(false)
  })
})
