import { z } from 'zod'
import type { TraceEvent } from '../trace/trace-event.ts'
import type { World } from '../trace/world.ts'
import type { ForeignProgram } from './foreign-har.ts'
import type { NotRead } from './not-read.ts'
import { worldSchema } from './schema/world-schema.ts'

/* A saved trace is JSON Lines: the head on line one, then one event a line, oldest first. `docs/saved-traces.md` describes it. */

/** Grows when an older Crumbtrail could not read a newer file any more; `upgrade-trace.ts` then gets a step from the one before. */
export const savedTraceVersion = 1

export const traceHeadSchema = z.strictObject({
  'crumbtrail-trace': z.literal(savedTraceVersion),
  app: z.string(),
  electron: z.string(),
  chromium: z.string(),
  /** ISO 8601, machine time. */
  savedAt: z.string(),
  /** True: secrets are replaced by numbers; the same number is the same secret. */
  isRedacted: z.boolean(),
  /** The trace tells of each storage whether it is kept apart for frames (storage partitioning); absent: an older Crumbtrail did not record it. */
  tellsStoragePartitions: z.literal(true).exactOptional(),
  /** The world before the first event, when older ones had been dropped. */
  baseline: worldSchema.nullable(),
})
export type TraceHead = z.infer<typeof traceHeadSchema>

export interface SavedTrace {
  readonly head: Omit<TraceHead, 'baseline'>
  readonly baseline: World | null
  readonly events: readonly TraceEvent[]
  /** Set for another program's HAR, which knows of no verdicts and no decisions. */
  readonly foreign: ForeignProgram | null
  /** What could not be read; the rest is here. Empty for a file of our own, which is read whole or not at all. */
  readonly notRead: readonly NotRead[]
}
