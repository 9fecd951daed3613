import type { EventSeq } from '../ids.ts'
import type { FactOf, Stamp } from './event-parts.ts'
import type { appSchemas, browserSchemas, eventSchemas, serverSchemas } from './event-schemas.ts'
import type { fileEvents } from './file-events.ts'
import type { wireEvents } from './wire-events.ts'

/* Types alone: what an event holds is said once, by its schema in the file of its family (`event-schemas.ts` lists them). */

export type BrowserFact = FactOf<typeof browserSchemas>
export type WireFact = FactOf<typeof wireEvents>
export type ServerFact = FactOf<typeof serverSchemas>
export type AppFact = FactOf<typeof appSchemas>
export type FileFact = FactOf<typeof fileEvents>
export type TraceFact = BrowserFact | WireFact | ServerFact | AppFact | FileFact

export type TraceEventKind = keyof typeof eventSchemas
type EventByKind = { readonly [Kind in TraceEventKind]: Stamp & FactOf<Pick<typeof eventSchemas, Kind>> }
/** The events of these kinds. */
export type EventOf<Kind extends TraceEventKind> = EventByKind[Kind]
export type TraceEvent = EventOf<TraceEventKind>

/** What an observer hands to the log; the log stamps `seq` and `at` at once. */
export type TraceDraft = TraceFact & { readonly cause?: EventSeq | null }
