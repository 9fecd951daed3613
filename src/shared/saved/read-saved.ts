import { findJsonSyntaxMistake } from '../problem/json-mistake.ts'
import { DamagedTrace } from './damaged-trace.ts'
import { linesOf, lookAtJson, type JsonLook } from './look-at-json.ts'
import type { NotRead } from './not-read.ts'
import { readHar } from './read-har.ts'
import { readTrace, type ReadStep } from './read-trace.ts'

/**
 * Reads a file that may be a saved trace or a HAR, told by what is in it, never by its name or by the order of its members (RFC 8259 §4).
 * One look goes before the parser, which a hostile text could keep busy or out of memory.
 * @throws DamagedTrace
 */
export function* readSaved(text: string): Generator<ReadStep, void, void> {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text // some editors begin a file with a byte order mark
  const look = lookAtJson(plain)
  yield { share: 0.1, done: null }
  if (look.tooMuch !== null) throw new DamagedTrace(null, { kind: look.tooMuch.kind, atMost: look.tooMuch.atMost })
  if (look.names.has('crumbtrail-trace') || !look.names.has('log')) return yield* readTrace(plain)
  for (const step of readHar(parseJson(plain))) {
    yield step.done === null ? step : { ...step, done: { ...step.done, notRead: placed(step.done.notRead, plain, look) } }
  }
}

function placed(notRead: readonly NotRead[], text: string, { entriesAt }: JsonLook): readonly NotRead[] {
  const wanted = [...new Set(notRead.map(({ entry }) => entry))].sort((a, b) => a - b)
  const known = wanted.filter(entry => entriesAt[entry] !== undefined)
  const lines = linesOf(
    text,
    known.map(entry => entriesAt[entry] ?? 0),
  )
  const places = new Map(known.map((entry, index) => [entry, lines[index] ?? null]))
  return notRead.map(one => ({ ...one, place: places.get(one.entry) ?? null }))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new DamagedTrace(null, { kind: 'no-json', mistake: findJsonSyntaxMistake(text) })
  }
}
