import type { ReactNode } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import { Untrusted } from '../ui/untrusted.tsx'
import { ChangedMark } from './changed-mark.tsx'
import type { TableProps } from './table-props.ts'

interface ServerRowProps extends Pick<TableProps, 'findCause' | 'onShowCause'> {
  readonly name: string
  readonly changedBy: EventSeq
  readonly isEnded?: boolean
  readonly state?: string | null
  readonly facts: readonly (readonly [string, string])[]
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** A row of a server table: its name, how it stands, what last changed it, and its facts. */
export function ServerRow({
  name,
  changedBy,
  isEnded = false,
  state = null,
  facts,
  actions,
  children,
  findCause,
  onShowCause,
}: ServerRowProps) {
  const cause = findCause(changedBy)
  return (
    <li className="item" data-ended={isEnded ? '' : undefined} data-fresh={cause.isFresh ? '' : undefined}>
      <div className="item-head">
        <b>
          <Untrusted text={name} />
        </b>
        {state === null ? null : (
          <span className="session-state" data-ended={isEnded ? '' : undefined}>
            {state}
          </span>
        )}
        <ChangedMark changedBy={changedBy} findCause={findCause} onShowCause={onShowCause} />
        {actions === undefined ? null : <span className="item-actions">{actions}</span>}
      </div>
      {facts.length === 0 ? null : (
        <dl className="session-facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Untrusted text={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </li>
  )
}
