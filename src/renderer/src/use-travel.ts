import type { KeyAction } from '@shared/ipc-contract.ts'
import { stepByEvent, stepByRequest } from '@shared/trace/cursor-steps.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { useTrace } from './trace-store.ts'
import type { Selection, SelectionActions } from './use-selection.ts'

export type TravelAction = Extract<KeyAction, 'step-back' | 'step-forward' | 'previous-request' | 'next-request' | 'to-now'>

/** Through the trace, from wherever one stands: event by event, request by request, and back to now. */
export function useTravel(selection: Selection, select: SelectionActions, rows: readonly TimelineRow[]): (action: TravelAction) => void {
  const firstSeq = useTrace(state => state.firstSeq)
  const lastSeq = useTrace(state => state.lastSeq)
  return action => {
    if (action === 'to-now') return select.toNow()
    const by = action === 'step-back' || action === 'previous-request' ? -1 : 1
    if (action === 'step-back' || action === 'step-forward') {
      return select.travelTo(stepByEvent(selection.cursor, by, { firstSeq, lastSeq }))
    }
    const row = stepByRequest(selection, by, rows)
    if (row !== null) select.selectRow(row)
    else if (by === 1) select.toNow()
  }
}
