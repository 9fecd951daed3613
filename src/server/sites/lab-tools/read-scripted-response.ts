import { STATUS_CODES } from 'node:http'

/** An answer as the query tells it. Fields are octets, one per character (latin1), and go out untouched. */
export interface ScriptedResponse {
  readonly status: number
  readonly reason: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly body: Buffer
  readonly delayMs: number
}

export type ReadScriptedResponse =
  | { readonly ok: true; readonly answer: ScriptedResponse }
  /** What is wrong, for the person who wrote the address. */
  | { readonly ok: false; readonly problem: string }

const MAX_DELAY_MS = 30_000
/** The id by which the observers meet: an answer that could set it could pass for another. */
const RESERVED = 'x-request-id'

/**
 * Reads `status=302&header=Location:/me&set-cookie=a%3D1&body=hello&delay=500`. Names may repeat and keep their order. Values are
 * percent-decoded to octets and nothing else: `%00` is a NUL, `+` a plus sign.
 */
export function readScriptedResponse(url: string): ReadScriptedResponse {
  let status = 200
  let delayMs = 0
  const fields: (readonly [string, string])[] = []
  const body: Buffer[] = []
  for (const [name, value] of readQuery(url)) {
    const text = decodeOctets(value)
    if (text === null) return bad(`${name}: a percent sign must start two hexadecimal digits`)
    if (name === 'status') {
      status = /^[2-5]\d\d$/.test(text) ? Number(text) : Number.NaN
      if (Number.isNaN(status)) return bad(`status: a number from 200 to 599, not ${JSON.stringify(text)}`)
    } else if (name === 'delay') {
      delayMs = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
      if (!(delayMs <= MAX_DELAY_MS)) return bad(`delay: milliseconds up to ${MAX_DELAY_MS}, not ${JSON.stringify(text)}`)
    } else if (name === 'header') {
      const colon = text.indexOf(':')
      if (colon < 1) return bad(`header: Name:Value, not ${JSON.stringify(text)}`)
      if (text.slice(0, colon).trim().toLowerCase() === RESERVED) return bad(`header: ${RESERVED} belongs to the lab`)
      fields.push([text.slice(0, colon), text.slice(colon + 1)])
    } else if (name === 'set-cookie') fields.push(['Set-Cookie', text])
    else if (name === 'body') body.push(Buffer.from(text, 'latin1'))
    else return bad(`${name}: there are status, header, set-cookie, body and delay`)
  }
  return { ok: true, answer: { status, reason: STATUS_CODES[status] ?? 'As Told', fields, body: Buffer.concat(body), delayMs } }
}

function bad(problem: string): ReadScriptedResponse {
  return { ok: false, problem }
}

function readQuery(url: string): [string, string][] {
  const question = url.indexOf('?')
  const query = question < 0 ? '' : url.slice(question + 1)
  return query
    .split('&')
    .filter(pair => pair !== '')
    .map(pair => {
      const equals = pair.indexOf('=')
      return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
    })
}

/** Percent-decoding to octets (RFC 3986 §2.1), as latin1 text. Null: a percent sign without its two digits. */
function decodeOctets(text: string): string | null {
  if (/%(?![0-9a-f]{2})/i.test(text)) return null
  return text.replace(/%([0-9a-f]{2})/gi, (_all, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}
