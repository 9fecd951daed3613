import { nearestWord } from '../problem/nearest-word.ts'
import { knownAttributes, parseSetCookie, type KnownAttribute } from '../web/set-cookie.ts'
import { cookieNamePrefix, prefixLacks, prefixTraits, type CookieNamePrefix, type PrefixNeed } from '../web/cookie-name-prefix.ts'
import { isTooLongForAttribute, isTooLongForCookie } from '../web/cookie-size.ts'
import { isDisputedDate, readCookieDate } from '../web/cookie-date.ts'
import { readMaxAge } from '../web/cookie-life.ts'
import { domainFault } from '../web/domain-fault.ts'
import { fieldName, mark, pieces, splitAtEquals, type LintMark, type Piece } from './lint.ts'

/** An attribute with its place. `known`: the standard's spelling; null for one that browsers ignore. */
interface Attribute {
  readonly name: Piece
  readonly value: Piece | null
  readonly known: KnownAttribute | null
}

/**
 * Marks what is worth a second look in one `Set-Cookie` value (RFC 6265bis, "Server Requirements" and "Cookie Name Prefixes").
 * @param host the one whose response will hold it; null where it is not known
 */
export function lintSetCookie(line: string, host: string | null = null): LintMark[] {
  const control = /[\u0000-\u0008\u000a-\u001f\u007f]/.exec(line)
  if (control !== null) return [mark('control-character', 'mistake', at(control[0], control.index))]
  const field = fieldName(line, 'set-cookie') ?? fieldName(line, 'cookie')
  if (field !== null) {
    const value = lintSetCookie(line.slice(field.to), host).map(found => ({
      ...found,
      from: found.from + field.to,
      to: found.to + field.to,
    }))
    return [mark('field-name', 'mistake', field), ...value]
  }
  const [pair, ...rest] = pieces(line, ';')
  if (pair === undefined) return []
  const attributes = rest.filter(({ text }) => text !== '').map(readAttribute)
  const marks = [
    ...lintPair(pair, line),
    ...attributes.flatMap(attribute => lintAttribute(attribute, host)),
    ...lintTogether(attributes),
    ...(pair.text.includes('=') ? lintPrefix(splitAtEquals(pair).name, lastOf(attributes), line) : []),
    ...[pair, ...rest].flatMap(lintTabs),
    ...lintJoined(pair, attributes),
    ...lintQuotedLine(line),
    ...[pair, ...rest].flatMap(lintMissingSemicolon),
  ]
  return marks.sort((a, b) => a.from - b.from)
}

/** A tab within a part; around it, it is trimmed away. RFC 6265bis lets it stand, Chromium does not. */
function lintTabs({ text, from }: Piece): LintMark[] {
  const tab = text.indexOf('\t')
  const around = splitAtEquals({ text, from, to: from + text.length })
  const isInside = [around.name, around.value].some(part => part?.text.includes('\t') === true)
  return tab < 0 || !isInside ? [] : [mark('tab', 'mistake', at('\t', from + tab))]
}

