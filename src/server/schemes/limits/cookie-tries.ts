import { mostAttributeOctets, mostCookieOctets } from '@shared/web/cookie-size.ts'

const MANY = 190
const TEN_YEARS_S = 10 * 365 * 24 * 60 * 60

const PATH = '/limits'
const pair = (name: string, octets: number): string => `${name}=${'x'.repeat(octets - name.length)}; Path=${PATH}; SameSite=Lax`
const withPath = (name: string, octets: number): string => `${name}=1; Path=${`${PATH}/`.padEnd(octets, 'x')}; SameSite=Lax`

/** What each try sets. All of it under `/limits`, so that no other page of the shop carries it. */
export const cookieTries = {
  'pair-4096': [pair('full', mostCookieOctets)],
  'pair-4097': [pair('over', mostCookieOctets + 1)],
  // Kept, the path holds the cookie back from /limits/try/arrived; ignored, the cookie falls back to the path of this answer and arrives.
  'path-1024': [withPath('path-kept', mostAttributeOctets)],
  'path-1025': [withPath('path-ignored', mostAttributeOctets + 1)],
  many: Array.from({ length: MANY }, (_, index) => `n${index}=1; Path=${PATH}; SameSite=Lax`),
  years: [`years=1; Path=${PATH}; SameSite=Lax; Max-Age=${TEN_YEARS_S}`],
} satisfies Record<string, readonly string[]>
export type CookieTry = keyof typeof cookieTries
export const cookieTryNames = Object.keys(cookieTries) as readonly CookieTry[]
