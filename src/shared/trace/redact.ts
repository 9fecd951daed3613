import type { HeaderList } from '../headers.ts'
import type { BodyCopy } from './trace-event.ts'
import type { Cookie } from './cookie.ts'
import { createSecretIndex } from './secret-index.ts'

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
  /** The value of a storage item. */
  item(key: string, value: string): string
  /** Every known secret of eight characters or more, and whatever looks like a JWT, in a text of any kind. */
  everywhere(text: string): string
}

const secretName = /pass(word|wd)?|secret|token|^code$|^sid$|session|credential|api[-_]?key|assertion/i
/** Named like secrets, and none: the kind of a token (RFC 6749 §5.1) and what CORS allows. */
const publicName = /^token_type$|^access-control-/i
const isSecret = (name: string): boolean => secretName.test(name) && !publicName.test(name)
const jwt = /\beyJ[\w-]{4,}\.[\w-]+\.[\w-]*/g
/** A text member of JSON that was cut off somewhere, perhaps within this very text. */
const jsonMember = /(?<="((?:[^"\\]|\\.)*)")(\s*:\s*")((?:[^"\\]|\\.)*)("|\\?$)/g
/** A part of a multipart form: its head and empty line, its name, its value (RFC 7578 §4.2). */
const formPart = /(\bname="([^"\r\n]*)"[^\r\n]*\r?\n(?:[^\r\n]+\r?\n){0,20}\r?\n)([\s\S]*?)(?=\r?\n--|$)/g

export function createRedactor(): Redactor {
  const numbers = new Map<string, string>()
  const index = createSecretIndex()

  function mark(secret: string): string {
    if (secret === '' || /^redacted-\d+$/.test(secret)) return secret
    const known = numbers.get(secret)
    if (known !== undefined) return known
    const name = `redacted-${numbers.size + 1}`
    numbers.set(secret, name)
    index.add(secret, name)
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

  /** The password that base64 wraps (RFC 7617 §2) is known from here on, wherever else it stands; a short one, beside its name. */
  function basicPassword(credentials: string): void {
    try {
      const pair = new TextDecoder().decode(Uint8Array.from(atob(credentials), octet => octet.charCodeAt(0)))
      if (!pair.includes(':')) return
      mark(pair)
      mark(pair.slice(pair.indexOf(':') + 1))
    } catch {
      return // no base64: taken out as it stands
    }
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
        const clean = scheme === '' ? mark(value) : `${scheme} ${mark(credentials)}`
        if (scheme.toLowerCase() === 'basic') basicPassword(credentials)
        return clean
      }
      case 'location':
      case 'referer':
        return url(value)
      default:
        return isSecret(name) ? mark(value) : value
    }
  }

  function url(address: string): string {
    const [beforeFragment, fragment] = splitAt(address, '#')
    const [path, query] = splitAt(beforeFragment, '?')
    const cleanQuery = query === null ? '' : `?${form(query)}`
    const cleanFragment = fragment === null ? '' : `#${form(fragment)}`
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
        return isSecret(name) ? `${pair.slice(0, equals + 1)}${mark(decode(pair.slice(equals + 1)))}` : pair
      })
      .join('&')
  }

  function bodyText(text: string): string {
    const json = parseJson(text)
    if (json !== undefined && typeof json === 'object') return JSON.stringify(members(json))
    if (/^\s*[[{]/.test(text)) return text.replace(jsonMember, maskJsonMember)
    if (text.startsWith('--')) return text.replace(formPart, maskFormPart)
    return /^[^\s<>{}]+=/.test(text) ? form(text) : text
  }
  const maskJsonMember = (whole: string, name: string, before: string, value: string, end: string): string =>
    isSecret(name) ? `${before}${mark(value)}${end}` : whole
  const maskFormPart = (whole: string, before: string, name: string, value: string): string =>
    isSecret(name) ? `${before}${mark(value)}` : whole
  function members(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(members)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, typeof member === 'string' && isSecret(name) ? mark(member) : members(member)]),
    )
  }

  return {
    headers: headers => headers.map(([name, value]) => [name, header(name, value)] as const),
    url,
    body: body => (body.base64 ? { ...body, text: '', truncated: true } : { ...body, text: bodyText(body.text) }),
    cookie: cookie => ({ ...cookie, value: mark(cookie.value) }),
    setCookie,
    item: (key, value) => (isSecret(key) ? mark(value) : bodyText(value)),
    everywhere: text => index.replaceIn(text.includes('eyJ') ? text.replace(jwt, mark) : text),
  }
}

/** Before and behind the first `mark`; null: it is not there. */
function splitAt(text: string, mark: string): readonly [string, string | null] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)]
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
