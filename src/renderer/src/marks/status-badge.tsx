import type { Exchange } from '@shared/trace/exchange.ts'
import { marksText } from '../i18n/marks-text.ts'
import { useText } from '../i18n/use-text.ts'
import './status-badge.css'

interface StatusBadgeProps {
  readonly exchange: Exchange
}

/** The status as the page got it; while there is none, why not. */
export function StatusBadge({ exchange: { status, progress, browser } }: StatusBadgeProps) {
  const text = useText(marksText)
  if (status !== null) {
    return (
      <span className="status" data-class={Math.floor(status / 100)}>
        {status}
      </span>
    )
  }
  return (
    <span className="status" data-class={progress}>
      {progress === 'pending'
        ? text.pending
        : progress === 'failed'
          ? text.failed
          : browser?.noted === undefined
            ? text.noStatus
            : text.notKnown}
    </span>
  )
}
