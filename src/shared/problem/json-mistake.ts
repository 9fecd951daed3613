/** The first thing in a text that keeps it from being JSON (RFC 8259), and where it stands. */
export interface JsonMistake {
  readonly problem: JsonProblem
  /** From 1, counted in characters of the line as an editor shows it. */
  readonly line: number
  readonly column: number
}
/** `unexpected-end`: something is still open. `name-twice`: allowed by JSON, not by a JWT (RFC 7519 §4). */
export type JsonProblem =
  | 'unexpected-end'
  | 'unexpected-character'
  | 'text-after'
  | 'trailing-comma'
  | 'single-quotes'
  | 'name-without-quotes'
  | 'open-text'
  | 'control-character'
  | 'bad-escape'
  | 'bad-number'
  | 'name-twice'
  | 'no-object'

/**
 * Reads a text as one JSON object with unique names at its top; null: it is one. Engines word their own errors differently and some give no
 * place, so the text is read again here. Never throws; what it accepts, `JSON.parse` accepts.
 */
export function findJsonMistake(text: string): JsonMistake | null {
  const reader = { text, at: 0, depth: 0, areNamesUnique: true }
  return readWhole(reader, 'object')
}

/** One member of an object as it was written: places in the text, in UTF-16 code units. */
export interface JsonMember {
  /** With its escapes read. */
  readonly name: string
  /** Where the quote before the name stands. */
  readonly from: number
  readonly valueFrom: number
  /** Exclusive; the member ends here. */
  readonly to: number
}

/**
 * The members of a JSON object in the order written, a name that comes twice twice: what `JSON.parse` does not keep (nor the spelling of
 * numbers: RFC 8259 §6). Null: the text is no JSON object.
 */
export function findMembers(text: string): readonly JsonMember[] | null {
  const members: JsonMember[] = []
  const mistake = readWhole({ text, at: 0, depth: 0, areNamesUnique: false, members }, 'object')
  return mistake === null ? members : null
}

/** In a text this long the place is not looked for: `JSON.parse` has said no already, and somebody waits. */
const longestSearched = 32_000_000

/** Where a text that `JSON.parse` refuses stops being JSON. Null: the text is JSON, or too long or too deep to say. Never throws. */
export function findJsonSyntaxMistake(text: string): JsonMistake | null {
  if (text.length > longestSearched) return null
  const reader = { text, at: 0, depth: 0, areNamesUnique: false }
  const mistake = readWhole(reader, 'anything')
  return reader.depth > maxDepth ? null : mistake
}

/** The first mistake in one value and what stands behind it. */
function readWhole(reader: Reader, wanted: 'object' | 'anything'): JsonMistake | null {
  const { text } = reader
  try {
    skipSpace(reader)
    const start = reader.at
    const isOther = wanted === 'object' && start < text.length && text[start] !== '{'
    readValue(reader)
    if (isOther) throw new Found('no-object', start)
    skipSpace(reader)
    if (reader.at < text.length) throw new Found('text-after', reader.at)
    return null
  } catch (error) {
    if (!(error instanceof Found)) throw error
    const isCut = cutProblems.includes(error.problem) && isCutToken(text.slice(error.at, error.at + longestCutToken))
    return isCut ? { problem: 'unexpected-end', ...placeOf(text, text.length) } : { problem: error.problem, ...placeOf(text, error.at) }
  }
}

/** What a token looks like of which the end of the text has cut the rest. */
const cutProblems: readonly JsonProblem[] = ['bad-number', 'bad-escape', 'unexpected-character']
/** In UTF-16 code units: a longer rest is no such token. */
const longestCutToken = 400
/** `-`, `1.`, `2.5e`, `3e-` (RFC 8259 §6). */
const cutNumber = /^-?(?:(?:0|[1-9]\d*)(?:\.|(?:\.\d+)?[eE][-+]?))?$/
/** A reverse solidus, and up to three digits of four (§7). */
const cutEscape = /^\\(?:u[\da-fA-F]{0,3})?$/

function isCutToken(rest: string): boolean {
  if (rest === '' || rest.length === longestCutToken) return false
  return cutNumber.test(rest) || cutEscape.test(rest) || ['true', 'false', 'null'].some(word => word.startsWith(rest))
}

