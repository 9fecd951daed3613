import { createContext, useContext } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import type { World } from '@shared/trace/world.ts'

/** What the learner stands on and sees, and how to go elsewhere: for parts of the page that no prop reaches, tools above all. */
export interface LabView {
  readonly rows: readonly TimelineRow[]
  /** The world at the cursor. */
  readonly world: World
  /** null: now. */
  readonly cursor: EventSeq | null
  /** The exchange in the receipt, as it was at the cursor. */
  readonly exchange: Exchange | null
  /** Selects a row of the timeline by its key. */
  readonly showRow: (key: string) => void
  /** Selects a row and brings its receipt up where one panel shows at a time; null: the one that is followed at now. */
  readonly showReceipt: (key: string | null) => void
  /** Selects a row that has only begun, and stays at now while it grows. */
  readonly watchRow: (key: string) => void
  /** Selects the exchange that this event belongs to, or else moves the cursor to it. */
  readonly showEvent: (seq: EventSeq) => void
  readonly moveCursor: (cursor: EventSeq | null) => void
  readonly toNow: () => void
}

export const LabViewContext = createContext<LabView | null>(null)

/** @throws outside the lab */
export function useLabView(): LabView {
  const view = useContext(LabViewContext)
  if (view === null) throw new Error('useLabView: there is no lab around this component')
  return view
}
