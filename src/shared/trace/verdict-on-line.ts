import type { HeaderList } from '../web/headers.ts'
import { fromOctets } from '../web/octets.ts'
import type { JudgedCookie } from './exchange.ts'

/**
 * The verdict on one field of a response: of equal `Set-Cookie` lines the second has the second verdict, and so on, as a browser judges
 * them in their order. null: it is no `Set-Cookie`, or there is no verdict on it.
 * @param judged all verdicts on the response, in their order
 */
export function verdictOnLine(headers: HeaderList, index: number, judged: readonly JudgedCookie[]): JudgedCookie | null {
  const line = lineOf(headers[index])
  if (line === null) return null
  const before = headers.slice(0, index).filter(field => lineOf(field) === line).length
  return judged.filter(each => each.line?.trim() === line)[before] ?? null
}

/** A browser reads cookies as UTF-8. */
function lineOf(field: HeaderList[number] | undefined): string | null {
  return field?.[0].toLowerCase() === 'set-cookie' ? fromOctets(field[1]).trim() : null
}
