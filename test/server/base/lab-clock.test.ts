import { describe, expect, it } from 'vitest'
import { createLabClock } from '../../../src/server/base/lab-clock.ts'
import { isLabUrl } from '@shared/lab/lab-hosts.ts'

describe('the lab clock', () => {
  it('goes with the system’s and may be ahead of it', () => {
    let system = 1000
    const clock = createLabClock(() => system)
    clock.moveForward(500)
    system += 1
    expect([clock.now(), clock.offsetMs]).toEqual([1501, 500])
  })

  it.each([[-1], [0.5], [Number.NaN], [Number.POSITIVE_INFINITY]])('does not move by %d', ms => {
    const clock = createLabClock(() => 0)
    expect(() => clock.moveForward(ms)).toThrow(RangeError)
    expect(clock.now()).toBe(0)
  })
})

describe('isLabUrl', () => {
  it.each([
    'http://shop.test',
    'https://api.shop.test/a?b#c',
    'HTTPS://EVIL.TEST/',
    'http://shop.test:80/',
    'https://shop.test:443/',
    'https://alice:wonderland@shop.test/',
    'https://alice@shop.test/',
    'https://:x@shop.test/',
    'https://al%40ice:w%3Ao@shop.test/',
    'https://evil.example@shop.test/',
    'http:\\\\shop.test',
    'https://sh\top.te\nst/',
    'https://ｓｈｏｐ.test/',
  ])('takes %j', url => {
    expect(isLabUrl(url)).toBe(true)
  })

  it.each([
    '',
    'shop.test',
    'https://',
    'ftp://shop.test/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'about:blank',
    'https://shop.test:8443/',
    'http://shop.test:443/',
    'https://shop.test@evil.example/',
    'https://shop.test:x@evil.example/',
    'http:\\\\shop.test.',
    'https://shop.test./',
    'https://shop.test.evil.example/',
    'https://example.com/?https://shop.test/',
    'https://xshop.test/',
    'https://www.shop.test/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'blob:https://shop.test/1',
    'view-source:https://shop.test/',
  ])('refuses %j', url => {
    expect(isLabUrl(url)).toBe(false)
  })
})
