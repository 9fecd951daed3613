import type { HeaderList } from '../web/headers.ts'
import type { BodyCopy } from './event-parts.ts'
import type { Cookie } from './cookie.ts'
import { cleanAddress, cleanBody, cleanCookiePair, cleanPairs, type Mark } from './redact-text.ts'
import { createSecretIndex } from './secret-index.ts'
import { isSecretName } from './secret-names.ts'
import { replaceTokens } from '../web/looks-like-jwt.ts'

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

export function createRedactor(): Redactor {
  const numbers = new Map<string, string>()
  const index = createSecretIndex()
  /** Hosts of addresses: where a request went is no secret, though a page may have set a cookie of that value. */
  const hosts = new Set<string>()

  function rememberHost(address: string): void {
    const host = /^https?:\/\/(?:[^/?#@]*@)?([a-z.-]{1,253})(?=[:/?#]|$)/i.exec(address.slice(0, 2000))?.[1]
    if (host !== undefined) hosts.add(host.toLowerCase())
  }

  function mark(secret: string): string {
    if (secret === '' || /^redacted-\d+$/.test(secret)) return secret
    const known = numbers.get(secret)
    if (known !== undefined) return known
    const name = `redacted-${numbers.size + 1}`
    numbers.set(secret, name)
    index.add(secret, name)
    return name
  }

  const url = (address: string): string => {
    rememberHost(address)
    return cleanAddress(address, mark)
  }

  const isHost = (text: string, start: number, end: number): boolean => {
    const [from, to] = [hostStart(text, start), hostEnd(text, end)]
    return (
      to - from <= longestHost &&
      hosts.has(
        text
          .slice(from, to)
          .toLowerCase()
          .replace(/^(?:https?:\/\/|\.)/, ''),
      )
    )
  }

  return {
    headers: headers => headers.map(([name, value]) => [name, cleanHeader(name, value, mark, url)] as const),
    url,
    body: body => (body.base64 ? { ...body, text: '', truncated: true } : { ...body, text: cleanBody(body.text, mark) }),
    cookie: cookie => ({ ...cookie, value: mark(cookie.value) }),
    setCookie: line => cleanCookiePair(line, mark),
    item: (key, value) => (isSecretName(key) ? mark(value) : cleanBody(value, mark)),
    everywhere: text => index.replaceIn(replaceTokens(text, mark), isHost),
  }
}

/** The password that base64 wraps (RFC 7617 §2) is known from here on, wherever else it stands; a short one, beside its name. */
function markBasicPassword(credentials: string, mark: Mark): void {
  try {
    const pair = new TextDecoder().decode(Uint8Array.from(atob(credentials), octet => octet.charCodeAt(0)))
    if (!pair.includes(':')) return
    mark(pair)
    mark(pair.slice(pair.indexOf(':') + 1))
  } catch {
    return // no base64: taken out as it stands
  }
}

/** A scheme, a blank and the credentials (RFC 9110 §11.4); `X-Authorization` is written alike. */
function cleanAuthorization(value: string, mark: Mark): string {
  const blank = value.search(/\s/)
  if (blank <= 0) return mark(value)
  const [scheme, credentials] = [value.slice(0, blank), value.slice(blank + 1).trim()]
  const clean = `${scheme} ${mark(credentials)}`
  if (scheme.toLowerCase() === 'basic') markBasicPassword(credentials, mark)
  return clean
}

/** A WebSocket cannot have an `Authorization` field, so credentials travel as a subprotocol behind a word for them. */
function cleanSubprotocols(value: string, mark: Mark): string {
  const parts = value.split(',')
  const isCredential = (index: number): boolean => /^bearer$/i.test(parts[index]?.trim() ?? '') || isSecretName(parts[index]?.trim() ?? '')
  return parts.map((part, index) => (index > 0 && isCredential(index - 1) ? ` ${mark(part.trim())}` : part)).join(',')
}

/** @param url cleans an address, whose host is then known */
function cleanHeader(name: string, value: string, mark: Mark, url: (address: string) => string): string {
  switch (name.toLowerCase()) {
    case 'cookie':
      return value
        .split(/; ?/)
        .map(pair => cleanCookiePair(pair, mark))
        .join('; ')
    case 'set-cookie':
      return cleanCookiePair(value, mark)
    case 'location':
    case 'referer':
      return url(value)
    case 'sec-websocket-protocol':
      return cleanSubprotocols(value, mark)
    default:
      if (/authorization$/i.test(name) && !/^access-control-/i.test(name)) return cleanAuthorization(value, mark)
      return isSecretName(name) ? mark(value) : cleanPairs(replaceTokens(value, mark), mark)
  }
}

/** The longest name of a host (RFC 1035 §2.3.4). */
const longestHost = 253
const isOfHost = (sign: string): boolean => /[\w.-]/.test(sign)

/** Where the run of a host's characters begins that reaches to `start`; not farther back than the longest host. */
function hostStart(text: string, start: number): number {
  let at = start
  while (at > 0 && start - at <= longestHost && isOfHost(text.charAt(at - 1))) at -= 1
  return at
}
function hostEnd(text: string, end: number): number {
  let at = end
  while (at < text.length && at - end <= longestHost && isOfHost(text.charAt(at))) at += 1
  return at
}
