import { z } from 'zod'
import { lessonProgressSchema, type LessonProgress } from '../lesson/progress.ts'
import type { ClassProblem, PlacedClassProblem } from '../problem/class-problem.ts'
import { readMarkedJson, type MarkedJson } from '../saved/read-marked-json.ts'

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

const classFile: MarkedJson<ClassFile> = {
  mark: 'crumbtrail-class',
  format: classFormat,
  schema: classFileSchema,
  bounds: { characters: longestClassFile, depth: 8, values: 60_000, members: 40 },
}

/** Reads a class file from a stranger: whatever the text is, the response is a file or the first thing that is wrong, with its place. */
export function readClassFile(text: string, verify: VerifySignature): ReadClassFile {
  // Before it is cut into lines: of a text without end the first one may be all of it.
  if (text.length > longestClassFile) return wrong({ kind: 'too-long', atMost: longestClassFile }, 1)
  const end = text.indexOf('\n')
  const line = end < 0 ? text : text.slice(0, end)
  const read = readMarkedJson(line, classFile)
  if (!read.ok) return read
  const signature = end < 0 ? '' : text.slice(end + 1).trim()
  if (signature === '') return wrong({ kind: 'unsigned' }, 2)
  // The octets are verified, not what they mean: JSON that is written anew may differ in its order and its numbers.
  if (!verify(new TextEncoder().encode(line), read.value.seat.key, signature)) return wrong({ kind: 'forged' }, 2)
  return { ok: true, file: read.value }
}

const wrong = (problem: ClassProblem, line: number): ReadClassFile => ({ ok: false, line, column: 1, problem })
