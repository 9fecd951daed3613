import type { z } from 'zod'
import { createRedactor, type Redactor } from '../trace/redact.ts'
import type { TraceEvent } from '../trace/trace-event.ts'
import type { World } from '../trace/world.ts'
import { cleanBySchema, redactBySchema } from './clean-by-schema.ts'
import { savedTraceVersion, traceHeadSchema, type TraceHead } from './saved-trace.ts'
import { worldSchema } from './schema/world-schema.ts'
import { eventSchemas } from '../trace/event-schemas.ts'

export interface TraceToSave {
  readonly baseline: World | null
  readonly events: readonly TraceEvent[]
  readonly head: Pick<TraceHead, 'app' | 'electron' | 'chromium' | 'savedAt'>
  /** Without secrets, which is the default everywhere in the app. */
  readonly redact: boolean
}

/** A stretch of the file, empty while nothing can be written yet. */
interface TracePart {
  readonly text: string
  /** How much of the whole work is done, 0 to 1. */
  readonly share: number
}

/** The whole trace as JSON Lines, in parts of a few milliseconds. */
export function* traceParts({ baseline, events, head, redact }: TraceToSave): Generator<TracePart, void, void> {
  const redactor = redact ? createRedactor() : null
  if (redactor !== null) yield* learn(baseline, events, redactor)
  yield { text: `${headJson({ head, baseline, redact }, redactor)}\n`, share: 0.5 }
  for (const [index, event] of events.entries())
    yield { text: `${eventJson(event, redactor)}\n`, share: 0.5 + (0.5 * index) / events.length }
  yield { text: '', share: 1 }
}

/** Every secret is known before the first line is written: one that comes last may stand in the text of the first page. */
export function* learn(baseline: World | null, events: readonly TraceEvent[], redactor: Redactor): Generator<TracePart, void, void> {
  if (baseline !== null) redactBySchema(baseline, worldSchema, redactor)
  for (const [index, event] of events.entries()) {
    redactBySchema(event, eventSchemas[event.kind], redactor)
    yield { text: '', share: (0.5 * index) / events.length }
  }
}

/** What the file says of itself, as JSON. */
export function headJson({ head, baseline, redact }: Pick<TraceToSave, 'head' | 'baseline' | 'redact'>, redactor: Redactor | null): string {
  const whole: TraceHead = {
    'crumbtrail-trace': savedTraceVersion,
    ...head,
    isRedacted: redact,
    tellsStoragePartitions: true,
    baseline: baseline as TraceHead['baseline'],
  }
  return redactor === null ? JSON.stringify(whole) : cleanJson(whole, redactor, traceHeadSchema)
}

/** One event as JSON, without secrets when there is a redactor. */
export function eventJson(event: TraceEvent, redactor: Redactor | null): string {
  return redactor === null ? JSON.stringify(event) : cleanJson(event, redactor, eventSchemas[event.kind])
}

/** First where secrets stand, then the known ones in the other free texts, as the schema tells both; what the format itself says stays. */
function cleanJson<Value>(value: Value, redactor: Redactor, schema: z.ZodType): string {
  return JSON.stringify(cleanBySchema(redactBySchema(value, schema, redactor), schema, redactor.everywhere))
}