/** Several cookies in one line, as some programs print them: a comma divides nothing here (RFC 9110 §5.3). */
function lintJoined(pair: Piece, attributes: readonly Attribute[]): LintMark[] {
  const joined = /,[ \t]*[!#$%&'*+.^_`|~\w-]+=/
  const inPair = joined.exec(pair.text)
  // In a value a comma may be meant; in an attribute it cannot.
  const marks = inPair === null ? [] : [mark('joined', 'hint', at(inPair[0], pair.from + inPair.index))]
  for (const { name, value } of attributes) {
    const text = value === null ? name.text : value.text
    const from = value === null ? name.from : value.from
    const found = joined.exec(text)
    if (found !== null) marks.push(mark('joined', 'mistake', at(found[0], from + found.index)))
    else if (value !== null && name.text.includes(',')) marks.push(mark('joined', 'mistake', at(name.text, name.from)))
  }
  return marks
}

/** `'a=1; Path=/'` and `document.cookie = "a=1; path=/"`, as they stand in a program: the mark that opens is in the pair, its like ends the line. */
function lintQuotedLine(line: string): LintMark[] {
  const end = line.trimEnd()
  const quote = end.slice(-1)
  if (!/["'`]/.test(quote) || !line.includes(';')) return []
  const [start, pairEnd] = [line.indexOf(quote), line.indexOf(';')]
  return start < pairEnd && line.indexOf(quote, start + 1) === end.length - 1 ? [mark('line-quoted', 'mistake', at(quote, start))] : []
}

/** `Path=/ HttpOnly`, `a=1: Path=/`: an attribute's name behind a blank within another part. */
const attributeInside = /[:,]?[ \t]((?:Secure|HttpOnly|Partitioned)(?=[ \t]|$)|(?:Expires|Max-Age|Domain|Path|SameSite|Priority)(?==))/i

function lintMissingSemicolon({ text, from }: Piece): LintMark[] {
  const found = attributeInside.exec(text)
  const [whole = '', name = ''] = found ?? []
  // Behind a comma it is told as the comma's mistake.
  return found === null || whole.startsWith(',')
    ? []
    : [mark('semicolon-missing', 'mistake', at(name, from + found.index + whole.length - name.length))]
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
  if (value === null || name.text === '') {
    const isHidden = cookieNamePrefix((value ?? name).text) !== null
    marks.push(isHidden ? mark('hidden-prefix', 'mistake', pair) : mark('no-name', 'hint', pair))
  }
  if (value !== null && /^".*"$/.test(value.text)) marks.push(mark('quoted', 'hint', value))
  if (isTooLongForCookie(name.text, value?.text ?? '')) marks.push(mark('too-long', 'mistake', pair))
  return marks
}

const withoutValue: ReadonlySet<KnownAttribute> = new Set<KnownAttribute>(['Secure', 'HttpOnly', 'Partitioned'])

function lintAttribute({ name, value, known }: Attribute, host: string | null): LintMark[] {
  if (known === null) {
    if (name.text.includes(',')) return [] // told as what it is: another cookie
    const meant = nearestWord(name.text, knownAttributes)
    return [mark(meant === null ? 'unknown-attribute' : 'misspelt-attribute', 'mistake', name, meant)]
  }
  const given = value ?? { text: '', from: name.from, to: name.to }
  const shown = given.text === '' ? name : given
  if (isTooLongForAttribute(given.text)) return [mark('value-too-long', 'mistake', shown)]
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
      if (isDisputedDate(given.text)) return [mark('expires-disputed', 'hint', shown)]
      return readCookieDate(given.text) !== null ? [] : [mark('expires-unreadable', 'mistake', shown)]
    case 'Max-Age':
      return readMaxAge(given.text) !== null ? [] : [mark('max-age-not-a-number', 'mistake', shown)]
    case 'Path':
      if (!given.text.startsWith('/')) return [mark('path-without-slash', 'mistake', shown)]
      return /[?#]/.test(given.text) ? [mark('path-with-query', 'mistake', shown)] : []
    case 'Domain':
      return lintDomain(shown, given.text, host)
    default:
      return []
  }
}

function lintDomain(shown: Piece, value: string, host: string | null): LintMark[] {
  if (value.replace(/^\./, '') === '') return [mark('domain-empty', 'hint', shown)]
  switch (domainFault(value, host)) {
    case 'no-host':
      return [mark('domain-form', 'mistake', shown)]
    case 'top-level':
      return [mark('domain-top-level', 'mistake', shown)]
    case 'foreign':
      return [mark('domain-foreign', 'mistake', shown)]
    case 'address':
    case null:
      return []
  }
}

/** Of several attributes of a name the last counts; one that is too long is ignored (RFC 6265bis, "The Set-Cookie Header Field"). */
const lastOf =
  (attributes: readonly Attribute[]) =>
  (wanted: KnownAttribute): Attribute | undefined =>
    attributes.findLast(({ known, value }) => known === wanted && !isTooLongForAttribute(value?.text ?? ''))

function lintTogether(attributes: readonly Attribute[]): LintMark[] {
  const last = lastOf(attributes)
  const marks = attributes
    .filter(({ known }, index) => known !== null && attributes.slice(0, index).some(other => other.known === known))
    .map(({ name }) => mark('twice', 'hint', name))
  const [isSecure, sameSite] = [last('Secure') !== undefined, last('SameSite')]
  if (sameSite?.value?.text.toLowerCase() === 'none' && !isSecure) marks.push(mark('none-without-secure', 'mistake', sameSite.value))
  const [maxAge, expires, partitioned] = [last('Max-Age'), last('Expires'), last('Partitioned')]
  const isRead = maxAge?.value != null && readMaxAge(maxAge.value.text) !== null
  if (isRead && expires !== undefined) marks.push(mark('both-lifetimes', 'hint', expires.name))
  if (partitioned !== undefined && !isSecure) marks.push(mark('partitioned-without-secure', 'mistake', partitioned.name))
  return marks
}

/** A name with a prefix is a promise, and the browser holds the cookie to it. What newer browsers alone demand is a hint. */
function lintPrefix(name: Piece, last: (wanted: KnownAttribute) => Attribute | undefined, line: string): LintMark[] {
  const [prefix, parsed] = [cookieNamePrefix(name.text), parseSetCookie(line)]
  if (prefix === null || !parsed.ok) return []
  const place = at(name.text.slice(0, prefix.prefix.length), name.from)
  const lacks = prefixLacks(name.text, prefixTraits(parsed.cookie))
  const marks = lacks.filter(need => prefix.neededByAll.includes(need)).map(need => lintLack(prefix, need, place, last))
  return lacks.every(need => prefix.neededByAll.includes(need)) ? marks : [...marks, mark('http-prefix', 'hint', place)]
}

function lintLack(
  { prefix }: CookieNamePrefix,
  need: PrefixNeed,
  place: Piece,
  last: (wanted: KnownAttribute) => Attribute | undefined,
): LintMark {
  switch (need) {
    case 'path':
      return mark('host-prefix-path', 'mistake', last('Path')?.value ?? place)
    case 'no-domain':
      return mark('host-prefix-domain', 'mistake', last('Domain')?.name ?? place)
    case 'secure':
    case 'http-only':
      return mark(prefix === '__Secure-' ? 'secure-prefix' : 'host-prefix-secure', 'mistake', place)
  }
}
