import type { HeaderList } from '../headers.ts'
import type { BodyCopy } from './trace-event.ts'
import type { Cookie } from './cookie.ts'

/* Owns what may leave the app by default: every way out (HAR, copies) goes through one redactor. */

/**
 * Takes secrets out and puts a number in: the same secret gets the same number within one export, so that "the same token twice" stays
 * visible, and a number tells nothing. Structured places first (headers, cookies, URLs, bodies); then `everywhere` finds what was seen
 * there in any other text, such as a page that shows its own token.
 */
export interface Redactor {
  headers(headers: HeaderList): HeaderList
  url(url: string): string
  body(body: BodyCopy): BodyCopy
  cookie(cookie: Cookie): Cookie
  /** One `Set-Cookie` value. */
  setCookie(line: string): string
  /** Every known secret of eight characters or more, and whatever looks like a JWT, in a text of any kind. */
  everywhere(text: string): string
}

const secretName = /pass(word|wd)?|secret|token|^code$|^sid$|session|credential|api[-_]?key|assertion/i
const jwt = /\beyJ[\w-]{4,}\.[\w-]+\.[\w-]*/g
/** Shorter ones (a cookie whose value is `1`) would blot out half of every text; where they stand by name they are taken out all the same. */
const longEnough = 8

export function createRedactor(): Redactor {
  const numbers = new Map<string, string>()

  function mark(secret: string): string {
    if (secret === '' || /^redacted-\d+$/.test(secret)) return secret
    const known = numbers.get(secret)
    if (known !== undefined) return known
    const name = `redacted-${numbers.size + 1}`
    numbers.set(secret, name)
    return name
  }

  const cookiePair = (pair: string): string => {
    const equals = pair.indexOf('=')
    return equals < 0 ? mark(pair) : `${pair.slice(0, equals + 1)}${mark(pair.slice(equals + 1).trim())}`
  }
  const setCookie = (line: string): string => {
    const [pair = '', ...attributes] = line.split(';')
    return [cookiePair(pair), ...attributes].join(';')
  }

  function header(name: string, value: string): string {
    switch (name.toLowerCase()) {
      case 'cookie':
        return value.split(/; ?/).map(cookiePair).join('; ')
      case 'set-cookie':
        return setCookie(value)
      case 'authorization':
      case 'proxy-authorization': {
        const [, scheme = '', credentials = ''] = /^(\S+)\s+([\s\S]*)$/.exec(value) ?? []
        return scheme === '' ? mark(value) : `${scheme} ${mark(credentials)}`
      }
      case 'location':
      case 'referer':
        return url(value)
      default:
        return secretName.test(name) ? mark(value) : value
    }
  }

  function url(address: string): string {
    const [beforeFragment = '', fragment] = address.split('#', 2)
    const [path = '', query] = beforeFragment.split('?', 2)
    const cleanQuery = query === undefined ? '' : `?${form(query)}`
    const cleanFragment = fragment === undefined ? '' : `#${form(fragment)}`
    return `${path.replace(/\/\/[^/@]*@/, '//')}${cleanQuery}${cleanFragment}`
  }

  /** `name=value&…`, as in queries and forms; values are told by their decoded text. */
  function form(text: string): string {
    return text
      .split('&')
      .map(pair => {
        const equals = pair.indexOf('=')
        const name = decode(equals < 0 ? pair : pair.slice(0, equals))
        if (equals < 0) return pair
        if (name === 'set-cookie') return `${pair.slice(0, equals + 1)}${encodeURIComponent(setCookie(decode(pair.slice(equals + 1))))}`
        return secretName.test(name) ? `${pair.slice(0, equals + 1)}${mark(decode(pair.slice(equals + 1)))}` : pair
      })
      .join('&')
  }

  function bodyText(text: string): string {
    const json = parseJson(text)
    if (json !== undefined && typeof json === 'object') return JSON.stringify(members(json))
    return /^[^\s<>{}]+=/.test(text) ? form(text) : text
  }
  function members(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(members)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        typeof member === 'string' && secretName.test(name) ? mark(member) : members(member),
      ]),
    )
  }

  return {
    headers: headers => headers.map(([name, value]) => [name, header(name, value)] as const),
    url,
    body: body => (body.base64 ? { ...body, text: '', truncated: true } : { ...body, text: bodyText(body.text) }),
    cookie: cookie => ({ ...cookie, value: mark(cookie.value) }),
    setCookie,
    everywhere(text) {
      const secrets = Array.from(numbers.keys()).filter(secret => secret.length >= longEnough)
      // The longest first: a token may hold another secret.
      secrets.sort((a, b) => b.length - a.length)
      let clean = text.replace(jwt, mark)
      for (const secret of secrets) {
        const name = numbers.get(secret) ?? ''
        clean = clean.replaceAll(secret, name).replaceAll(encodeURIComponent(secret), name)
      }
      return clean
    },
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text // half of an escape: told as it stands
  }
}

function parseJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined // cut off, or no JSON after all
  }
}
