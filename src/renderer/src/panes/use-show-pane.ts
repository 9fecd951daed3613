import { useCallback, useEffect, useRef } from 'react'
import type { Replay } from '../trace/replay-store.ts'
import { focusPane, isFocusLost } from './focus-pane.ts'
import type { PaneName } from './panes.ts'
import type { Layout } from './use-layout.ts'

/** The button that led into a saved trace, or out of it, goes with it: the focus goes on to the timeline. */
export function useFocusKept(replay: Replay | null): void {
  const before = useRef(replay)
  useEffect(() => {
    if (before.current === replay) return
    before.current = replay
    if (isFocusLost()) focusPane('timeline')
  }, [replay])
}

/** Shows a panel where only one has room, and moves the focus there when the focused panel is hidden. */
export function useShowPane(layout: Layout, setPane: (pane: PaneName) => void): (pane: PaneName) => void {
  const wanted = useRef<PaneName | null>(null)
  useEffect(() => {
    const pane = wanted.current
    wanted.current = null
    if (pane !== null && isFocusLost()) focusPane(pane)
  })
  return useCallback(
    pane => {
      if (layout === 'wide') return // all of them show
      wanted.current = pane
      setPane(pane)
    },
    [layout, setPane],
  )
}
