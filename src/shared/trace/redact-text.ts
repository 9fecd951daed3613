import { replaceTokens } from '../web/looks-like-jwt.ts'
import { cleanNamed, cleanUsers } from './redact-named.ts'
import { isSecretName } from './secret-names.ts'

/** What takes a secret's place. */
export type Mark = (secret: string) => string

/* Texts in which a name says that a secret follows: addresses, forms, JSON, HTML. All of them hostile: each is walked from the left, once. */

/** Addresses in addresses, JSON in JSON. */
const deepest = 4

/** A whole address: names and passwords before the host go, and so do parameters of the path, the query and the fragment with secret names. */
export function cleanAddress(address: string, mark: Mark, depth = 0): string {
  const [beforeFragment, fragment] = splitAt(address, '#')
  const [path, query] = splitAt(beforeFragment, '?')
  const cleanQuery = query === null ? '' : `?${cleanForm(query, mark, depth)}`
  return `${withoutUser(cleanPairs(path, mark, depth), mark)}${cleanQuery}${fragment === null ? '' : `#${cleanFragment(fragment, mark, depth)}`}`
}

/** A fragment may be a form (`#access_token=…`), or a path with a query of its own (`#/cb?code=…`). */
function cleanFragment(fragment: string, mark: Mark, depth: number): string {
  const [path, query] = splitAt(fragment, '?')
  return query === null ? cleanForm(fragment, mark, depth) : `${cleanForm(path, mark, depth)}?${cleanForm(query, mark, depth)}`
}

/** The password is known from here on wherever else it stands: as it is written there, and as `Authorization` wraps it. */
function withoutUser(path: string, mark: Mark): string {
  const start = path.indexOf('//')
  if (start < 0) return path
  const slash = path.indexOf('/', start + 2)
  const at = path.lastIndexOf('@', slash < 0 ? path.length : slash)
  if (at <= start) return path
  const user = path.slice(start + 2, at)
  const colon = user.indexOf(':')
  if (colon >= 0) for (const password of [user.slice(colon + 1), decodeForm(user.slice(colon + 1).replaceAll('+', '%2B'))]) mark(password)
  return `${path.slice(0, start + 2)}${path.slice(at + 1)}`
}

/** `name=value&…`, as in queries and forms; values are told by their decoded text. */
function cleanForm(text: string, mark: Mark, depth = 0): string {
  return text
    .split('&')
    .map(pair => {
      const equals = pair.indexOf('=')
      if (equals < 0) return pair
      const [name, value] = [decodeForm(pair.slice(0, equals)), pair.slice(equals + 1)]
      if (isSecretName(name)) return `${pair.slice(0, equals + 1)}${mark(decodeForm(value))}`
      const decoded = decodeForm(value)
      const clean = cleanNested(name.toLowerCase() === 'set-cookie' ? `?${decoded}` : decoded, name, mark, depth)
      return clean === decoded ? pair : `${pair.slice(0, equals + 1)}${encodeURIComponent(clean)}`
    })
    .join('&')
}

