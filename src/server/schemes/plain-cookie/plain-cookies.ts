import { stringifySetCookie } from 'cookie'

const YEAR_S = 365 * 24 * 60 * 60
const MONTH_S = 30 * 24 * 60 * 60

/** The goods that can be looked at; the cookie `seen` holds their names, newest first. */
export const goods = ['tea', 'mug', 'kettle', 'honey'] as const
export type Good = (typeof goods)[number]
export type Theme = 'light' | 'dark'

/** What a visitor likes. No `HttpOnly`: the page's own script may read and write it too, and nothing is lost when somebody else does. */
const preference = { path: '/cookie', sameSite: 'lax', maxAge: YEAR_S } as const

export const themeCookie = (theme: Theme): string => stringifySetCookie({ name: 'theme', value: theme, ...preference })
export const seenCookie = (seen: readonly Good[]): string => stringifySetCookie({ name: 'seen', value: seen.join('.'), ...preference })
/** What should never be a plain cookie. */
export const roleCookie = (): string => stringifySetCookie({ name: 'role', value: 'guest', ...preference })

/** For statistics: a number without a name, for thirty days. No script needs it. */
export const visitorCookie = (id: string): string =>
  stringifySetCookie({ name: 'visitor', value: id, path: '/cookie', sameSite: 'lax', httpOnly: true, maxAge: MONTH_S })

export const forgottenCookie = (name: string): string =>
  stringifySetCookie({ name, value: '', path: '/cookie', sameSite: 'lax', maxAge: 0 })

/** Anybody can write anything into a cookie: what is none of the known values counts as the usual one. */
export const readTheme = (value: string | null): Theme => (value === 'dark' ? 'dark' : 'light')
export function readSeen(value: string | null): readonly Good[] {
  const named = (value ?? '').split('.')
  return goods.filter(good => named.includes(good)).sort((one, other) => named.indexOf(one) - named.indexOf(other))
}
