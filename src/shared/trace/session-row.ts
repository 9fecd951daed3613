import { z } from 'zod'
import { freeText } from '../schema/free-text.ts'
import { list, object } from '../schema/members.ts'
import { refusalCodes } from './check.ts'

const row = object({
  id: freeText,
  /** null: nobody has logged in yet; the session holds a visitor's basket alone. */
  user: freeText.nullable(),
  role: freeText.nullable(),
  /** Things in the visitor's basket; it outlives the change of the id at log-in. */
  basket: list(freeText),
  /** Where the row is kept: a restart of the server empties the memory. */
  store: z.enum(['memory', 'disk']),
  createdLabMs: z.number(),
  lastSeenLabMs: z.number(),
  /** null: there is no such limit. */
  idleTimeoutMs: z.number().nullable(),
  absoluteTimeoutMs: z.number().nullable(),
  userAgent: freeText,
})
/** One row of the server's session table. Times are lab-clock milliseconds. `id` is a fingerprint, not the secret itself. */
export interface SessionRow extends z.output<typeof row> {}
export const sessionRowSchema: z.ZodType<SessionRow> = row

export const sessionEndSchema = z.enum(refusalCodes['session-found']).exclude(['unknown-session'])
/** How a session came to its end; a request that still carries its id is refused with the same word. */
export type SessionEnd = z.output<typeof sessionEndSchema>
