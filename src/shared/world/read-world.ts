import type { PlacedWorldProblem } from '../problem/world-problem.ts'
import { readMarkedJson, type MarkedJson } from '../saved/read-marked-json.ts'
import { longestWorld } from './world-limits.ts'
import { worldFormat, worldSnapshotSchema, type WorldSnapshot } from './world-snapshot.ts'

export type ReadWorld = { readonly ok: true; readonly world: WorldSnapshot } | ({ readonly ok: false } & PlacedWorldProblem)

/** The bounds are what a snapshot of the longest text may hold. */
const worldFile: MarkedJson<WorldSnapshot> = {
  mark: 'crumbtrail-world',
  format: worldFormat,
  schema: worldSnapshotSchema,
  bounds: { characters: longestWorld, depth: 12, values: 400_000, members: 60 },
}

/** Reads a snapshot from a stranger: whatever the text is, the response is a snapshot or the first thing that is wrong, with its place. */
export function readWorld(text: string): ReadWorld {
  const read = readMarkedJson(text.startsWith('\uFEFF') ? text.slice(1) : text, worldFile)
  return read.ok ? { ok: true, world: read.value } : read
}

/** A snapshot as a file: a line for each of its parts would serve nobody, and a person who looks inside wants to find something. */
export const writeWorld = (world: WorldSnapshot): string => `${JSON.stringify(world, null, 1)}\n`
