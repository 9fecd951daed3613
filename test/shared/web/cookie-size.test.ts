import { expect, it } from 'vitest'
import { isTooLongForAttribute, isTooLongForCookie } from '@shared/web/cookie-size.ts'

it.each([
  ['a', 'x'.repeat(4095), false],
  ['a', 'x'.repeat(4096), true],
  ['쿠키', 'x'.repeat(4090), false],
  ['쿠키', 'x'.repeat(4091), true],
])('name %j and value %.4s… count as octets of UTF-8, 4096 at most (RFC 6265bis, "Storage Model")', (name, value, isTooLong) => {
  expect(isTooLongForCookie(name, value)).toBe(isTooLong)
})

it('the value of an attribute has 1024 octets at most', () => {
  expect(isTooLongForAttribute(`/${'x'.repeat(1023)}`)).toBe(false)
  expect(isTooLongForAttribute(`/${'é'.repeat(512)}`)).toBe(true)
})
