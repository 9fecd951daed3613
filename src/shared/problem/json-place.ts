/** Line and column, both from 1; a column counts UTF-16 code units. */
export interface TextPlace {
  readonly line: number
  readonly column: number
}

/**
 * Where the value at `path` begins in a text that is JSON. Of a name that stands twice the last counts, as for `JSON.parse`. A path that leads
 * nowhere gives the place of the value that should hold it.
 */
export function placeInJson(text: string, path: readonly PropertyKey[]): TextPlace {
  let at = skipSpace(text, 0)
  for (const step of path) {
    const next = childOf(text, at, step)
    if (next === null) break
    at = next
  }
  return placeAt(text, at)
}

export function placeAt(text: string, at: number): TextPlace {
  const before = text.slice(0, at)
  const lines = before.split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

function childOf(text: string, start: number, step: PropertyKey): number | null {
  const isObject = text[start] === '{'
  if (!isObject && text[start] !== '[') return null
  const wanted = String(step)
  let [at, index, found] = [skipSpace(text, start + 1), 0, null as number | null]
  while (at < text.length && text[at] !== '}' && text[at] !== ']') {
    const nameEnd = isObject ? skipValue(text, at) : at
    const name = isObject ? (JSON.parse(text.slice(at, nameEnd)) as string) : String(index)
    const valueAt = isObject ? skipSpace(text, skipSpace(text, nameEnd) + 1) : at
    if (name === wanted) found = valueAt
    at = skipSpace(text, skipValue(text, valueAt))
    if (text[at] === ',') at = skipSpace(text, at + 1)
    index += 1
  }
  return found
}

/** The end of the value that begins here. */
function skipValue(text: string, start: number): number {
  let [at, depth] = [start, 0]
  do {
    const character = text[at]
    if (character === '"') at = endOfText(text, at)
    else if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') depth -= 1
    else if (depth === 0) return endOfWord(text, at)
    at += 1
  } while (depth > 0 && at < text.length)
  return at
}

function endOfText(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

function endOfWord(text: string, start: number): number {
  let at = start
  while (at < text.length && !',]} \t\r\n'.includes(text[at] ?? ',')) at += 1
  return at
}

function skipSpace(text: string, start: number): number {
  let at = start
  while (' \t\n\r'.includes(text[at] ?? 'x')) at += 1
  return at
}