/** How the scanner leaves its recursion; it never leaves this file. */
class Found extends Error {
  readonly problem: JsonProblem
  readonly at: number
  constructor(problem: JsonProblem, at: number) {
    super(problem)
    this.problem = problem
    this.at = at
  }
}

interface Reader {
  readonly text: string
  at: number
  depth: number
  /** Whether a name may stand only once in the outermost object. */
  readonly areNamesUnique: boolean
  /** Takes those of the outermost object. */
  readonly members?: JsonMember[]
}

/** Deeper than any token, and far from the end of the stack. */
const maxDepth = 200

function readValue(reader: Reader): void {
  skipSpace(reader)
  const { text, at } = reader
  const character = text[at]
  if (character === undefined) throw new Found('unexpected-end', at)
  if (character === '{') return readMembers(reader, '}', readNames())
  if (character === '[') return readMembers(reader, ']', readValue)
  if (character === '"') return void readText(reader)
  if (character === "'") throw new Found('single-quotes', at)
  if (/[-\d.+]/.test(character)) return readNumber(reader)
  const word = /^(?:true|false|null)(?![\w$])/.exec(text.slice(at, at + 6))?.[0]
  if (word === undefined) throw new Found('unexpected-character', at)
  reader.at += word.length
}

function readMembers(reader: Reader, end: '}' | ']', readMember: (reader: Reader) => void): void {
  reader.depth += 1
  if (reader.depth > maxDepth) throw new Found('unexpected-character', reader.at)
  reader.at += 1
  skipSpace(reader)
  if (reader.text[reader.at] === end) return close(reader)
  for (;;) {
    readMember(reader)
    skipSpace(reader)
    const character = reader.text[reader.at]
    if (character === end) return close(reader)
    if (character !== ',') throw new Found(character === undefined ? 'unexpected-end' : 'unexpected-character', reader.at)
    const comma = reader.at
    reader.at += 1
    skipSpace(reader)
    if (reader.text[reader.at] === end) throw new Found('trailing-comma', comma)
  }
}

function close(reader: Reader): void {
  reader.at += 1
  reader.depth -= 1
}

/** Members of an object: a name, a colon, a value. Names of the outermost one must be unique. */
function readNames(): (reader: Reader) => void {
  const seen = new Set<string>()
  return reader => {
    skipSpace(reader)
    const { text, at, depth } = reader
    const character = text[at]
    if (character === undefined) throw new Found('unexpected-end', at)
    if (character === "'") throw new Found('single-quotes', at)
    if (/[A-Za-z_$]/.test(character)) throw new Found('name-without-quotes', at)
    if (character !== '"') throw new Found('unexpected-character', at)
    const name = readText(reader)
    if (reader.areNamesUnique && depth === 1 && seen.has(name)) throw new Found('name-twice', at)
    seen.add(name)
    skipSpace(reader)
    if (text[reader.at] !== ':') throw new Found(text[reader.at] === undefined ? 'unexpected-end' : 'unexpected-character', reader.at)
    reader.at += 1
    skipSpace(reader)
    const valueFrom = reader.at
    readValue(reader)
    if (depth === 1) reader.members?.push({ name, from: at, valueFrom, to: reader.at })
  }
}

function readText(reader: Reader): string {
  const { text, at: start } = reader
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (character === '"') {
      reader.at = at + 1
      return JSON.parse(text.slice(start, at + 1)) as string
    }
    if (character < ' ') throw new Found(character === '\n' || character === '\r' ? 'open-text' : 'control-character', at)
    if (character !== '\\') continue
    if (!/^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(text.slice(at, at + 6))) throw new Found('bad-escape', at)
    at += 1
  }
  throw new Found('open-text', start)
}

function readNumber(reader: Reader): void {
  const run = /^[-+.\w]+/.exec(reader.text.slice(reader.at))?.[0] ?? ''
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(run)) throw new Found('bad-number', reader.at)
  reader.at += run.length
}

/** The four characters of white space that JSON knows (§2). */
function skipSpace(reader: Reader): void {
  const { text } = reader
  let { at } = reader
  while (isSpace(text.charCodeAt(at))) at += 1
  reader.at = at
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d

function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split(/\r\n|\r|\n/)
  let column = 1
  for (const _character of before.at(-1) ?? '') column += 1 // no list of them: a line may have millions
  return { line: before.length, column }
}
