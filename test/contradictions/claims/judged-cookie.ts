import type { EngineCookie } from '../truth/facts.ts'
import type { Court, Finding } from './claim.ts'

/* Which cookie a line of the receipt is about. */

/** Only the identity: which line, or which cookie of the jar, is spoken of. */
export function nameOfJudged({ about: { judged } }: Court): string {
  if (judged === null) return ''
  const pair = judged.line?.split(';', 1)[0] ?? ''
  const name = judged.cookie?.name ?? (pair.includes('=') ? pair.slice(0, pair.indexOf('=')) : '').trim()
  return name
}

/** The cookies of the jar that the line can be about: those with its name and value. */
function jarCookies({ about: { exchange, judged }, ledger }: Court): readonly EngineCookie[] {
  if (exchange?.profile == null || judged?.cookie == null) return []
  const { name, value } = judged.cookie
  return [...ledger.jarsBefore[exchange.profile], ...ledger.jars[exchange.profile]].filter(
    cookie => cookie.name === name && cookie.value === value,
  )
}

export const jarHas = (court: Court, check: (cookie: EngineCookie) => boolean, what: string): Finding => {
  const cookies = jarCookies(court)
  return cookies.length === 0 || cookies.some(check)
    ? null
    : `in the jar: ${cookies.map(cookie => JSON.stringify(cookie)).join(', ')}, not ${what}`
}
