import { z } from 'zod'
import { languages } from '../language.ts'
import { readLanguageTag } from '../languages/language-tags.ts'

/*
 * A saved trace as one HTML file that any browser opens: the app's own page, with a saved trace and what this schema names in two data blocks
 * (HTML, "data block" of the `script` element). `docs/saved-traces.md` describes it.
 */

/** The ids of the two elements. */
export const pageHeadId = 'crumbtrail-page'
/** Its text is the saved trace (`saved-trace.ts`) as gzip (RFC 1952) in Base64 (RFC 4648 §4). */
export const pageTraceId = 'crumbtrail-trace'

/** What can still be sent by mail; in bytes, of the whole file. */
export const maxPageBytes = 4 * 1024 * 1024

const line = z.string().max(4000)
const tag = z
  .string()
  .max(35)
  .refine(one => readLanguageTag(one) !== null)
const text = z.strictObject({ en: line, ko: line, tags: z.strictObject({ en: tag, ko: tag }).optional() })
const pageStepSchema = z.strictObject({ title: text, say: text.nullable(), task: text.nullable(), observe: text.nullable() })
const pageLessonSchema = z.strictObject({ id: z.string().max(300), title: text, steps: z.array(pageStepSchema).max(40) })

/** What the page tells beside the trace. */
export const pageHeadSchema = z.strictObject({
  'crumbtrail-page': z.literal(1),
  /** The language that it is shown in at first. */
  language: z.enum(languages),
  /** The lessons that were played while the trace was recorded, each once. */
  lessons: z.array(pageLessonSchema).max(1000),
})
export type PageHead = z.infer<typeof pageHeadSchema>
export type PageLesson = PageHead['lessons'][number]
