import { Fragment, useRef, type KeyboardEvent } from 'react'
import type { TabId } from '@shared/ids.ts'
import { originOf } from '@shared/web/site.ts'
import { pathOf } from '@shared/trace/cookie-context.ts'
import type { MapCell, MapGroup, MapRow, StorageMap } from '@shared/trace/storage-map.ts'
import type { WorldTab } from '@shared/trace/world.ts'
import { profileWords } from '@shared/words/event-words.ts'
import { accessBlockerShort } from '@shared/words/access-blocker-words.ts'
import { nameOfThing, saySight } from '@shared/words/storage-map-words.ts'
import { storageMapText } from '../i18n/storage-map-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { LaneBadge } from '../ui/lane-badge.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import { arrowMove } from './arrow-move.ts'
import { ThingName } from './thing-name.tsx'

export interface ChosenCell {
  readonly row: string
  readonly tab: TabId
}

interface MapTableProps {
  readonly map: StorageMap
  readonly chosen: ChosenCell | null
  readonly onChoose: (row: string, tab: TabId) => void
}

/** Tab enters the cells once, arrow keys go from cell to cell, and the cell with the focus is the one that is explained. */
export function MapTable({ map, chosen, onChoose }: MapTableProps) {
  const text = useText(storageMapText)
  const grid = useRef<HTMLTableElement>(null)
  const rows = map.groups.flatMap(group => group.rows)
  const known = rows.find(({ key }) => key === chosen?.row) ?? rows[0]
  const entry = { row: known?.key ?? '', tab: map.tabs.find(({ id }) => id === chosen?.tab)?.id ?? map.tabs[0]?.id }

  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const to = arrowMove(
      event.key,
      rows.findIndex(({ key }) => key === entry.row),
      map.tabs.findIndex(({ id }) => id === entry.tab),
      rows.length,
      map.tabs.length,
    )
    if (to === null) return
    event.preventDefault()
    const cells = grid.current?.querySelectorAll<HTMLButtonElement>('.map-cell')
    cells?.[to.row * map.tabs.length + to.column]?.focus()
  }

  return (
    <div className="map-scroll">
      <table className="map-table" aria-label={text.grid} ref={grid}>
        <thead>
          <tr>
            <th scope="col">{text.what}</th>
            {map.tabs.map(tab => (
              <TabHead key={tab.id} tab={tab} />
            ))}
          </tr>
        </thead>
        <tbody>
          {map.groups.map(group => (
            <Fragment key={group.key}>
              <tr className="map-group">
                <th scope="rowgroup" colSpan={map.tabs.length + 1}>
                  <GroupName of={group.of} />
                </th>
              </tr>
              {group.rows.map(row => (
                <tr key={row.key}>
                  <th scope="row">
                    <ThingName thing={row.thing} />
                  </th>
                  {row.cells.map((cell, index) => (
                    <td key={cell.tab}>
                      <Cell
                        row={row}
                        cell={cell}
                        lane={map.tabs[index]?.lane ?? ''}
                        isChosen={row.key === chosen?.row && cell.tab === chosen.tab}
                        isEntry={row.key === entry.row && cell.tab === entry.tab}
                        onChoose={() => onChoose(row.key, cell.tab)}
                        onMove={move}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TabHead({ tab }: { readonly tab: WorldTab }) {
  const text = useText(storageMapText)
  const say = useSay()
  const origin = originOf(tab.url)
  const host = origin === null ? text.noPage : origin.scheme === 'http' ? `http://${origin.host}` : origin.host
  return (
    <th scope="col">
      <span className="map-tab">
        <LaneBadge lane={tab.lane} />
        {say(profileWords[tab.profile])}
      </span>
      <span className="map-address" title={visibleText(tab.url)}>
        <span>{host}</span>
        <span>{origin === null ? '' : visibleText(pathOf(tab.url))}</span>
      </span>
    </th>
  )
}

function GroupName({ of }: { readonly of: MapGroup['of'] }) {
  const { groups } = useText(storageMapText)
  const say = useSay()
  switch (of.kind) {
    case 'jar':
    case 'local':
      return <>{groups[of.kind](say(profileWords[of.profile]))}</>
    case 'session':
      return <>{groups.session(of.tab.lane)}</>
    case 'server':
      return <>{groups.server}</>
  }
}

const icons: { readonly [Kind in MapCell['sight']['kind']]: IconName } = {
  sent: 'up',
  'sent-only': 'lock',
  readable: 'check',
  opened: 'key',
  'not-recorded': 'help',
  no: 'cross',
}

interface CellProps {
  readonly row: MapRow
  readonly cell: MapCell
  readonly lane: string
  readonly isChosen: boolean
  /** Where Tab enters the grid. */
  readonly isEntry: boolean
  readonly onChoose: () => void
  readonly onMove: (event: KeyboardEvent<HTMLElement>) => void
}

function Cell({ row, cell: { sight }, lane, isChosen, isEntry, onChoose, onMove }: CellProps) {
  const text = useText(storageMapText)
  const say = useSay()
  const word = say(saySight(sight))
  const reason = sight.kind === 'no' ? say(accessBlockerShort[sight.why[0].kind]) : null
  return (
    <button
      type="button"
      className="map-cell"
      data-sight={sight.kind}
      aria-label={text.cell(lane, say(nameOfThing(row.thing)), reason === null ? word : `${word}, ${reason}`)}
      aria-pressed={isChosen}
      tabIndex={isEntry ? 0 : -1}
      onClick={onChoose}
      onFocus={onChoose}
      onKeyDown={onMove}
    >
      <span>
        <Icon name={icons[sight.kind]} />
        {word}
      </span>
      {reason === null ? null : <small>{reason}</small>}
    </button>
  )
}
