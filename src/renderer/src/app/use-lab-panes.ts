import { useCallback } from 'react'
import { useInspectorFold } from '../shell/use-inspector-fold.ts'
import { useLook, type Look } from '../panes/look-store.ts'
import type { PaneName } from '../panes/panes.ts'
import { useLayout, type Layout } from '../panes/use-layout.ts'
import { usePaneOnTop } from '../panes/use-pane-on-top.ts'
import { useFocusKept, useShowPane } from '../panes/use-show-pane.ts'
import type { LabMoment } from './use-lab-moment.ts'

/** Which panels show, and how to bring one up. */
export interface LabPanes {
  readonly layout: Layout
  /** The panel on top where only one shows. */
  readonly pane: PaneName
  /** What a lesson points at. */
  readonly look: Look | null
  readonly isInspectorFolded: boolean
  readonly foldInspector: (isFolded: boolean) => void
  /** A person asks for the panel: it is brought up and unfolded. */
  readonly showPane: (pane: PaneName) => void
  /** Something in another panel leads there: it is brought up where only one panel shows. */
  readonly lead: (pane: PaneName) => void
}

export function useLabPanes({ lesson, replay }: Pick<LabMoment, 'lesson' | 'replay'>): LabPanes {
  const layout = useLayout()
  const [pane, setPane] = usePaneOnTop(layout, lesson)
  const look = useLook()
  const [isInspectorFolded, foldInspector] = useInspectorFold(layout, lesson, look)
  const showPane = useCallback(
    (name: PaneName) => {
      if (name === 'inspector') foldInspector(false)
      setPane(name)
    },
    [foldInspector, setPane],
  )
  useFocusKept(replay)
  const lead = useShowPane(layout, setPane)
  return { layout, pane, look, isInspectorFolded, foldInspector, showPane, lead }
}
