import { describe, expect, it } from 'vitest'
import { typedAddress } from '../../../src/main/stage/typed-address.ts'

describe('what is typed into an address bar', () => {
  it.each([
    ['shop.test', 'https://shop.test/'],
    [' shop.test/session/me ', 'https://shop.test/session/me'],
    ['http://evil.test/prize', 'http://evil.test/prize'],
    ['HTTPS://SHOP.TEST', 'https://shop.test/'],
    ['example.com', 'https://example.com/'],
  ])('%s means %s', (typed, address) => expect(typedAddress(typed)).toBe(address))

  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'app://ui/', 'https://', 'two words', 'chrome://settings', ''])(
    'refuses %s',
    typed => {
      expect(() => typedAddress(typed)).toThrow(/is not an address/)
    },
  )
})
