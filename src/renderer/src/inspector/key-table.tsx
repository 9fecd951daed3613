import type { KeyRow } from '@shared/lab/server-rows.ts'
import type { Kept } from '@shared/trace/world.ts'
import { inspectorText } from '../i18n/inspector-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import { useMoment } from '../trace/use-moment.ts'
import { ServerRow } from './server-row.tsx'
import { askServer } from './ask-server.ts'
import type { TableProps } from './table-props.ts'
import { useSayWhen } from './use-say-when.ts'

interface KeyTableProps extends TableProps {
  readonly keys: readonly Kept<KeyRow>[]
}

/** The signing keys, their public face alone. */
export function KeyTable({ keys, cursor, canEdit, findCause, onShowCause }: KeyTableProps) {
  const text = useText(inspectorText)
  const sayWhen = useSayWhen(useMoment(cursor).labMs)
  return (
    <>
      <ul className="item-list">
        {keys.map(({ row, changedBy }) => (
          <ServerRow
            key={row.kid}
            name={row.kid}
            changedBy={changedBy}
            isEnded={row.state === 'retired'}
            state={text.keyStates[row.state]}
            facts={[
              [text.algorithm, row.algorithm],
              [text.created, sayWhen(row.createdLabMs)],
            ]}
            findCause={findCause}
            onShowCause={onShowCause}
            {...(canEdit && row.state === 'verifying'
              ? {
                  actions: (
                    <IconButton
                      icon="trash"
                      label={text.retireKey(visibleText(row.kid))}
                      onPress={() => askServer({ do: 'retire-key', kid: row.kid })}
                    />
                  ),
                }
              : {})}
          />
        ))}
      </ul>
      {canEdit ? (
        <Button icon="key" onPress={() => askServer({ do: 'rotate-key' })}>
          {text.rotateKey}
        </Button>
      ) : null}
    </>
  )
}
