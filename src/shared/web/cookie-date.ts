/**
 * The one reader of a cookie date, the value of `Expires` (RFC 6265 §5.1.1). `Date.parse` is another grammar: it takes `2030-01-01` and
 * `0`, which no browser takes here.
 *
 * Chromium (net/cookies/cookie_util.cc, ParseCookieExpirationTime) differs from the standard in what it makes of odd parts, and its
 * readings differ by version. All of this was seen on Chromium 130 and 156; `test/engines/life-cases.ts` holds the reader to both:
 * - a number of one or two characters is the day and any other of at most five the year: `5` or `12345` can be a year. The standard
 *   wants two to four digits;
 * - what begins with a digit and has a colon is the time or nothing. To the standard, `10:20` is the day 10;
 * - letters behind a number (`1st`, `00:00:00Z`): the standard passes over them; 130 does too, but counts their length (`1st` is the year
 *   1); to 156 it is no number at all, and `001:02:03` is a time;
 * - a year before 1601 is read (and lies in the past), where the standard has no date.
 */
export type DateReader = 'chromium-130' | 'chromium-156' | 'standard'

interface Parts {
  time: readonly [number, number, number] | null
  day: number | null
  /** 0 to 11. */
  month: number | null
  year: number | null
}

/** The delimiters of §5.1.1: %x09, %x20-2F, %x3B-40, %x5B-60, %x7B-7E. Not the colon. */
const delimiters = /[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * @param text the value of `Expires`, as written
 * @param by whose reading; a current Chromium's by default
 * @returns Unix milliseconds (whole seconds), or null for no date: the attribute is then as if it were not there. Never throws.
 */
export function readCookieDate(text: string, by: DateReader = 'chromium-156'): number | null {
  const parts: Parts = { time: null, day: null, month: null, year: null }
  const take = by === 'standard' ? takeByStandard : takeAsChromium(by)
  for (const token of text.split(delimiters)) if (token !== '') take(parts, token)
  return instant(parts, by === 'standard' ? 1601 : Number.NEGATIVE_INFINITY)
}

/** True when the versions of Chromium do not agree on this text: what happens then depends on the browser. */
export function isDisputedDate(text: string): boolean {
  return readCookieDate(text, 'chromium-130') !== readCookieDate(text, 'chromium-156')
}

/** The four productions in the order of §5.1.1; each token is the first that it matches and that is not there yet. */
function takeByStandard(parts: Parts, token: string): void {
  const time = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D|$)/.exec(token)
  if (parts.time === null && time !== null) parts.time = timeOf(time)
  else if (parts.day === null && /^\d{1,2}(?:\D|$)/.test(token)) parts.day = Number.parseInt(token, 10)
  else if (parts.month === null && monthOf(token) >= 0) parts.month = monthOf(token)
  else if (parts.year === null && /^\d{2,4}(?:\D|$)/.test(token)) parts.year = Number.parseInt(token, 10)
}

function takeAsChromium(version: 'chromium-130' | 'chromium-156'): (parts: Parts, token: string) => void {
  const isOld = version === 'chromium-130'
  const timeForm = isOld ? /^(\d{1,2}):(\d{1,2}):(\d{1,2})/ : /^(\d+):(\d+):(\d+)$/
  return (parts, token) => {
    if (!/^\d/.test(token)) {
      if (parts.month === null && monthOf(token) >= 0) parts.month = monthOf(token)
    } else if (token.includes(':')) {
      const time = timeForm.exec(token)
      if (parts.time === null && time !== null) parts.time = timeOf(time)
    } else if (!isOld && !/^\d+$/.test(token)) {
      return
    } else if (parts.day === null && token.length <= 2) parts.day = Number.parseInt(token, 10)
    else if (parts.year === null && token.length <= 5) parts.year = Number.parseInt(token, 10)
  }
}

const monthOf = (token: string): number => months.indexOf(token.slice(0, 3).toLowerCase())
const timeOf = ([, hour, minute, second]: RegExpExecArray): readonly [number, number, number] => [
  Number(hour),
  Number(minute),
  Number(second),
]

/** Two-digit years are those of 1970 to 2069 (§5.1.1, steps 3 and 4); a day that its month does not have makes no date (step 6). */
function instant({ time, day, month, year }: Parts, firstYear: number): number | null {
  if (time === null || day === null || month === null || year === null) return null
  const [hour, minute, second] = time
  const fullYear = year >= 70 && year <= 99 ? year + 1900 : year <= 69 ? year + 2000 : year
  if (fullYear < firstYear || hour > 23 || minute > 59 || second > 59) return null
  const date = new Date(0)
  date.setUTCFullYear(fullYear, month, day)
  date.setUTCHours(hour, minute, second)
  return date.getUTCMonth() === month && date.getUTCDate() === day ? date.getTime() : null
}
