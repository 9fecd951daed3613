import { IfTool } from '../tools/if-tool.tsx'
import { useId, type ReactNode } from 'react'
import type { World, WorldSession } from '@shared/trace/world.ts'
import { schemeCostsText } from '../i18n/scheme-costs-text.ts'
import { inspectorText } from '../i18n/inspector-text.ts'
import { useText } from '../i18n/use-text.ts'
import { openTool } from '../tools/tool-store.ts'
import { Button } from '../ui/button.tsx'
import { WithTooltip } from '../ui/with-tooltip.tsx'
import { useMoment } from '../trace/use-moment.ts'
import { askServer } from './ask-server.ts'
import { DenyTable } from './deny-table.tsx'
import { KeyTable } from './key-table.tsx'
import { RefreshFamilies } from './refresh-families.tsx'
import './server-view.css'
import { SessionTable } from './session-table.tsx'
import type { TableProps } from './table-props.ts'
import { UserTable } from './user-table.tsx'

interface ServerViewProps extends TableProps {
  readonly world: World
  readonly sessions: readonly WorldSession[]
}

/** The server's own memory, at the cursor; no tab can see it, and no browser can take it away. */
export function ServerView({ world, sessions, ...table }: ServerViewProps) {
  const text = useText(inspectorText)
  const compare = useText(schemeCostsText)
  const { labMs } = useMoment(table.cursor)
  const { tables } = text
  const current = world.refreshTokens.filter(({ ended }) => ended === null)
  return (
    <>
      <div className="server-head">
        <p className="item-note">{text.serverNote}</p>
        <IfTool tool="compare-schemes">
          <Button onPress={() => openTool({ tool: 'compare-schemes' })}>{compare.open}</Button>
        </IfTool>
        {table.canEdit ? (
          <WithTooltip tip={text.restartNote}>
            <Button icon="reload" onPress={() => askServer({ do: 'restart' })}>
              {text.restart}
            </Button>
          </WithTooltip>
        ) : null}
      </div>
      <ServerTable title={tables.sessions} count={sessions.filter(({ ended }) => ended === null).length}>
        <SessionTable sessions={sessions} {...table} />
      </ServerTable>
      <ServerTable title={tables.users} count={world.users.length} none={text.noUsers}>
        <UserTable users={world.users} usersWithRefresh={new Set(current.map(({ row }) => row.user))} {...table} />
      </ServerTable>
      <ServerTable title={tables.refresh} count={current.length} none={world.refreshTokens.length === 0 ? text.noRefresh : null}>
        <RefreshFamilies tokens={world.refreshTokens} labMs={labMs} findCause={table.findCause} onShowCause={table.onShowCause} />
      </ServerTable>
      <ServerTable title={tables.denied} count={world.denied.length} none={text.noDenied}>
        <DenyTable denied={world.denied} {...table} />
      </ServerTable>
      <ServerTable title={tables.keys} count={world.keys.length} none={text.noKeys}>
        <KeyTable keys={world.keys} {...table} />
      </ServerTable>
    </>
  )
}

interface ServerTableProps {
  readonly title: string
  /** How many rows count: the living ones. */
  readonly count: number
  /** Said instead of the rows when there are none. */
  readonly none?: string | null
  readonly children: ReactNode
}

function ServerTable({ title, count, none = null, children }: ServerTableProps) {
  const id = useId()
  return (
    <section className="server-table" aria-labelledby={id}>
      <h3 id={id}>
        {title}
        {count === 0 ? null : <span className="tabs-count">{count}</span>}
      </h3>
      {count === 0 && none !== null ? <p className="item-note">{none}</p> : children}
    </section>
  )
}
