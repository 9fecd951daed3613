import { findJsonSyntaxMistake } from '../problem/json-mistake.ts'
import { placeAt, placeInJson, type TextPlace } from '../problem/json-place.ts'
import { printPath } from '../problem/lesson-problem.ts'
import { readSchemaIssue } from '../problem/schema-issue.ts'
import type { PlacedWorldProblem, WorldProblem } from '../problem/world-problem.ts'
import { lookAtJson } from '../saved/look-at-json.ts'
import { longestWorld } from './world-limits.ts'
import { worldFormat, worldSnapshotSchema, type WorldSnapshot } from './world-snapshot.ts'

export type ReadWorld = { readonly ok: true; readonly world: WorldSnapshot } | ({ readonly ok: false } & PlacedWorldProblem)

/** What a snapshot of the longest text may hold; one look at the text goes before the parser. */
const bounds = { depth: 12, values: 400_000, entries: 0, members: 60 }

/** Reads a snapshot from a stranger: whatever the text is, the answer is a snapshot or the first thing that is wrong, with its place. */
export function readWorld(text: string): ReadWorld {
  const start: TextPlace = { line: 1, column: 1 }
  if (text.length > longestWorld) return wrong({ kind: 'too-long', atMost: longestWorld }, start)
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (plain.trim() === '') return wrong({ kind: 'empty' }, start)
  const { tooMuch } = lookAtJson(plain, bounds)
  if (tooMuch !== null && tooMuch.kind !== 'too-many-entries')
    return wrong({ kind: tooMuch.kind, atMost: tooMuch.atMost }, placeAt(plain, tooMuch.at))
  const parsed = parseJson(plain)
  if (!parsed.ok) {
    const mistake = findJsonSyntaxMistake(plain)
    return wrong({ kind: 'no-json', mistake }, mistake ?? start)
  }
  return checkWorld(parsed.value, plain)
}

function checkWorld(value: unknown, text: string): ReadWorld {
  const format = typeof value === 'object' && value !== null && Object.hasOwn(value, 'crumbtrail-world') ? value : null
  const version = format === null ? null : (Reflect.get(format, 'crumbtrail-world') as unknown)
  if (version === null) return wrong({ kind: 'no-world' }, placeInJson(text, []))
  if (typeof version === 'number' && version > worldFormat)
    return wrong({ kind: 'newer-format', format: version, known: worldFormat }, placeInJson(text, ['crumbtrail-world']))
  const read = worldSnapshotSchema.safeParse(value)
  if (read.success) return { ok: true, world: read.data }
  const [first] = read.error.issues
  const path = first?.path ?? []
  const issue = first === undefined ? ({ kind: 'unfit' } as const) : readSchemaIssue(first, value)
  return wrong({ kind: 'bad-value', at: printPath(path), issue }, placeInJson(text, path))
}

const wrong = (problem: WorldProblem, { line, column }: TextPlace): ReadWorld => ({ ok: false, line, column, problem })

function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch {
    return { ok: false }
  }
}

/** A snapshot as a file: a line for each of its parts would serve nobody, and a person who looks inside wants to find something. */
export const writeWorld = (world: WorldSnapshot): string => `${JSON.stringify(world, null, 1)}\n`
