import { z } from 'zod'
import { lessonProgressSchema, type LessonProgress } from '../lesson/progress.ts'
import { findJsonSyntaxMistake } from '../problem/json-mistake.ts'
import { placeAt, placeInJson, type TextPlace } from '../problem/json-place.ts'
import { printPath } from '../problem/lesson-problem.ts'
import { readSchemaIssue } from '../problem/schema-issue.ts'
import type { ClassProblem, PlacedClassProblem } from '../problem/class-problem.ts'
import { lookAtJson } from '../saved/look-at-json.ts'

/*
 * What a seat hands in: two lines of UTF-8. The first is JSON as `classFileSchema` says, the second the signature of its octets (Ed25519,
 * RFC 8032) in Base64url. `docs/classroom.md` describes it.
 */

export const classFormat = 1
/** In UTF-16 code units; a course of a hundred lessons has a tenth of it. */
export const longestClassFile = 1_000_000
export const longestSeatName = 60

export const seatNameSchema = z.string().trim().min(1).max(longestSeatName)

export const classFileSchema = z.strictObject({
  'crumbtrail-class': z.literal(classFormat),
  seat: z.strictObject({
    /** As the learner wrote it. */
    name: seatNameSchema,
    /** The public key of this copy of the app (Ed25519, 32 octets): files of one seat have the same. */
    key: z.string().regex(/^[\w-]{43}$/),
  }),
  /** Milliseconds since 1970, by the seat's clock. */
  savedAtMs: z.number().int().min(0),
  lessons: z.array(lessonProgressSchema).max(500),
})
export type ClassFile = z.infer<typeof classFileSchema>
export type SeatLesson = LessonProgress

/** Asks whether `signature` (Base64url) is that of these octets by this key (Base64url). */
export type VerifySignature = (octets: Uint8Array, key: string, signature: string) => boolean

export type ReadClassFile = { readonly ok: true; readonly file: ClassFile } | ({ readonly ok: false } & PlacedClassProblem)

const bounds = { depth: 8, values: 60_000, entries: 0, members: 40 }
const start: TextPlace = { line: 1, column: 1 }

/** Reads a class file from a stranger: whatever the text is, the response is a file or the first thing that is wrong, with its place. */
export function readClassFile(text: string, verify: VerifySignature): ReadClassFile {
  if (text.length > longestClassFile) return wrong({ kind: 'too-long', atMost: longestClassFile }, start)
  if (text.trim() === '') return wrong({ kind: 'empty' }, start)
  const end = text.indexOf('\n')
  const line = end < 0 ? text : text.slice(0, end)
  const { tooMuch } = lookAtJson(line, bounds)
  if (tooMuch !== null && tooMuch.kind !== 'too-many-entries')
    return wrong({ kind: tooMuch.kind, atMost: tooMuch.atMost }, placeAt(line, tooMuch.at))
  const parsed = parse(line)
  if (!parsed.ok) {
    const mistake = findJsonSyntaxMistake(line)
    return wrong({ kind: 'no-json', mistake }, mistake ?? start)
  }
  const read = check(parsed.value, line)
  if (!read.ok) return read
  const signature = end < 0 ? '' : text.slice(end + 1).trim()
  if (signature === '') return wrong({ kind: 'unsigned' }, { line: 2, column: 1 })
  // The octets are verified, not what they mean: JSON that is written anew may differ in its order and its numbers.
  if (!verify(new TextEncoder().encode(line), read.file.seat.key, signature)) return wrong({ kind: 'forged' }, { line: 2, column: 1 })
  return read
}

function check(value: unknown, line: string): ReadClassFile {
  const marked = typeof value === 'object' && value !== null && Object.hasOwn(value, 'crumbtrail-class') ? value : null
  const format: unknown = marked === null ? null : Reflect.get(marked, 'crumbtrail-class')
  if (format === null) return wrong({ kind: 'no-class-file' }, start)
  if (typeof format === 'number' && format > classFormat)
    return wrong({ kind: 'newer-format', format, known: classFormat }, placeInJson(line, ['crumbtrail-class']))
  const read = classFileSchema.safeParse(value)
  if (read.success) return { ok: true, file: read.data }
  const [first] = read.error.issues
  const path = first?.path ?? []
  const issue = first === undefined ? ({ kind: 'unfit' } as const) : readSchemaIssue(first, value)
  return wrong({ kind: 'bad-value', at: printPath(path), issue }, placeInJson(line, path))
}

const wrong = (problem: ClassProblem, { line, column }: TextPlace): ReadClassFile => ({ ok: false, line, column, problem })

function parse(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch {
    return { ok: false }
  }
}
