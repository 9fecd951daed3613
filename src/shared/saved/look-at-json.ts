/** What one look at a text that should be JSON, or lines of it, finds before anything is parsed. */
export interface JsonLook {
  /** Names of the members of the first value, when it is an object. */
  readonly names: ReadonlySet<string>
  /** Where each entry of `log.entries` begins; empty where there is no such list. */
  readonly entriesAt: readonly number[]
  /** What is beyond the bounds, and at which place of the text; null: it may be parsed. */
  readonly tooMuch: { readonly kind: TooMuch; readonly atMost: number; readonly at: number } | null
}

type TooMuch = 'too-deep' | 'too-many-values' | 'too-many-entries' | 'too-many-members'

export interface JsonBounds {
  /** Lists and objects within each other. Far below what a parser's stack takes, far above what any HAR has. */
  readonly depth: number
  /** Lists, objects and their members: each costs memory many times its length. */
  readonly values: number
  readonly entries: number
  /** Of one object: with millions of names a parser takes minutes (seen in V8). */
  readonly members: number
}
/** The log itself keeps 200,000 events and 192 MB. */
const savedBounds: JsonBounds = { depth: 128, values: 24_000_000, entries: 200_000, members: 500_000 }

const [quote, comma, openList, backslash, closeList, open, close, lineFeed] = [0x22, 0x2c, 0x5b, 0x5c, 0x5d, 0x7b, 0x7d, 0x0a] as const

/**
 * Reads the text once, from the left, without a stack of its own and without taking anything out of it but names near the top. Says nothing
 * of whether it is JSON: that is the parser's word. Stops at the first bound.
 */
export function lookAtJson(text: string, bounds: JsonBounds = savedBounds): JsonLook {
  const names = new Set<string>()
  let entriesAt: number[] = []
  const isObject: boolean[] = []
  const members: number[] = []
  let [depth, values, isFirst, isName] = [0, 0, true, false]
  let [outer, inner] = ['', ''] // the names under which depth 1 and depth 2 of the first value now stand
  const tooMuch = (kind: TooMuch, atMost: number, at: number): JsonLook => ({
    names,
    entriesAt,
    tooMuch: { kind, atMost, at },
  })

  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      const end = endOfText(text, at)
      if (isName && isFirst && depth <= 2) noteName(text.slice(at, end + 1))
      isName = false
      at = end
    } else if (code === open || code === openList) {
      if (isFirst && code === open && isEntry()) {
        if (entriesAt.length >= bounds.entries) return tooMuch('too-many-entries', bounds.entries, at)
        entriesAt.push(at)
      }
      depth += 1
      if (depth > bounds.depth) return tooMuch('too-deep', bounds.depth, at)
      isObject[depth] = code === open
      members[depth] = 0
      isName = code === open
      values += 1
    } else if (code === close || code === closeList) {
      depth = Math.max(0, depth - 1)
      if (depth === 0) isFirst = false
      isName = false
    } else if (code === comma) {
      isName = isObject[depth] === true
      values += 1
      if (isName && (members[depth] = (members[depth] ?? 0) + 1) >= bounds.members) return tooMuch('too-many-members', bounds.members, at)
    }
    if (values > bounds.values) return tooMuch('too-many-values', bounds.values, at)
  }
  return { names, entriesAt, tooMuch: null }

  function isEntry(): boolean {
    return depth === 3 && outer === 'log' && inner === 'entries' && isObject[3] === false && isObject[2] === true
  }
  function noteName(literal: string): void {
    const name = nameOf(literal)
    if (depth === 1) {
      names.add(name)
      outer = name
      inner = ''
    } else {
      inner = name
      if (outer === 'log' && name === 'entries') entriesAt = [] // of two members of one name the last counts
    }
  }
}

/** The closing quote, or the end of the line: no JSON text goes beyond it, and in lines of JSON the next one is a value of its own. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === backslash) at += 1
    else if (code === quote || code === lineFeed) return at
  }
  return text.length
}

const longestName = 64

function nameOf(literal: string): string {
  if (literal.length > longestName) return ''
  try {
    return String(JSON.parse(literal))
  } catch {
    return ''
  }
}

/** Line and column of places in a text, both from 1, in one walk; `places` ascending. */
export function linesOf(text: string, places: readonly number[]): readonly { readonly line: number; readonly column: number }[] {
  let [line, lineStart] = [1, 0]
  return places.map(place => {
    for (let next = text.indexOf('\n', lineStart); next >= 0 && next < place; next = text.indexOf('\n', lineStart)) {
      line += 1
      lineStart = next + 1
    }
    return { line, column: place - lineStart + 1 }
  })
}
