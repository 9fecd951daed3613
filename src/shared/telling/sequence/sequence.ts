import type { EventSeq, ProfileId } from '../../ids.ts'
import type { Bilingual } from '../../language.ts'
import type { ChipKind } from '../chips.ts'

/* The sequence picture as data: lanes and steps, without a place on the page and without a language. */

export const storeNames = ['users', 'sessions', 'refresh', 'denylist', 'keys', 'orders'] as const
/** A table of the server. */
export type StoreName = (typeof storeNames)[number]

export type SequenceLane =
  | { readonly kind: 'tab'; readonly key: string; readonly letter: string; readonly profile: ProfileId | null }
  /** A request whose tab is not known: seen on the wire alone, or sent by the browser itself. */
  | { readonly kind: 'browser'; readonly key: string; readonly profile: ProfileId | null }
  | { readonly kind: 'host'; readonly key: string; readonly host: string }
  | { readonly kind: 'store'; readonly key: string; readonly store: StoreName }

interface StepBase {
  /** Stable for as long as the row is. */
  readonly id: string
  /** The event that the cursor stands on when the step does; never before that of the step above it in the same row. */
  readonly seq: EventSeq
  /** Escaped where it repeats what a page or a server said. */
  readonly label: Bilingual
}
/** Something that goes from one lane to another. */
export interface ArrowStep extends StepBase {
  readonly kind: 'arrow'
  /** Lane keys. */
  readonly from: string
  readonly to: string
  readonly what: 'request' | 'answer' | 'look-up'
  readonly isBad: boolean
  /** False: it never left the browser. */
  readonly hasArrived: boolean
}
/** A note beside one lane: a cookie's verdict, or a check that refused. */
export interface MarkStep extends StepBase {
  readonly kind: 'mark'
  readonly lane: string
  readonly mark: ChipKind | 'waiting'
  /** The whole sentence, when the label is only its title. */
  readonly more: Bilingual | null
}
export type BandTone = 'plain' | 'clock' | 'end' | 'lesson'
/** Something that happened without a request, across all lanes. */
export interface BandStep extends StepBase {
  readonly kind: 'band'
  readonly tone: BandTone
}
export type SequenceStep = ArrowStep | MarkStep | BandStep

/** What one row of the timeline became. */
export interface SequenceBlock {
  readonly rowKey: string
  readonly lanes: readonly SequenceLane[]
  readonly steps: readonly SequenceStep[]
}

export interface Sequence {
  /** Tabs by their letters, then hosts as they come, then the server's stores. */
  readonly lanes: readonly SequenceLane[]
  /** In the order of the rows. Requests that ran side by side stand one below the other. */
  readonly blocks: readonly SequenceBlock[]
}
