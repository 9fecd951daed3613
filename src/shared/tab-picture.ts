import type { EventSeq, TabId } from './ids.ts'

/** A picture of a tab's page, kept beside the trace: never part of it, and never exported. */
export interface TabPicture {
  readonly tab: TabId
  readonly id: number
  /** The event that brought about what it shows; the picture stands from here to the tab's next one. */
  readonly from: EventSeq
  /** The last event when it was taken: a page needs a moment to be drawn. */
  readonly taken: EventSeq
  /** In pixels of the picture. */
  readonly width: number
  readonly height: number
}
