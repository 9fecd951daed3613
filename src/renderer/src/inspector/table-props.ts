import type { EventSeq } from '@shared/ids.ts'
import type { FindCause } from './use-inspector-model.ts'

/** What every table of the server gets beside its rows. */
export interface TableProps {
  /** null: now. */
  readonly cursor: EventSeq | null
  /** False in the past: an administrator acts now. */
  readonly canEdit: boolean
  readonly findCause: FindCause
  readonly onShowCause: (key: string) => void
}
