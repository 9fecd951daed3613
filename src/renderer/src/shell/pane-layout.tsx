import { useEffect, useState, type ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { shellText } from '../i18n/shell-text.ts'
import { useText } from '../i18n/use-text.ts'
import { InspectorBar } from './inspector-bar.tsx'
import { Pane } from './pane.tsx'
import type { PaneName } from '../panes/panes.ts'
import type { Layout } from '../panes/use-layout.ts'
import './pane-layout.css'

interface WorkbenchProps {
  readonly layout: Layout
  /** The panel on top where there is no room for all. */
  readonly shown: PaneName
  readonly panes: { readonly [Name in PaneName]: ReactNode | null }
  /** All but the panel that matters are dimmed. */
  readonly isSpotlit: boolean
  /** The panel that a lesson points at. */
  readonly pointedAt: PaneName | null
  /** The inspector takes one line, under the lesson. */
  readonly isInspectorFolded: boolean
  /** null: there is nothing that it would leave its room to. */
  readonly onFoldInspector: ((isFolded: boolean) => void) | null
}

/**
 * All panels, always in the same place of the tree: what the narrower layouts do differently is CSS alone, because a stage that moved in
 * the tree would lose its pages.
 */
export function PaneLayout({ layout, shown, panes, isSpotlit, pointedAt, isInspectorFolded, onFoldInspector }: WorkbenchProps) {
  const text = useText(shellText)
  const isDragging = useIsDragging()
  const isShown = (name: PaneName): boolean => {
    if (layout === 'wide') return true
    if (layout === 'medium' && (name === 'lesson' || name === 'inspector')) return true
    return name === shown
  }
  const pane = (name: PaneName): ReactNode => (
    <Pane name={name} isShown={isShown(name)} isPointedAt={name === pointedAt}>
      {panes[name]}
    </Pane>
  )
  return (
    <main
      className="pane-layout"
      data-layout={layout}
      data-spotlight={isSpotlit ? '' : undefined}
      data-dragging={isDragging ? '' : undefined}
      data-folded={isInspectorFolded ? '' : undefined}
    >
      <Group orientation="horizontal">
        <Panel id="main" minSize="40%">
          <Group orientation="vertical">
            <Panel id="stage" defaultSize="42%" minSize="160px">
              {pane('stage')}
            </Panel>
            <Separator className="separator" aria-label={text.resizeHint.stage} />
            <Panel id="lower" minSize="140px">
              <Group orientation="horizontal">
                <Panel id="timeline" defaultSize="49%" minSize="280px">
                  {pane('timeline')}
                </Panel>
                <Separator className="separator" aria-label={text.resizeHint.timeline} />
                <Panel id="details" minSize="280px">
                  {pane('details')}
                </Panel>
              </Group>
            </Panel>
          </Group>
        </Panel>
        <Separator className="separator" aria-label={text.resizeHint.side} />
        <Panel id="side" defaultSize="336px" minSize="260px" maxSize="50%" groupResizeBehavior="preserve-pixel-size">
          <div className="side">
            <Group orientation="vertical">
              {panes.lesson === null ? null : (
                <>
                  <Panel id="lesson" defaultSize="58%" minSize="120px">
                    {pane('lesson')}
                  </Panel>
                  {isInspectorFolded ? null : <Separator className="separator" aria-label={text.resizeHint.lesson} />}
                </>
              )}
              {isInspectorFolded ? null : (
                <Panel id="inspector" minSize="120px">
                  {pane('inspector')}
                </Panel>
              )}
            </Group>
            {onFoldInspector === null ? null : <InspectorBar isFolded={isInspectorFolded} onFold={onFoldInspector} />}
          </div>
        </Panel>
      </Group>
    </main>
  )
}

/** True while a separator is dragged: a guest under the pointer would swallow it. */
function useIsDragging(): boolean {
  const [isDragging, setIsDragging] = useState(false)
  useEffect(() => {
    const begin = (pressed: PointerEvent): void => {
      if (pressed.target instanceof Element && isNearSeparator(pressed)) setIsDragging(true)
    }
    const end = (): void => setIsDragging(false)
    window.addEventListener('pointerdown', begin, true)
    for (const kind of ['pointerup', 'pointercancel', 'blur'] as const) window.addEventListener(kind, end)
    return () => {
      window.removeEventListener('pointerdown', begin, true)
      for (const kind of ['pointerup', 'pointercancel', 'blur'] as const) window.removeEventListener(kind, end)
    }
  }, [])
  return isDragging
}

/** The separators can be grabbed a few pixels beside their line. */
function isNearSeparator({ clientX, clientY }: PointerEvent): boolean {
  return [...document.querySelectorAll('[role=separator]')].some(separator => {
    const { left, right, top, bottom } = separator.getBoundingClientRect()
    return clientX >= left - 12 && clientX <= right + 12 && clientY >= top - 12 && clientY <= bottom + 12
  })
}
