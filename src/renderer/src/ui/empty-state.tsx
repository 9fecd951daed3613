import type { ReactNode } from 'react'
import './empty-state.css'

interface EmptyStateProps {
  readonly title: string
  readonly note?: ReactNode
  /** What to do next. */
  readonly children?: ReactNode
}

export function EmptyState({ title, note, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <h3>{title}</h3>
      {note === undefined ? null : <p>{note}</p>}
      {children == null ? null : <div className="empty-state-actions">{children}</div>}
    </div>
  )
}
