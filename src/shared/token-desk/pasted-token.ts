import { findMembers } from '../problem/json-mistake.ts'
import { trimBlanks } from '../web/trim-blanks.ts'

/** What a token was wrapped in when it was pasted. */
export type PastedFrom =
  /** Something stood before or behind it: a field's name, `Bearer`, quotes, an assignment, an address. */
  | 'text'
  /** Broken over several lines, as mails and consoles do. */
  | 'lines'
  /** A JSON object with a token in it, such as the response of a token endpoint (RFC 6749 §5.1). */
  | 'json'
  /** The JSON serialisation of a JWS or JWE (RFC 7515 §7.2, RFC 7516 §7.2), written as its compact form. */
  | 'json-serialised'

export interface PastedToken {
  readonly token: string
  /** null: the token alone. */
  readonly from: PastedFrom | null
}

/**
 * The token in a pasted text. Only a wrapping that is recognised is taken off: what is wrong with the token itself stays in it, to be
 * told part by part. Never throws.
 */
export function pastedToken(given: string): PastedToken {
  const text = given.replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '').trim() // of no width: nobody sees that they were copied along
  if (text.startsWith('{')) {
    const found = serialised(text) ?? fromMembers(text)
    if (found !== null) return found
  }
  const joined = text
    .split(/[\r\n]+/)
    .map(unquoted)
    .join('')
  const inner = cutOut(text) ?? cutOut(joined)
  if (inner !== null) return { token: inner, from: 'text' }
  const bare = withoutWrapping(joined)
  if (bare !== joined) return { token: bare, from: 'text' }
  return { token: joined, from: joined === text ? null : 'lines' }
}

/** A line without the sign of a quoted mail before it and the sign of a shell behind it that the line goes on. */
function unquoted(line: string): string {
  const text = trimBlanks(line)
  const plain = text.startsWith('> ') ? trimBlanks(text.slice(2)) : text
  return plain.endsWith('\\') ? trimBlanks(plain.slice(0, -1)) : plain
}

/** The token that begins behind a sign that divides, or ends before one. */
function cutOut(text: string): string | null {
  const found = firstToken(text)
  if (found === null) return null
  const { at, token } = found
  const [before, behind] = [text.slice(0, at), text.slice(at + token.length)]
  const isDivided = before !== '' && /(?:[\s"'`=:,;/(<>[{&?#*“”‘’„«»]|%[\da-f]{2})$/i.test(before)
  const isEnded = endsToken(behind)
  return isDivided || (isEnded && behind !== '' && before === '') ? token : null
}

/** The end of the text or of its sentence, a sign that divides, or a second token. */
function endsToken(behind: string): boolean {
  const rest = behind.replace(/^["'`]/, '').trim()
  if (rest === '' || rest === '.' || /^[;,&#)<>\]}"'`*“”‘’„«»]/.test(rest)) return true
  return /^\s/.test(behind) && /^e[yw][\w-]{1,4096}\.[\w-]/.test(rest)
}

/** How a JSON object begins in Base64url: `{"`, or a blank, a line feed, a tab or a carriage return behind the brace. */
const beginnings = /ey[JA]|ew[ok0]/

/**
 * The first three or five parts of which the first begins as a header does (RFC 7515 §7.1). Each character is looked at once, however long
 * the text is.
 */
function firstToken(text: string): { readonly at: number; readonly token: string } | null {
  for (const { 0: run, index } of text.matchAll(/[\w.-]+/g)) {
    const parts = run.split('.')
    let at = index
    for (const [place, part] of parts.entries()) {
      const begins = part.search(beginnings)
      const left = parts.length - place
      if (begins >= 0 && left >= 3) {
        const five = parts.slice(place, place + 5)
        // Two dots more, and nothing behind them, are those of a text that was cut short or ended.
        const kept = left >= 5 && five.slice(2).every(one => one !== '') ? five : parts.slice(place, place + 3)
        return { at: at + begins, token: [part.slice(begins), ...kept.slice(1)].join('.') }
      }
      at += part.length + 1
    }
  }
  return null
}

/** For what does not begin as a token does, so that its own mistakes can be told. */
function withoutWrapping(text: string): string {
  const bare = text.replace(/^(?:(?:proxy-)?authorization\s*:\s*)?(?:bearer|dpop)\s+/i, '')
  return /^(["'`])(.*)\1[;,]?$/s.exec(bare)?.[2] ?? bare
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  if (findMembers(text) === null) return null
  return JSON.parse(text) as Record<string, unknown>
}

function serialised(text: string): PastedToken | null {
  const object = parsed(text)
  if (object === null) return null
  const [signed] = Array.isArray(object['signatures']) ? (object['signatures'] as readonly unknown[]) : [object]
  const parts = typeof signed === 'object' && signed !== null ? (signed as Readonly<Record<string, unknown>>) : {}
  const jws = [parts['protected'], object['payload'], parts['signature']]
  if (jws.every(part => typeof part === 'string')) return { token: jws.join('.'), from: 'json-serialised' }
  const jwe = [object['protected'], object['encrypted_key'] ?? '', object['iv'], object['ciphertext'], object['tag']]
  return jwe.every(part => typeof part === 'string') ? { token: jwe.join('.'), from: 'json-serialised' } : null
}

/** The names under which token endpoints and logs hand them out, before any other text that looks like a token. */
function fromMembers(text: string): PastedToken | null {
  const object = parsed(text)
  if (object === null) return null
  const texts = ['access_token', 'id_token', 'token', 'jwt'].map(name => object[name]).concat(Object.values(object))
  const found = texts.find(value => typeof value === 'string' && firstToken(value) !== null)
  return typeof found === 'string' ? { token: pastedToken(found).token, from: 'json' } : null
}
