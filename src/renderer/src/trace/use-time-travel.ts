import { useCallback, useLayoutEffect, useRef } from 'react'
import type { CommandName } from '@shared/contract/commands.ts'
import { stepByEvent, stepByRequest } from '@shared/trace/time-travel-steps.ts'
import { shownTrace } from './trace-store.ts'
import type { Selection, SelectionActions } from './use-selection.ts'

export type TimeTravelAction = Extract<CommandName, 'step-back' | 'step-forward' | 'previous-request' | 'next-request' | 'to-now'>

/** Through the trace, from wherever one stands: event by event, request by request, and back to now. */
export function useTimeTravel(selection: Selection, select: SelectionActions): (action: TimeTravelAction) => void {
  const standing = useRef(selection) // so that the same function serves every place, and nobody is drawn again for it
  useLayoutEffect(() => {
    standing.current = selection
  })
  return useCallback(
    action => {
      if (action === 'to-now') return select.toNow()
      const by = action === 'step-back' || action === 'previous-request' ? -1 : 1
      const { trace, firstSeq, lastSeq } = shownTrace()
      if (action === 'step-back' || action === 'step-forward') {
        return select.travelTo(stepByEvent(standing.current.cursor, by, { firstSeq, lastSeq }))
      }
      const row = stepByRequest(standing.current, by, trace.timeline.rows())
      if (row !== null) select.selectRow(row)
      else if (by === 1) select.toNow()
    },
    [select],
  )
}
