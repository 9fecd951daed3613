import { useEffect } from 'react'
import { shownTrace } from '../trace/trace-store.ts'
import type { Selection, SelectionActions } from '../trace/use-selection.ts'
import { usePresenting } from './present-store.ts'

/**
 * While events come one at a time the present is held at the last event that was shown: it is time travel that follows, so what is shown is a past
 * that is said to be one, and nothing untrue. The next event comes when it is asked for.
 */
export function useOneAtATime({ cursor, key }: Selection, { travelTo }: Pick<SelectionActions, 'travelTo'>): void {
  const { isOn, isStepping } = usePresenting()
  const isFree = isOn && isStepping && cursor === null && key === null
  useEffect(() => {
    const { lastSeq } = shownTrace()
    if (isFree && lastSeq > 0) travelTo(lastSeq)
  }, [isFree, travelTo])
}
