import type { EventSeq } from '@shared/ids.ts'
import { markOfFingerprint } from '@shared/trace/secret-mark.ts'
import type { WorldSession } from '@shared/trace/world.ts'
import { sayDuration } from '@shared/words/duration-words.ts'
import { sessionEndWords } from '@shared/words/server-event-words.ts'
import { send } from '../base/bridge.ts'
import { useIsPointedAt } from '../panes/look-store.ts'
import { inspectorText } from '../i18n/inspector-text.ts'
import { useLanguage, useSay, useText } from '../i18n/use-text.ts'
import { SecretMark } from '../marks/secret-mark.tsx'
import { IconButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import { useMoment } from '../trace/use-moment.ts'
import { ChangedMark } from './changed-mark.tsx'
import './item-list.css'
import './session-table.css'
import type { FindCause } from './use-inspector-model.ts'

interface SessionTableProps {
  readonly sessions: readonly WorldSession[]
  readonly cursor: EventSeq | null
  readonly canEdit: boolean
  readonly findCause: FindCause
  readonly onShowCause: (key: string) => void
}

/** The server's own memory of who is logged in; no tab can see it, and no browser can take it away. */
export function SessionTable({ sessions, cursor, ...rest }: SessionTableProps) {
  const { labMs } = useMoment(cursor)
  if (sessions.length === 0) return <NoSessions />
  return (
    <ul className="item-list">
      {sessions.map(session => (
        <Session key={session.row.id} session={session} labMs={labMs} {...rest} />
      ))}
    </ul>
  )
}

function NoSessions() {
  const text = useText(inspectorText)
  return <EmptyState title={text.noSessions} note={text.noSessionsNote} />
}

interface SessionProps extends Pick<SessionTableProps, 'canEdit' | 'findCause' | 'onShowCause'> {
  readonly session: WorldSession
  readonly labMs: number
}

function Session({ session: { row, changedBy, ended }, labMs, canEdit, findCause, onShowCause }: SessionProps) {
  const text = useText(inspectorText)
  const say = useSay()
  const language = useLanguage()
  const since = (ms: number): string => text.ago(sayDuration(labMs - ms, language))
  const until = (ms: number): string =>
    ms > labMs ? text.in(sayDuration(ms - labMs, language)) : text.over(sayDuration(labMs - ms, language))
  const cause = findCause(changedBy)
  const isPointedAt = useIsPointedAt('server', row.user ?? '')
  const facts: readonly (readonly [string, string])[] = [
    ...(row.role === null ? [] : [[text.role, row.role] as const]),
    [text.sessionId, row.id],
    [text.created, since(row.createdLabMs)],
    [text.lastSeen, since(row.lastSeenLabMs)],
    ...(ended === null
      ? [
          ...(row.idleTimeoutMs === null ? [] : [[text.idleEnds, until(row.lastSeenLabMs + row.idleTimeoutMs)] as const]),
          ...(row.absoluteTimeoutMs === null ? [] : [[text.absoluteEnds, until(row.createdLabMs + row.absoluteTimeoutMs)] as const]),
        ]
      : []),
  ]
  return (
    <li
      className="item"
      data-ended={ended === null ? undefined : ''}
      data-fresh={cause.isFresh ? '' : undefined}
      data-pointed-at={isPointedAt ? '' : undefined}
    >
      <div className="item-head">
        <b>
          <Untrusted text={row.user ?? text.visitor} />
        </b>
        <SecretMark mark={markOfFingerprint(row.id)} />
        <span className="session-state" data-ended={ended === null ? undefined : ''}>
          {ended === null ? text.alive : `${text.ended}: ${say(sessionEndWords[ended])}`}
        </span>
        <ChangedMark changedBy={changedBy} findCause={findCause} onShowCause={onShowCause} />
        {canEdit && ended === null ? (
          <span className="item-actions">
            <IconButton
              icon="trash"
              label={text.endSession(visibleText(row.user ?? text.visitor))}
              onPress={() => send('sessions:end', { sessionId: row.id })}
            />
          </span>
        ) : null}
      </div>
      <dl className="session-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Untrusted text={value} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
