import { nearestWord } from '../lesson/nearest-word.ts'
import { knownAttributes, type KnownAttribute } from '../set-cookie.ts'
import { readCookieDate } from '../web/cookie-date.ts'
import { readMaxAge } from '../web/cookie-life.ts'
import { mark, pieces, splitAtEquals, type LintMark, type Piece } from './lint.ts'

/** An attribute with its place. `known`: the standard's spelling; null for one that browsers ignore. */
interface Attribute {
  readonly name: Piece
  readonly value: Piece | null
  readonly known: KnownAttribute | null
}

/** Marks what is worth a second look in one `Set-Cookie` value (RFC 6265bis, "Server Requirements" and "Cookie Name Prefixes"). */
export function lintSetCookie(line: string): LintMark[] {
  const control = /[\u0000-\u0008\u000a-\u001f\u007f]/.exec(line)
  if (control !== null) return [mark('control-character', 'mistake', at(control[0], control.index))]
  const [pair, ...rest] = pieces(line, ';')
  if (pair === undefined) return []
  const attributes = rest.filter(({ text }) => text !== '').map(readAttribute)
  return [...lintPair(pair, line), ...attributes.flatMap(lintAttribute), ...lintTogether(pair, attributes)].sort((a, b) => a.from - b.from)
}

const at = (text: string, from: number): Piece => ({ text, from, to: from + text.length })

function readAttribute(piece: Piece): Attribute {
  const { name, value } = splitAtEquals(piece)
  const known = knownAttributes.find(candidate => candidate.toLowerCase() === name.text.toLowerCase()) ?? null
  return { name, value, known }
}

function lintPair(pair: Piece, line: string): LintMark[] {
  const { name, value } = splitAtEquals(pair)
  const marks: LintMark[] = []
  if (pair.text === '' || pair.text === '=') return [mark('nothing', 'mistake', line === '' ? pair : at(line, 0))]
  if (value === null || name.text === '') marks.push(mark('no-name', 'hint', pair))
  if (value !== null && /^".*"$/.test(value.text)) marks.push(mark('quoted', 'hint', value))
  // Name and value together may have 4096 octets (RFC 6265bis, storage model).
  if (new TextEncoder().encode(name.text + (value?.text ?? '')).length > 4096) marks.push(mark('too-long', 'mistake', pair))
  return marks
}

const withoutValue: ReadonlySet<KnownAttribute> = new Set<KnownAttribute>(['Secure', 'HttpOnly', 'Partitioned'])

function lintAttribute({ name, value, known }: Attribute): LintMark[] {
  if (known === null) {
    const meant = nearestWord(name.text, knownAttributes)
    return [mark(meant === null ? 'unknown-attribute' : 'misspelt-attribute', 'mistake', name, meant)]
  }
  const given = value ?? { text: '', from: name.from, to: name.to }
  const shown = given.text === '' ? name : given
  if (withoutValue.has(known)) return value === null ? [] : [mark('value-not-used', 'hint', shown)]
  switch (known) {
    case 'SameSite': {
      if (given.text === '') return [mark('same-site-empty', 'mistake', shown)]
      const words = ['Strict', 'Lax', 'None']
      if (words.some(word => word.toLowerCase() === given.text.toLowerCase())) return []
      const meant = nearestWord(given.text, words)
      return [mark(meant === null ? 'same-site-unknown' : 'same-site-misspelt', 'mistake', shown, meant)]
    }
    case 'Expires':
      return readCookieDate(given.text) !== null ? [] : [mark('expires-unreadable', 'mistake', shown)]
    case 'Max-Age':
      return readMaxAge(given.text) !== null ? [] : [mark('max-age-not-a-number', 'mistake', shown)]
    case 'Path':
      return given.text.startsWith('/') ? [] : [mark('path-without-slash', 'mistake', shown)]
    case 'Domain':
      return given.text.replace(/^\./, '') === '' ? [mark('domain-empty', 'hint', shown)] : []
    default:
      return []
  }
}

function lintTogether(pair: Piece, attributes: readonly Attribute[]): LintMark[] {
  const last = (wanted: KnownAttribute): Attribute | undefined => attributes.filter(({ known }) => known === wanted).at(-1)
  const marks = attributes
    .filter(({ known }, index) => known !== null && attributes.slice(0, index).some(other => other.known === known))
    .map(({ name }) => mark('twice', 'hint', name))
  const [isSecure, sameSite] = [last('Secure') !== undefined, last('SameSite')]
  if (sameSite?.value?.text.toLowerCase() === 'none' && !isSecure) marks.push(mark('none-without-secure', 'mistake', sameSite.value))
  const [maxAge, expires, partitioned] = [last('Max-Age'), last('Expires'), last('Partitioned')]
  if (maxAge !== undefined && expires !== undefined) marks.push(mark('both-lifetimes', 'hint', expires.name))
  if (partitioned !== undefined && !isSecure) marks.push(mark('partitioned-without-secure', 'mistake', partitioned.name))
  return [...marks, ...lintPrefix(splitAtEquals(pair).name, last)]
}

/** A name that begins so is a promise, and the browser holds the cookie to it, whatever the case of the letters. */
function lintPrefix(name: Piece, last: (wanted: KnownAttribute) => Attribute | undefined): LintMark[] {
  const prefix = /^__(?:Host-Http|Host|Secure|Http)-/i.exec(name.text)?.[0].toLowerCase()
  if (prefix === undefined) return []
  const place = at(name.text.slice(0, prefix.length), name.from)
  const marks: LintMark[] = []
  const isHost = prefix.startsWith('__host-')
  if (last('Secure') === undefined) marks.push(mark(isHost ? 'host-prefix-secure' : 'secure-prefix', 'mistake', place))
  if (isHost && last('Path')?.value?.text !== '/') marks.push(mark('host-prefix-path', 'mistake', last('Path')?.value ?? place))
  const domain = last('Domain')
  if (isHost && domain !== undefined) marks.push(mark('host-prefix-domain', 'mistake', domain.name))
  if (prefix.endsWith('http-') && last('HttpOnly') === undefined) marks.push(mark('http-prefix', 'hint', place))
  return marks
}
