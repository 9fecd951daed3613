import type { EventSeq } from '@shared/ids.ts'
import { inspectorText } from '../i18n/inspector-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Untrusted } from '../ui/untrusted.tsx'
import { urlParts } from '../ui/url-parts.ts'
import { visibleText } from '@shared/web/visible-text.ts'
import './changed-mark.css'
import type { FindCause } from './use-inspector-model.ts'

interface ChangedMarkProps {
  readonly changedBy: EventSeq
  readonly findCause: FindCause
  readonly onShowCause: (key: string) => void
}

/** What last changed the item; a request can be gone to. */
export function ChangedMark({ changedBy, findCause, onShowCause }: ChangedMarkProps) {
  const text = useText(inspectorText)
  const cause = findCause(changedBy)
  if (cause.kind === 'unknown') return null
  if (cause.kind !== 'exchange') {
    const by = { hand: text.byHand, clock: text.byClock, script: text.byScript, unseen: text.byUnseen, snapshot: text.bySnapshot }[
      cause.kind
    ]
    return <span className="changed-mark">{cause.isFresh ? text.atThisEvent(by) : by}</span>
  }
  const what = `${cause.method} ${urlParts(cause.url)?.rest ?? cause.url}`
  return (
    <button
      type="button"
      className="changed-mark changed-mark-link"
      aria-label={text.goToCause(visibleText(what))}
      onClick={() => onShowCause(cause.key)}
    >
      {cause.isShown ? text.justNow : <Untrusted text={cause.isFresh ? text.atThisEvent(what) : what} />}
    </button>
  )
}
