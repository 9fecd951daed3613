import { headerValues, type HeaderList } from '../../web/headers.ts'
import { parseSetCookie } from '../../web/set-cookie.ts'
import type { BodyCopy } from '../../trace/event-parts.ts'
import type { BiographyPlace } from './biography-entry.ts'

export interface Standing {
  readonly place: BiographyPlace
  /** Of the cookie or the header field; empty for the others. */
  readonly name: string
}

/** Where in the head of a request a value stands; the first place counts. */
export function inRequestHead(headers: HeaderList, url: string, isIn: (text: string) => boolean): Standing | null {
  for (const [name, value] of headers) {
    if (!isIn(value)) continue
    const lower = name.toLowerCase()
    if (lower === 'authorization') return { place: 'authorization', name: '' }
    if (lower !== 'cookie') return { place: 'header', name }
    const pair = value.split(';').find(isIn)
    return { place: 'cookie', name: pair?.split('=', 1)[0]?.trim() ?? '' }
  }
  return isIn(url) ? { place: 'address', name: '' } : null
}

export function inAnswer(headers: HeaderList, body: BodyCopy, isIn: (text: string) => boolean): Standing | null {
  for (const line of headerValues(headers, 'Set-Cookie')) {
    const parsed = parseSetCookie(line)
    if (parsed.ok && isIn(parsed.cookie.value)) return { place: 'cookie', name: parsed.cookie.name }
  }
  if (isInBody(body, isIn)) return { place: 'body', name: '' }
  const other = headers.find(([, value]) => isIn(value))
  return other === undefined ? null : { place: 'header', name: other[0] }
}

export function isInBody(body: BodyCopy, isIn: (text: string) => boolean): boolean {
  return !body.base64 && isIn(body.text)
}
