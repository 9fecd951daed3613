import type { DeniedRow } from '@shared/lab/server-rows.ts'
import type { Kept } from '@shared/trace/world.ts'
import { inspectorText } from '../i18n/inspector-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useMoment } from '../trace/use-moment.ts'
import { ServerRow } from './server-row.tsx'
import type { TableProps } from './table-props.ts'
import { useSayWhen } from './use-say-when.ts'

interface DenyTableProps extends TableProps {
  readonly denied: readonly Kept<DeniedRow>[]
}

/** Tokens that are refused by their id before their time (RFC 7519 §4.1.7). */
export function DenyTable({ denied, cursor, findCause, onShowCause }: DenyTableProps) {
  const text = useText(inspectorText)
  const sayWhen = useSayWhen(useMoment(cursor).labMs)
  return (
    <ul className="item-list">
      {denied.map(({ row, changedBy }) => (
        <ServerRow
          key={row.jti}
          name={row.user}
          changedBy={changedBy}
          facts={[
            ['jti', row.jti],
            [text.deniedUntil, sayWhen(row.untilLabMs)],
          ]}
          findCause={findCause}
          onShowCause={onShowCause}
        />
      ))}
    </ul>
  )
}
