import type { Bilingual } from '@shared/language.ts'
import type { Exchange, JudgedCookie } from '@shared/trace/exchange.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import type { EventCause } from '@shared/trace/timeline-event.ts'

/** Where the app shows a sentence. A claim is looked for among those of the same place. */
export const places = [
  'receipt',
  'check',
  'cookie',
  'chip',
  'changed',
  'header',
  'row',
  'story',
  'sequence',
  'life',
  'inspector',
  'map',
] as const
export type Place = (typeof places)[number]

/** A sentence as the app shows it, and whom it is about. */
export interface ShownSentence {
  readonly place: Place
  readonly text: Bilingual
  readonly about: About
  /** Parts that are sentences of their own, and are judged as such: a check's words within the receipt's sentence. English. */
  readonly quotes?: readonly string[]
}

/** Whom a sentence is about: only the identity is taken from the app, never what it says of it. */
export interface About {
  readonly exchange: Exchange | null
  readonly judged: JudgedCookie | null
  readonly event: TraceEvent | null
  readonly why: EventCause
}
