import { useMemo, useState } from 'react'
import type { TabId } from '@shared/ids.ts'
import { storageMap } from '@shared/trace/storage-map.ts'
import { storageMapText } from '../i18n/storage-map-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import { useReplay } from '../trace/replay-store.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { useMoment } from '../trace/use-moment.ts'
import { CellAnswer } from './cell-answer.tsx'
import { MapTable, type ChosenCell } from './map-table.tsx'
import './storage-map.css'

/** Every store against every open tab, at the cursor; one cell at a time says why. */
export function StorageMap() {
  const text = useText(storageMapText)
  const { world, cursor, rows } = useLabView()
  const replay = useReplay()
  const isReplay = replay !== null
  const { wallMs } = useMoment(cursor)
  const map = useMemo(() => storageMap(world, wallMs), [world, wallMs])
  const [chosen, setChosen] = useState<ChosenCell | null>(null)
  const row = map.groups.flatMap(group => group.rows).find(({ key }) => key === chosen?.row)
  const tab = map.tabs.find(({ id }) => id === chosen?.tab)
  const sight = row?.cells.find(cell => cell.tab === tab?.id)?.sight

  if (replay?.foreign != null) return <EmptyState title={text.notInFile} note={text.notInFileNote} />
  if (map.tabs.length === 0) return <EmptyState title={text.noTabs} note={text.noTabsNote} />
  if (map.groups.length === 0) return <EmptyState title={text.nothingKept} note={text.nothingKeptNote} />
  return (
    <div className="storage-map">
      <div className="storage-map-top">
        <p>{text.note}</p>
        <span className="storage-map-at">{cursor !== null ? text.atEvent(cursor) : isReplay ? text.atEnd : text.atNow}</span>
      </div>
      <MapTable map={map} chosen={chosen} onChoose={(rowKey: string, at: TabId) => setChosen({ row: rowKey, tab: at })} />
      <div className="storage-map-answer" role="status">
        {row === undefined || tab === undefined || sight === undefined ? (
          <p>{text.choose}</p>
        ) : (
          <CellAnswer thing={row.thing} tab={tab} sight={sight} rows={rows} cursor={cursor} />
        )}
      </div>
    </div>
  )
}
