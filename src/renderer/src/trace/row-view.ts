import type { EventSeq } from '@shared/ids.ts'
import type { TimelineRow as Row } from '@shared/trace/timeline-rows.ts'

/** What each way to look at the rows gets: the list, the story and the sequence. */
export interface RowViewProps {
  readonly rows: readonly Row[]
  /** There are other rows, which a filter keeps out. */
  readonly isFiltered: boolean
  /** Chosen by the learner; brought into sight. */
  readonly selectedKey: string | null
  /** Shown in the receipt: the chosen one, or the one that is followed. */
  readonly shownKey: string | null
  readonly cursor: EventSeq | null
  readonly onSelect: (row: Row) => void
  readonly onEscape: () => void
}
