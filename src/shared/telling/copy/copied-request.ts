import { headerValue, type HeaderList } from '../../web/headers.ts'
import { sentHeaders } from '../chips.ts'
import type { Exchange } from '../../trace/exchange.ts'
import { notedOf } from '../../trace/noted-side.ts'
import { createRedactor, type Redactor } from '../../trace/redact.ts'

/** A request as it left, ready to be written in another notation. Every part was checked: see `readRequest`. */
export interface CopiedRequest {
  /** A token (RFC 9110 §5.6.2): letters, digits and a few signs. */
  readonly method: string
  /** http or https, without fragment. */
  readonly url: string
  /** In wire order; every name is a token, no value has a control character other than a tab. */
  readonly headers: HeaderList
  /** null: none was sent. */
  readonly body: string | null
}

/** Why a request cannot be written down. */
export type CopyRefusal =
  | 'not-captured'
  | 'not-http'
  | 'no-method'
  | 'fields-not-in-file'
  | 'body-not-in-file'
  | 'body-not-text'
  | 'body-cut'
  | 'unsafe-characters'
  | 'unseen-characters'
  | 'too-long'
export type Copied<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: CopyRefusal }

const refuse = (why: CopyRefusal): Copied<never> => ({ ok: false, why })
const token = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/
const unfitForField = /[\0-\x08\x0a-\x1f\x7f]/
const unfitForAddress = /[\0-\x20\x7f]/

/**
 * What the wire saw of the exchange's last request, or what the browser has of one that never left. Without secrets unless they are
 * asked for. Refuses what no honest request holds: line ends and NUL in a field or an address, and names that are no tokens, for they
 * would be read as something else by a shell, by curl (`@file`) or by a server.
 */
export function readRequest(exchange: Exchange, { withSecrets }: { readonly withSecrets: boolean }): Copied<CopiedRequest> {
  const { method, hops } = exchange
  const url = exchange.url.split('#', 1)[0] ?? ''
  if (url === '') return refuse('not-captured')
  if (!/^https?:\/\/[^/]/i.test(url)) return refuse('not-http')
  if (method === '') return refuse('no-method')
  const missing = notInFile(exchange)
  if (missing !== null) return refuse(missing)
  const headers = withoutPseudo(sentHeaders(exchange))
  if (!token.test(method) || unfitForAddress.test(url)) return refuse('unsafe-characters')
  if (!headers.every(([name, value]) => token.test(name) && !unfitForField.test(value))) return refuse('unsafe-characters')
  const copy = hops.at(-1)?.requestBody ?? notedOf(exchange)?.body ?? null
  if (copy?.base64 === true) return refuse('body-not-text')
  if (copy?.truncated === true) return refuse('body-cut')
  const request = { method, url, headers, body: copy === null || copy.bytes === 0 ? null : copy.text }
  return { ok: true, value: withSecrets ? request : withoutSecrets(request, createRedactor()) }
}

/** What another program's HAR leaves out of a request, without which a copy would be another request. */
function notInFile(exchange: Exchange): CopyRefusal | null {
  const noted = notedOf(exchange)
  if (noted === null) return null
  if (!noted.hasHeaders) return 'fields-not-in-file'
  const length = Number(headerValue(sentHeaders(exchange), 'Content-Length') ?? 0)
  return noted.body === null && length > 0 ? 'body-not-in-file' : null
}

/**
 * HTTP/2 and HTTP/3 have pseudo-header fields (`:authority`, RFC 9113 §8.3.1), which HARs list among the others. They say what the start line
 * and `Host` say in HTTP/1.1, and are no fields there.
 */
function withoutPseudo(headers: HeaderList): HeaderList {
  const fields = headers.filter(([name]) => !name.startsWith(':'))
  const authority = headerValue(headers, ':authority')
  return authority === null || headerValue(fields, 'Host') !== null ? fields : [['Host', authority], ...fields]
}

function withoutSecrets({ method, url, headers, body }: CopiedRequest, redactor: Redactor): CopiedRequest {
  const clean = {
    url: redactor.url(url),
    headers: redactor.headers(headers),
    body: body === null ? null : redactor.body({ text: body, base64: false, bytes: body.length, truncated: false }).text,
  }
  const text = clean.body === null ? null : redactor.everywhere(clean.body)
  const bytes = text === null ? null : String(new TextEncoder().encode(text).length)
  return {
    method,
    url: redactor.everywhere(clean.url),
    headers: clean.headers.map(([name, value]) => [
      name,
      // A body without its secrets has another length: the old one would be a lie, and would cut the request off.
      name.toLowerCase() === 'content-length' && bytes !== null ? bytes : redactor.everywhere(value),
    ]),
    body: text,
  }
}
