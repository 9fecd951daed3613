import { nearestWord } from '../problem/nearest-word.ts'
import { fieldName, mark, pieces, splitAtEquals, type LintMark, type Piece } from './lint.ts'

/** Response directives (RFC 9111 §5.2.2; RFC 5861; RFC 8246). `seconds`: needs a number. `fields`: may name fields. */
const directives: Readonly<Record<string, 'seconds' | 'bare' | 'fields'>> = {
  'max-age': 'seconds',
  's-maxage': 'seconds',
  'stale-while-revalidate': 'seconds',
  'stale-if-error': 'seconds',
  'no-cache': 'fields',
  private: 'fields',
  'no-store': 'bare',
  'no-transform': 'bare',
  'must-revalidate': 'bare',
  'proxy-revalidate': 'bare',
  'must-understand': 'bare',
  public: 'bare',
  immutable: 'bare',
}

interface Directive {
  readonly name: Piece
  readonly value: Piece | null
}

/** Marks what is worth a second look in one `Cache-Control` value of a response. */
export function lintCacheControl(line: string): LintMark[] {
  const field = fieldName(line, 'cache-control')
  if (field !== null) {
    const value = lintCacheControl(line.slice(field.to)).map(found => ({ ...found, from: found.from + field.to, to: found.to + field.to }))
    return [mark('field-name', 'mistake', field), ...value]
  }
  const control = /[\u0000-\u0008\u000a-\u001f\u007f]/.exec(line)
  if (control !== null) return [mark('control-character', 'mistake', { text: control[0], from: control.index, to: control.index + 1 })]
  const semicolon = line.indexOf(';')
  if (semicolon >= 0) return [mark('semicolon', 'mistake', { text: ';', from: semicolon, to: semicolon + 1 }, ',')]
  const given = outsideQuotes(line)
    .filter(({ text }) => text !== '')
    .map(splitAtEquals)
  return [...given.flatMap(lintDirective), ...lintTogether(given)].sort((a, b) => a.from - b.from)
}

/** A quoted list of field names has commas of its own: they are hidden while the line is cut. */
function outsideQuotes(line: string): Piece[] {
  const masked = line.replace(/"[^"]*"/g, quoted => quoted.replaceAll(',', '\u0000'))
  return pieces(masked, ',').map(({ from, to }) => ({ text: line.slice(from, to), from, to }))
}

function lintDirective({ name, value }: Directive): LintMark[] {
  const kind = Object.hasOwn(directives, name.text.toLowerCase()) ? directives[name.text.toLowerCase()] : undefined
  if (kind === undefined) {
    const meant = nearestWord(name.text, Object.keys(directives))
    return [mark(meant === null ? 'unknown-directive' : 'misspelt-directive', 'mistake', name, meant)]
  }
  if (kind === 'seconds') {
    if (value === null || value.text === '') return [mark('needs-seconds', 'mistake', name)]
    return /^"?\d+"?$/.test(value.text) ? [] : [mark('not-seconds', 'mistake', value)]
  }
  return kind === 'bare' && value !== null ? [mark('value-not-used', 'hint', value.text === '' ? name : value)] : []
}

function lintTogether(given: readonly Directive[]): LintMark[] {
  const of = (wanted: string): Directive | undefined => given.find(({ name }) => name.text.toLowerCase() === wanted)
  const marks = given
    .filter(({ name }, index) => given.slice(0, index).some(other => other.name.text.toLowerCase() === name.text.toLowerCase()))
    .map(({ name }) => mark('twice', 'hint', name))
  const [noStore, maxAge, isPrivate, isPublic] = [of('no-store'), of('max-age'), of('private'), of('public')]
  if (noStore !== undefined && maxAge !== undefined) marks.push(mark('contradiction', 'hint', maxAge.name, 'no-store'))
  if (isPrivate !== undefined && isPublic !== undefined) marks.push(mark('contradiction', 'hint', isPublic.name, 'private'))
  const shared = of('s-maxage')
  if (isPrivate !== undefined && shared !== undefined) marks.push(mark('private-ignored', 'hint', shared.name, 'private'))
  return marks
}
