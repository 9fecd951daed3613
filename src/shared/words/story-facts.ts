import type { EventSeq, ExchangeId, WireId } from '../ids.ts'
import type { Bilingual } from '../language.ts'
import type { EventCause } from '../trace/timeline-event.ts'
import type { EventOf, TraceEvent, TraceEventKind } from '../trace/trace-event.ts'

/** What a sentence needs to know beside its event. null: not known (any more). */
export interface StoryFacts {
  readonly requestOf: (
    id: { readonly exchange: ExchangeId } | { readonly wire: WireId },
  ) => { readonly method: string; readonly url: string } | null
  /** An event before this one; `undefined`: it is no longer kept. */
  readonly eventOf: (seq: EventSeq) => TraceEvent | undefined
  readonly why: EventCause
}
export type Say<Event extends TraceEvent> = (event: Event, facts: StoryFacts) => Bilingual
/** A sentence for each of these kinds. A new kind of event without one does not compile. */
export type Table<Kinds extends TraceEventKind> = { readonly [Kind in Kinds]: Say<EventOf<Kind>> }
