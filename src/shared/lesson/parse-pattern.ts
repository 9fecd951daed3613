import type { Bilingual } from '../language.ts'

/** What a regular expression consists of, once read. */
export type PatternNode =
  | { readonly kind: 'unit'; readonly accepts: (unit: number) => boolean }
  | { readonly kind: 'assertion'; readonly at: 'start' | 'end' | 'boundary' | 'no-boundary' }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly item: PatternNode; readonly min: number; readonly max: number }

/** Thrown inside the parser alone; `compilePattern` makes a value of it. */
export class PatternError extends Error {
  readonly text: Bilingual
  constructor(text: Bilingual) {
    super(text.en)
    this.text = text
  }
}

/**
 * Reads the part of JavaScript's regular expressions that can be matched in linear time: no look-around, no back-references. Laziness
 * (`*?`) changes no answer to "does it match" and is read over.
 * @throws PatternError
 */
export function parsePattern(source: string): PatternNode {
  const reader: Reader = { source, at: 0, depth: 0 }
  const node = readChoice(reader)
  if (reader.at < source.length) throw new PatternError({ en: 'a ) without its (', ko: '짝이 없는 )가 있습니다' })
  return node
}

interface Reader {
  readonly source: string
  at: number
  depth: number
}

const peek = (reader: Reader): string => reader.source[reader.at] ?? ''
function take(reader: Reader, wanted: string): boolean {
  if (!reader.source.startsWith(wanted, reader.at)) return false
  reader.at += wanted.length
  return true
}

function readChoice(reader: Reader): PatternNode {
  const items = [readSequence(reader)]
  while (take(reader, '|')) items.push(readSequence(reader))
  const [only] = items
  return items.length === 1 && only !== undefined ? only : { kind: 'choice', items }
}

function readSequence(reader: Reader): PatternNode {
  const items: PatternNode[] = []
  while (reader.at < reader.source.length && peek(reader) !== '|' && peek(reader) !== ')') items.push(readRepeat(reader, readAtom(reader)))
  return { kind: 'sequence', items }
}

const MAX_REPEAT = 1000

function readRepeat(reader: Reader, item: PatternNode): PatternNode {
  const range = readRange(reader)
  if (range === null) return item
  if (item.kind === 'assertion') throw nothingToRepeat()
  take(reader, '?')
  if (readRange(reader) !== null) throw nothingToRepeat()
  return { kind: 'repeat', item, ...range }
}

const nothingToRepeat = (): PatternError =>
  new PatternError({ en: 'nothing to repeat before *, +, ? or {', ko: '*, +, ?, { 앞에 되풀이할 것이 없습니다' })

function readRange(reader: Reader): { readonly min: number; readonly max: number } | null {
  if (take(reader, '*')) return { min: 0, max: Infinity }
  if (take(reader, '+')) return { min: 1, max: Infinity }
  if (take(reader, '?')) return { min: 0, max: 1 }
  const counted = /^\{(\d{1,4})(?:(,)(\d{0,4}))?\}/.exec(reader.source.slice(reader.at, reader.at + 12))
  if (counted === null) return null
  reader.at += counted[0].length
  const min = Number(counted[1])
  const max = counted[2] === undefined ? min : counted[3] === '' ? Infinity : Number(counted[3])
  if (min > MAX_REPEAT || (max > MAX_REPEAT && max !== Infinity) || min > max) {
    throw new PatternError({
      en: `${counted[0]}: at most ${MAX_REPEAT}, the smaller number first`,
      ko: `${counted[0]}: 작은 수를 먼저, ${MAX_REPEAT} 이하로 쓰십시오`,
    })
  }
  return { min, max }
}

function readAtom(reader: Reader): PatternNode {
  if (take(reader, '(')) return readGroup(reader)
  if (take(reader, '[')) return { kind: 'unit', accepts: readClass(reader) }
  if (take(reader, '^')) return { kind: 'assertion', at: 'start' }
  if (take(reader, '$')) return { kind: 'assertion', at: 'end' }
  if (take(reader, '.')) return { kind: 'unit', accepts: unit => unit !== 0x0a && unit !== 0x0d }
  if (take(reader, '\\')) return readEscape(reader)
  if ('*+?'.includes(peek(reader))) throw nothingToRepeat()
  const literal = reader.source.charCodeAt(reader.at)
  reader.at += 1
  return { kind: 'unit', accepts: unit => unit === literal }
}

