import type { Bilingual } from '../language.ts'
import type { EventCause, TimelineEventKind } from '../trace/timeline-event.ts'
import type { EventOf } from '../trace/trace-event.ts'

/** What an event says in its own row of the timeline. `why`: what brought it about. */
export type SayRow<Kind extends TimelineEventKind> = (event: EventOf<Kind>, why: EventCause) => Bilingual
export type RowWords = { readonly [Kind in TimelineEventKind]?: SayRow<Kind> }