/** A value that is an address or JSON itself. `set-cookie`: the lab is asked for a cookie in a parameter. */
function cleanNested(value: string, name: string, mark: Mark, depth: number): string {
  if (depth >= deepest) return value
  if (name.toLowerCase() === 'set-cookie') return cleanCookiePair(value.slice(1), mark)
  if (/^\s*[[{]/.test(value)) return cleanJson(value, mark, depth + 1)
  if (!/[?#=]/.test(value) && /%(?:3[DFdf]|23)/.test(value)) return cleanEncoded(value, name, mark, depth)
  return /[?#=]/.test(value)
    ? cleanPairs(value.includes('?') || value.includes('#') ? cleanAddress(value, mark, depth + 1) : value, mark, depth + 1)
    : value
}

/** An address that is encoded once more, as one that is handed through two redirects. */
function cleanEncoded(value: string, name: string, mark: Mark, depth: number): string {
  const decoded = decodeForm(value)
  const clean = cleanNested(decoded, name, mark, depth + 1)
  return clean === decoded ? value : encodeURIComponent(clean)
}

/** The pair at the beginning of a `Cookie` or `Set-Cookie` text; attributes stay. */
export function cleanCookiePair(line: string, mark: Mark): string {
  const [pair, rest] = splitAt(line, ';')
  const equals = pair.indexOf('=')
  const clean = equals < 0 ? mark(pair) : `${pair.slice(0, equals + 1)}${mark(pair.slice(equals + 1).trim())}`
  return rest === null ? clean : `${clean};${rest}`
}

/** Parameters of addresses anywhere in a text, a page or a field: `?code=…`, `&amp;token=…`, `;jsessionid=…`. Names are bounded, so that no text is read twice. */
const pairInText = /([?&#;])([\w.~%[\]-]{1,80})=([^&\s"'<>#\\;]*)/g

/** A parameter of a field: `; token="…"` (RFC 9110 §5.6.6). */
const parameterInText = /(;[ \t]{1,9})([\w.-]{1,80})=("[^"]{0,4096}"|[^;,\s"'<>]{1,4096})/g

function cleanParameters(text: string, mark: Mark): string {
  return text.replace(parameterInText, (whole, sign: string, name: string, value: string) => {
    if (!isSecretName(name)) return whole
    const quote = value.startsWith('"') ? '"' : ''
    return `${sign}${name}=${quote}${mark(quote === '' ? value : value.slice(1, -1))}${quote}`
  })
}

export function cleanPairs(given: string, mark: Mark, depth = 0): string {
  const text = cleanParameters(cleanUsers(given, mark), mark)
  if (!text.includes('=')) return text
  return text.replace(pairInText, (whole, sign: string, name: string, value: string) => {
    const plainName = decodeForm(name)
    if (value === '') return whole
    if (isSecretName(plainName)) return `${sign}${name}=${mark(decodeForm(value))}`
    const decoded = decodeForm(value)
    const clean = cleanNested(decoded, plainName === 'set-cookie' ? '' : plainName, mark, depth)
    return clean === decoded ? whole : `${sign}${name}=${encodeURIComponent(clean)}`
  })
}

/** `<input name="csrf" value="…">`, `<meta name="csrf-token" content="…">`: a tag is bounded and ends at the next sign of one. */
const fieldTag = /<(?:input|meta)\b[^<>]{1,2000}>/gi
const tagName = /\bname\s{0,9}=\s{0,9}["']?([\w.[\]-]{1,80})/i
const tagValue = /(\b(?:value|content)\s{0,9}=\s{0,9})("[^"]*"|'[^']*'|[^\s"'<>=]{1,500}={0,2})/i
const passwordField = /\btype\s{0,9}=\s{0,9}["']?password\b/i

function cleanHtml(text: string, mark: Mark): string {
  const fields = text.replace(fieldTag, tag => {
    const name = tagName.exec(tag)?.[1] ?? ''
    if (!isSecretName(name) && !passwordField.test(tag)) return tag
    return tag.replace(tagValue, (_whole, before: string, value: string) => {
      const quote = /^["']/.test(value) ? value.charAt(0) : ''
      return `${before}${quote}${mark(quote === '' ? value : value.slice(1, -1))}${quote}`
    })
  })
  return cleanPairs(cleanNamed(fields, mark), mark)
}

/** A part of a multipart form: its head and empty line, its name, its value (RFC 7578 §4.2). */
function cleanMultipart(text: string, mark: Mark): string {
  const boundary = text.slice(0, Math.min(endOr(text, '\n'), 200)).trimEnd()
  return text
    .split(boundary)
    .map(part => {
      const head = /\r?\n\r?\n/.exec(part.slice(0, 4096))
      if (head === null) return part
      const start = head.index + head[0].length
      const name = /\bname="([^"\r\n]{0,200})"/.exec(part.slice(0, head.index))?.[1] ?? ''
      if (!isSecretName(name)) return part
      const end = part.endsWith('\r\n') ? -2 : part.endsWith('\n') ? -1 : part.length
      return `${part.slice(0, start)}${mark(part.slice(start, end))}${part.slice(end === part.length ? part.length : end)}`
    })
    .join(boundary)
}
const endOr = (text: string, sign: string): number => (text.includes(sign) ? text.indexOf(sign) : text.length)

interface OpenJson {
  readonly isHidden: boolean
  /** One of its members gives the name of a secret, whose value another member has. */
  namesSecret: boolean
}

/**
 * JSON, cut off or not, with its spelling kept: every text and number below a secret name is replaced, at whatever depth; other texts may be
 * addresses or JSON themselves. One walk, with a flag for each open list and object.
 */
function cleanJson(text: string, mark: Mark, depth = 0): string {
  const [out, open] = [[] as string[], [] as OpenJson[]]
  let [isSecret, name] = [false, '']
  const hides = (): boolean => isSecret || open.at(-1)?.isHidden === true
  for (let at = 0; at < text.length;) {
    const sign = text.charAt(at)
    if (sign === '"') {
      const end = quotedEnd(text, at)
      const literal = text.slice(at, end)
      const isName = open.length > 0 && text.charAt(afterSpace(text, end)) === ':'
      if (isName) {
        name = plainText(literal)
        isSecret = isSecretName(name) || (open.at(-1)?.namesSecret === true && name.toLowerCase() === 'value')
        out.push(literal)
      } else out.push(cleanValue(literal))
      at = end
      continue
    }
    const number = /^-?\d/.test(text.slice(at, at + 2)) ? numberEnd(text, at) : at
    if (number > at) {
      out.push(hides() ? JSON.stringify(mark(text.slice(at, number))) : text.slice(at, number))
      at = number
      continue
    }
    if (sign === '{' || sign === '[') open.push({ isHidden: hides(), namesSecret: false })
    if (sign === '}' || sign === ']') open.pop()
    if (sign === '{' || sign === '[' || sign === '}' || sign === ']' || sign === ',') isSecret = false
    out.push(sign)
    at += 1
  }
  return out.join('')

  /** Of `{"name": "password", "value": …}` the value is the secret, and of a key (RFC 7518 §6) what its short names hold. */
  function cleanValue(literal: string): string {
    const inner = open.at(-1)
    const plain = plainText(literal)
    if (inner !== undefined && !inner.isHidden && /^(?:name|key|field)$/i.test(name) && isSecretName(plain)) {
      inner.namesSecret = true
      return literal
    }
    return cleanLiteral(literal, hides() || (/^(?:[dkpq]|dp|dq|qi)$/.test(name) && /^[\w-]{16,}$/.test(plain)))
  }

  function cleanLiteral(literal: string, isHidden: boolean): string {
    const plain = plainText(literal)
    const clean = isHidden ? mark(plain) : depth >= deepest ? plain : cleanBody(plain, mark, depth + 1)
    if (clean === plain) return literal
    const quoted = JSON.stringify(clean)
    return literal.length > 1 && literal.endsWith('"') ? quoted : quoted.slice(0, -1)
  }
}

/** Behind the closing quote; the end of the text when there is none. */
function quotedEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (sign === '\\') at += 1
    else if (sign === '"') return at + 1
  }
  return text.length
}
function afterSpace(text: string, from: number): number {
  let at = from
  while (/\s/.test(text.charAt(at))) at += 1
  return at
}
function numberEnd(text: string, from: number): number {
  let at = from + 1
  while (/[\d.eE+-]/.test(text.charAt(at))) at += 1
  return at
}

/** What a JSON text says; one that is cut off, or no JSON, as it stands. */
function plainText(literal: string): string {
  const closed = literal.length > 1 && literal.endsWith('"') ? literal : `${literal}"`
  try {
    return String(JSON.parse(closed))
  } catch {
    return literal.replaceAll(/^"|"$/g, '')
  }
}

/** A body or the value of an item, by what it looks like. */
export function cleanBody(text: string, mark: Mark, depth = 0): string {
  const tokens = replaceTokens(text, mark)
  if (/^\s{0,99}[[{]/.test(tokens)) return cleanJson(tokens, mark, depth)
  if (tokens.startsWith('--') && tokens.includes('name="')) return cleanMultipart(tokens, mark)
  const first = tokens.slice(0, 500)
  if (/^[^\s<>{}=?#/]{1,500}=/.test(first)) return cleanForm(tokens, mark, depth)
  return tokens.includes('<') ? cleanHtml(tokens, mark) : cleanPairs(cleanNamed(tokens, mark), mark, depth)
}

/** Before and behind the first `sign`; null: it is not there. */
function splitAt(text: string, sign: string): readonly [string, string | null] {
  const at = text.indexOf(sign)
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)]
}

function decodeForm(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text // half of an escape: told as it stands
  }
}
