import { describe, expect, it } from 'vitest'
import { withMaskedPassword, withoutUser } from '@shared/web/user-information.ts'

describe('the name and password in an address', () => {
  it.each([
    ['https://alice:wonderland@shop.test/a?b#c', 'https://shop.test/a?b#c', 'https://alice:•••@shop.test/a?b#c'],
    ['https://alice@shop.test/', 'https://shop.test/', 'https://alice@shop.test/'],
    ['https://alice:@shop.test/', 'https://shop.test/', 'https://alice:•••@shop.test/'],
    ['https://:secret@shop.test/', 'https://shop.test/', 'https://:•••@shop.test/'],
    ['https://al%40ice:w%3Aon%2Fder@shop.test/', 'https://shop.test/', 'https://al%40ice:•••@shop.test/'],
    // The last `@` of the authority ends it (URL Standard, authority state), whatever a page writes.
    ['https://alice:p@ss@shop.test/', 'https://shop.test/', 'https://alice:•••@shop.test/'],
    ['http:\\\\alice:secret@shop.test\\a', 'http:\\\\shop.test\\a', 'http:\\\\alice:•••@shop.test\\a'],
    ['https:////alice:secret@shop.test/', 'https:////shop.test/', 'https:////alice:•••@shop.test/'],
  ])('%s', (url, bare, masked) => {
    expect([withoutUser(url), withMaskedPassword(url)]).toEqual([bare, masked])
  })

  it.each([
    'https://shop.test/@alice:x@y',
    'https://shop.test?mail=alice:x@shop.test',
    'https://shop.test#a:b@c',
    'about:blank',
    'data:text/plain,alice:x@y',
    '',
  ])('%s has none and stays as it is', url => {
    expect([withoutUser(url), withMaskedPassword(url)]).toEqual([url, url])
  })
})
