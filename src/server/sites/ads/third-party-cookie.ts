import { stringifySetCookie } from 'cookie'

const MONTH_S = 30 * 24 * 60 * 60

/**
 * A cookie that comes along when other sites embed this one: `SameSite=None`, which browsers take only with `Secure`. With `Partitioned`
 * (CHIPS) the browser keeps one jar per embedding site, so that the number of one site is not that of another.
 */
export function thirdPartyCookie(name: string, value: string, partitioned: boolean): string {
  return stringifySetCookie({ name, value, path: '/', httpOnly: true, secure: true, sameSite: 'none', partitioned, maxAge: MONTH_S })
}
