import { describe, expect, it } from 'vitest'
import { cookieFromLine } from '../../../src/main/recorder/stored-cookie.ts'

const now = Date.UTC(2026, 0, 1)
const day = 86_400_000
const read = (line: string, url = 'https://shop.test/session/login') => cookieFromLine(line, url, now)

describe('the cookie that an accepted Set-Cookie describes (RFC 6265bis, storage model)', () => {
  it('is host-only and takes the directory of the request as its path by default', () => {
    expect(read('a=1')?.cookie).toMatchObject({
      domain: 'shop.test',
      hostOnly: true,
      path: '/session',
      expiresMs: null,
      sameSite: 'unspecified',
    })
  })
  it('is not host-only with Domain; a leading dot is ignored', () => {
    expect(read('a=1; Domain=.SHOP.test')?.cookie).toMatchObject({ domain: 'shop.test', hostOnly: false })
  })
  it.each([
    ['a=1; Path=/x', '/x'],
    ['a=1; Path=x', '/session'],
    ['a=1; Path=', '/session'],
  ])('%s has the path %s', (line, path) => expect(read(line)?.cookie.path).toBe(path))
  it('prefers Max-Age to Expires', () => {
    expect(read(`a=1; Expires=${new Date(now + 5 * day).toUTCString()}; Max-Age=60`)?.cookie.expiresMs).toBe(now + 60_000)
  })
  it('is cut to 400 days', () => {
    expect(read('a=1; Max-Age=99999999999')?.cookie.expiresMs).toBe(now + 400 * day)
  })
  it.each(['a=1; Max-Age=0', 'a=1; Max-Age=-5', 'a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'])('%s is a deletion', line => {
    expect(read(line)?.isDeletion).toBe(true)
  })
  it('is no deletion with an unreadable date', () => {
    expect(read('a=1; Expires=soon')).toMatchObject({ isDeletion: false, cookie: { expiresMs: null } })
  })
  it('is nothing when nothing is in it', () => expect(read('')).toBeNull())
})
