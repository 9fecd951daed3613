import { describe, expect, it } from 'vitest'
import { isDisputedDate, readCookieDate } from '@shared/web/cookie-date.ts'
import { parseSetCookie } from '@shared/web/set-cookie.ts'
import { longestLifeMs, readCookieLife, readMaxAge } from '@shared/web/cookie-life.ts'

const noon = Date.UTC(2030, 0, 21, 12)

describe('a cookie date (RFC 6265 §5.1.1)', () => {
  it.each([
    'Mon, 21 Jan 2030 12:00:00 GMT',
    'Monday, 21-Jan-30 12:00:00 GMT',
    'Mon Jan 21 12:00:00 2030',
    '"Mon, 21 Jan 2030 12:00:00 GMT"',
    '12:00:00 january 2030 21',
    '21 Jan 2030 12:00:00 +0900',
  ])('%s is read by all alike', text => {
    expect(readCookieDate(text, 'standard')).toBe(noon)
    expect(readCookieDate(text)).toBe(noon)
    expect(isDisputedDate(text)).toBe(false)
  })
  it.each(['0', '-1', '', '2030-01-21', '2030-01-21T12:00:00Z', '21 Jan 2030', '01/21/2030', '1924992000', '32 Jan 2030 12:00:00'])(
    '“%s” is none to anybody, whatever Date.parse says',
    text => {
      expect(readCookieDate(text, 'standard')).toBeNull()
      expect(readCookieDate(text)).toBeNull()
    },
  )
  it.each(['31 Apr 2030 12:00:00', '29 Feb 2030 12:00:00', '21 Jan 2030 24:00:00', '21 Jan 2030 12:60:00', '21 Jan 2030 12:00:60'])(
    '%s is a moment that there is not',
    text => expect(readCookieDate(text)).toBeNull(),
  )
  it.each<[string, number | null, number | null, number | null]>([
    // text, by the standard, by Chromium 130, by Chromium 156 (both held to their engines in test/engines)
    ['21st Jan 2030 12:00:00', noon, null, null],
    ['21 Jan 2030 12:00:00Z', noon, noon, null],
    ['21 Jan 2030 012:00:00', null, null, noon],
    ['21 Jan 5 12:00:00', null, Date.UTC(2005, 0, 21, 12), Date.UTC(2005, 0, 21, 12)],
    ['21 Jan 1600 12:00:00', null, Date.UTC(1600, 0, 21, 12), Date.UTC(1600, 0, 21, 12)],
  ])('%s is read differently', (text, standard, chromium130, chromium156) => {
    expect(readCookieDate(text, 'standard')).toBe(standard)
    expect(readCookieDate(text, 'chromium-130')).toBe(chromium130)
    expect(readCookieDate(text, 'chromium-156')).toBe(chromium156)
    expect(isDisputedDate(text)).toBe(chromium130 !== chromium156)
  })
})

describe('a Max-Age (RFC 6265 §5.2.2)', () => {
  it.each<[string, number | null]>([
    ['60', 60],
    ['+60', 60],
    ['0060', 60],
    ['-1', -1],
    ['', null],
    ['-', null],
    ['60.5', null],
    ['1h', null],
    ['9'.repeat(30), Number.POSITIVE_INFINITY],
    [`-${'9'.repeat(30)}x`, Number.NEGATIVE_INFINITY],
  ])('“%s” means %s seconds', (text, seconds) => expect(readMaxAge(text)).toBe(seconds))
})

describe('the life that a line asks for', () => {
  const life = (line: string, ...rest: [object?]) => {
    const parsed = parseSetCookie(`c=1; ${line}`)
    if (!parsed.ok) throw new Error(line)
    return readCookieLife(parsed.cookie, noon, ...rest)
  }
  it('is Max-Age before Expires, and Expires where Max-Age cannot be read', () => {
    expect(life('Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT')).toMatchObject({
      by: 'Max-Age',
      expiresMs: noon + 60_000,
      isOver: false,
    })
    expect(life('Max-Age=0; Expires=Mon, 21 Jan 2030 13:00:00 GMT')).toMatchObject({ by: 'Max-Age', isOver: true })
    expect(life('Max-Age=1h; Expires=Mon, 21 Jan 2030 13:00:00 GMT')).toMatchObject({ by: 'Expires', expiresMs: noon + 3_600_000 })
    expect(life('Max-Age=1h; Expires=0')).toMatchObject({ by: null, expiresMs: null, isOver: false })
  })
  it('is cut to 400 days, without end or with one', () => {
    expect(life(`Max-Age=${'9'.repeat(30)}`)).toMatchObject({ askedMs: Number.POSITIVE_INFINITY, expiresMs: noon + longestLifeMs })
    expect(life('Expires=Fri, 31 Dec 2060 00:00:00 GMT').expiresMs).toBe(noon + longestLifeMs)
  })
  it('moves Expires, and not Max-Age, by what the Date of the response is off', () => {
    const off = { serverDateMs: noon - 1000 }
    expect(life('Expires=Mon, 21 Jan 2030 12:00:00 GMT', off)).toMatchObject({ expiresMs: noon + 1000, isOver: false })
    expect(life('Max-Age=60', off).expiresMs).toBe(noon + 60_000)
  })
  it('says when it rests on a date that browsers read differently', () => {
    expect(life('Expires=21 Jan 2030 12:00:00Z').isDisputed).toBe(true)
    expect(life('Max-Age=60; Expires=21 Jan 2030 12:00:00Z').isDisputed).toBe(false)
  })
})
