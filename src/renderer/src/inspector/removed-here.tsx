import type { EventSeq } from '@shared/ids.ts'
import type { BiographySubject } from '@shared/telling/biography/biography-entry.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { BiographyButton } from '../tools/biography-button.tsx'
import { inspectorText } from '../i18n/inspector-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useTrace } from '../trace/trace-store.ts'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { ChangedMark } from './changed-mark.tsx'
import type { FindCause } from './use-inspector-model.ts'

interface RemovedHereProps {
  /** Where the learner stands; null: now, where what is gone is gone. */
  readonly cursor: EventSeq | null
  /** Whether what was removed would stand in this list. */
  readonly isOfList: (subject: BiographySubject) => boolean
  readonly findCause: FindCause
  readonly onShowCause: (key: string) => void
}

/** What the event at the cursor took away has no line of its own any more: here it has one. */
export function RemovedHere({ cursor, isOfList, findCause, onShowCause }: RemovedHereProps) {
  const text = useText(inspectorText)
  const event = useTrace(({ trace }) => (cursor === null ? undefined : trace.eventOf(cursor)))
  const subject = event === undefined ? null : removedBy(event)
  if (event === undefined || subject === null || subject.kind === 'token' || !isOfList(subject)) return null
  const name = subject.kind === 'cookie' ? subject.cookie.name : subject.key
  return (
    <p className="item-removed">
      <Icon name="trash" />
      <span>
        {text.removedHere}{' '}
        <del className="mono">
          <Untrusted text={name} />
        </del>
      </span>
      <ChangedMark changedBy={event.seq} findCause={findCause} onShowCause={onShowCause} />
      <BiographyButton subject={subject} name={name} />
    </p>
  )
}

function removedBy(event: TraceEvent): BiographySubject | null {
  if (event.kind === 'jar.changed' && event.change === 'removed' && event.chromiumCause !== 'overwrite')
    return { kind: 'cookie', profile: event.profile, cookie: event.cookie }
  if (event.kind !== 'storage.changed' || event.op !== 'removed' || event.key === null) return null
  const { profile, tab, area, origin, partition = null, key } = event
  return { kind: 'item', profile, tab, area, origin, partition, key }
}
