import type { WorldRefresh } from '@shared/trace/world.ts'
import { refreshEndWords } from '@shared/words/server-event-words.ts'
import { inspectorText } from '../i18n/inspector-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { useMoment } from '../use-moment.ts'
import { ServerRow } from './server-row.tsx'
import type { TableProps } from './table-props.ts'
import { useSayWhen } from './use-say-when.ts'

interface RefreshTableProps extends TableProps {
  readonly tokens: readonly WorldRefresh[]
}

/** Every refresh token in the order it was given out. */
export function RefreshTable({ tokens, cursor, findCause, onShowCause }: RefreshTableProps) {
  const text = useText(inspectorText)
  const say = useSay()
  const sayWhen = useSayWhen(useMoment(cursor).labMs)
  return (
    <ul className="item-list">
      {tokens.map(({ row, ended, changedBy }) => (
        <ServerRow
          key={row.id}
          name={row.user}
          changedBy={changedBy}
          isEnded={ended !== null}
          state={ended === null ? text.refreshStates[row.state] : say(refreshEndWords[ended])}
          facts={[
            [text.sessionId, row.id],
            [text.tables.refresh, text.family(row.family)],
            [text.created, sayWhen(row.createdLabMs)],
            [text.expires, sayWhen(row.expiresLabMs)],
          ]}
          findCause={findCause}
          onShowCause={onShowCause}
        />
      ))}
    </ul>
  )
}