function readGroup(reader: Reader): PatternNode {
  if (!take(reader, '?:') && peek(reader) === '?') {
    throw new PatternError({
      en: 'look-around and named groups are not supported; (…) and (?:…) are',
      ko: '전후방 탐색과 이름 붙은 그룹은 쓸 수 없습니다. (…)와 (?:…)만 됩니다',
    })
  }
  reader.depth += 1
  if (reader.depth > 50) throw new PatternError({ en: 'more than 50 groups inside each other', ko: '그룹이 50겹 넘게 겹쳐 있습니다' })
  const inner = readChoice(reader)
  reader.depth -= 1
  if (!take(reader, ')')) throw new PatternError({ en: 'a ( that is not closed', ko: '닫지 않은 (가 있습니다' })
  return inner
}

type Accepts = (unit: number) => boolean

function readEscape(reader: Reader): PatternNode {
  if (take(reader, 'b')) return { kind: 'assertion', at: 'boundary' }
  if (take(reader, 'B')) return { kind: 'assertion', at: 'no-boundary' }
  const escaped = readEscapedUnits(reader)
  return { kind: 'unit', accepts: typeof escaped === 'number' ? unit => unit === escaped : escaped }
}

const isDigit: Accepts = unit => unit >= 0x30 && unit <= 0x39
export const isWordUnit: Accepts = unit =>
  isDigit(unit) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || unit === 0x5f
const isSpace: Accepts = unit => /\s/.test(String.fromCharCode(unit))
const not =
  (accepts: Accepts): Accepts =>
  unit =>
    !accepts(unit)

const classEscapes: Readonly<Record<string, Accepts>> = {
  d: isDigit,
  D: not(isDigit),
  w: isWordUnit,
  W: not(isWordUnit),
  s: isSpace,
  S: not(isSpace),
}
const unitEscapes: Readonly<Record<string, number>> = { t: 0x09, n: 0x0a, v: 0x0b, f: 0x0c, r: 0x0d, 0: 0x00 }

/** After a backslash: a set of units, or one unit. */
function readEscapedUnits(reader: Reader): Accepts | number {
  const letter = peek(reader)
  if (letter === '') throw new PatternError({ en: 'a backslash at the end', ko: '끝에 역슬래시만 있습니다' })
  const hex = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4}))/i.exec(reader.source.slice(reader.at, reader.at + 5))
  reader.at += hex?.[0].length ?? 1
  if (hex !== null) return Number.parseInt(hex[1] ?? hex[2] ?? '', 16)
  const [set, unit] = [classEscapes[letter], unitEscapes[letter]]
  if (set !== undefined) return set
  if (unit !== undefined) return unit
  if (/[a-z0-9]/i.test(letter)) throw new PatternError({ en: `\\${letter} is not supported`, ko: `\\${letter} 표기는 쓸 수 없습니다` })
  return letter.charCodeAt(0)
}

function readClass(reader: Reader): Accepts {
  const isNegated = take(reader, '^')
  const sets: Accepts[] = []
  while (peek(reader) !== ']') {
    const from = readClassUnit(reader)
    const isRange = typeof from === 'number' && peek(reader) === '-' && !['', ']'].includes(reader.source[reader.at + 1] ?? '')
    if (!isRange) {
      sets.push(typeof from === 'number' ? unit => unit === from : from)
      continue
    }
    reader.at += 1
    const to = readClassUnit(reader)
    if (typeof to !== 'number' || to < from)
      throw new PatternError({ en: 'a range in […] that runs backwards', ko: '[…] 안의 범위가 거꾸로입니다' })
    sets.push(unit => unit >= from && unit <= to)
  }
  reader.at += 1
  const isIn: Accepts = unit => sets.some(accepts => accepts(unit))
  return isNegated ? not(isIn) : isIn
}

function readClassUnit(reader: Reader): Accepts | number {
  if (reader.at >= reader.source.length) throw new PatternError({ en: 'a [ that is not closed', ko: '닫지 않은 [가 있습니다' })
  if (take(reader, '\\')) return take(reader, 'b') ? 0x08 : readEscapedUnits(reader)
  const unit = reader.source.charCodeAt(reader.at)
  reader.at += 1
  return unit
}
