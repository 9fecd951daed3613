import type { ReactNode } from 'react'
import { shellText } from '../i18n/shell-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './pane.css'
import type { PaneName } from '../panes/panes.ts'

interface PaneProps {
  readonly name: PaneName
  /** False in the layouts that show one panel at a time, for the others. */
  readonly isShown: boolean
  /** A lesson points at it. */
  readonly isPointedAt: boolean
  readonly children: ReactNode
}

/** The frame of one panel: a stop of F6, and the wall that keeps its failure inside. */
export function Pane({ name, isShown, isPointedAt, children }: PaneProps) {
  const text = useText(shellText)
  return (
    <div
      className="pane"
      data-pane={name}
      data-shown={isShown ? '' : undefined}
      data-pointed-at={isPointedAt ? '' : undefined}
      inert={!isShown}
      tabIndex={-1}
    >
      <ErrorBoundary
        fallback={(error, retry) => (
          <EmptyState title={text.panelFailed(text.panes[name])} note={<Untrusted text={error.message} />}>
            <p>{text.panelFailedNote}</p>
            <Button onPress={retry}>{text.tryAgain}</Button>
          </EmptyState>
        )}
      >
        {children}
      </ErrorBoundary>
    </div>
  )
}
