import type { EventSeq } from '@shared/ids.ts'
import type { ServerFact, WireFact } from '@shared/trace/trace-event.ts'

/** What the lab tells the trace: facts of the wire and of the server. */
export type LabFact = (WireFact | ServerFact) & { readonly cause?: EventSeq | null }

/** Appends a fact and answers its place in the trace; null when nothing was written (recording is paused). */
export type RecordFact = (fact: LabFact) => EventSeq | null
