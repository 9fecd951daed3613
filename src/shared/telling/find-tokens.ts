import { headerValues } from '../web/headers.ts'
import { decodeJwt, type DecodeJwtResult } from '../web/jwt.ts'
import { parseSetCookie } from '../web/set-cookie.ts'
import { tokensIn } from '../web/looks-like-jwt.ts'
import { sentHeaders } from './chips.ts'
import type { Exchange } from '../trace/exchange.ts'

/** Where in an exchange a token stood. */
export type ExchangePlace =
  | { readonly kind: 'authorization' | 'request-body' | 'response-body' }
  | { readonly kind: 'request-cookie' | 'response-cookie'; readonly name: string }

export interface FoundToken {
  readonly token: string
  readonly places: readonly ExchangePlace[]
  readonly decoded: DecodeJwtResult
}

/** Every token of an exchange once, with all places where it stood; in the order request, answer. */
export function findTokens(exchange: Exchange): readonly FoundToken[] {
  const found = new Map<string, ExchangePlace[]>()
  const look = (text: string, place: ExchangePlace): void => {
    for (const token of tokensIn(text)) {
      const places = found.get(token)
      if (places === undefined) found.set(token, [place])
      else places.push(place)
    }
  }
  const sent = sentHeaders(exchange)
  for (const value of headerValues(sent, 'Authorization')) look(value, { kind: 'authorization' })
  for (const value of headerValues(sent, 'Cookie')) {
    for (const pair of value.split(';')) look(pair, { kind: 'request-cookie', name: pair.split('=', 1)[0]?.trim() ?? '' })
  }
  const hop = exchange.hops.at(-1)
  if (hop?.requestBody != null && !hop.requestBody.base64) look(hop.requestBody.text, { kind: 'request-body' })
  for (const line of headerValues(hop?.response?.headers ?? exchange.browser?.responseHeaders ?? [], 'Set-Cookie')) {
    const parsed = parseSetCookie(line)
    if (parsed.ok) look(parsed.cookie.value, { kind: 'response-cookie', name: parsed.cookie.name })
  }
  const body = hop?.response?.body
  if (body !== undefined && !body.base64) look(body.text, { kind: 'response-body' })
  return [...found].map(([token, places]) => ({ token, places, decoded: decodeJwt(token) }))
}
