import { describe, expect, it } from 'vitest'
import { typedAddress } from '../../../src/main/stage/typed-address.ts'

describe('what is typed into an address bar', () => {
  it.each([
    ['shop.test', 'https://shop.test/'],
    [' shop.test/session/me ', 'https://shop.test/session/me'],
    ['http://evil.test/prize', 'http://evil.test/prize'],
    ['HTTPS://SHOP.TEST', 'https://shop.test/'],
    ['example.com', 'https://example.com/'],
    ['http:\\\\shop.test\\a', 'http://shop.test/a'],
    ['http:shop.test', 'http://shop.test/'],
    ['//shop.test/a', 'https://shop.test/a'],
    ['\\\\shop.test', 'https://shop.test/'],
    ['https://shop.\ntest/', 'https://shop.test/'],
    ['ht\ttp://shop.test/a\r\nb', 'http://shop.test/ab'],
    ['shop.test:443/a', 'https://shop.test/a'],
    ['http://shop.test:80', 'http://shop.test/'],
    ['ｓｈｏｐ.test', 'https://shop.test/'],
    ['https://alice:wonderland@shop.test/', 'https://alice:wonderland@shop.test/'],
    ['alice:wonderland@shop.test/basic/', 'https://alice:wonderland@shop.test/basic/'],
    ['alice@shop.test', 'https://alice@shop.test/'],
  ])('%s means %s', (typed, address) => expect(typedAddress(typed)).toBe(address))

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'app://ui/',
    'https://',
    'two words',
    'chrome://settings',
    'mailto:alice@shop.test',
    'javascript:x@shop.test',
    'data:x@shop.test',
    '',
  ])('refuses %s', typed => {
    expect(() => typedAddress(typed)).toThrow(/is not an address/)
  })
})
