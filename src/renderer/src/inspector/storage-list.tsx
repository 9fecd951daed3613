import { useState } from 'react'
import type { EventSeq, ProfileId, TabId } from '@shared/ids.ts'
import type { StorageArea } from '@shared/trace/storage-events.ts'
import type { StorageItem } from '@shared/trace/world.ts'
import { send } from '../base/bridge.ts'
import { useLook } from '../panes/look-store.ts'
import { inspectorText } from '../i18n/inspector-text.ts'
import { useText } from '../i18n/use-text.ts'
import { MarkOfValue } from '../marks/secret-mark.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { ChangedMark } from './changed-mark.tsx'
import { FrameStorage } from './frame-storage.tsx'
import { ItemActions } from './item-actions.tsx'
import { ItemDialog } from './item-dialog.tsx'
import { RemovedHere } from './removed-here.tsx'
import './item-list.css'
import { ItemValue } from './item-value.tsx'
import type { FindCause, FrameItems } from './use-inspector-model.ts'

interface StorageListProps {
  readonly area: StorageArea
  readonly tab: TabId
  readonly profile: ProfileId
  readonly origin: string | null
  /** null: now. */
  readonly cursor: EventSeq | null
  readonly items: readonly StorageItem[]
  /** What frames of other sites in the page keep apart; shown below, not edited. */
  readonly ofFrames: readonly FrameItems[]
  readonly canEdit: boolean
  readonly findCause: FindCause
  readonly onShowCause: (key: string) => void
}

/** localStorage or sessionStorage of the tab's origin. */
export function StorageList({ area, tab, profile, origin, cursor, items, ofFrames, canEdit, findCause, onShowCause }: StorageListProps) {
  const text = useText(inspectorText)
  const [editing, setEditing] = useState<{ readonly item: StorageItem | null } | null>(null)
  const look = useLook()
  const pointedAt = look?.at === (area === 'local' ? 'localStorage' : 'sessionStorage') ? look.name : null
  if (origin === null) return <EmptyState title={text.noOrigin} />
  const add = canEdit ? (
    <Button icon="plus" look="quiet" onPress={() => setEditing({ item: null })}>
      {text.add}
    </Button>
  ) : null
  return (
    <>
      <p className="item-note">
        <Untrusted text={origin} />. {area === 'local' ? text.sharedNote : text.ownNote}
      </p>
      <RemovedHere
        cursor={cursor}
        isOfList={subject =>
          subject.kind === 'item' &&
          subject.area === area &&
          subject.origin === origin &&
          (subject.partition ?? null) === null &&
          subject.profile === profile &&
          (area === 'local' || subject.tab === tab)
        }
        findCause={findCause}
        onShowCause={onShowCause}
      />
      {items.length === 0 ? (
        <EmptyState title={text.noItems(area === 'local' ? 'localStorage' : 'sessionStorage')}>{add}</EmptyState>
      ) : (
        <ul className="item-list">
          {items.map(item => {
            const cause = findCause(item.changedBy)
            return (
              <li
                key={item.key}
                className="item"
                data-pointed-at={item.key === pointedAt ? '' : undefined}
                data-fresh={cause.isFresh ? '' : undefined}
              >
                <div className="item-head">
                  <b className="mono">
                    <Untrusted text={item.key} />
                  </b>
                  <MarkOfValue value={item.value} />
                  <ChangedMark changedBy={item.changedBy} findCause={findCause} onShowCause={onShowCause} />
                  <ItemActions
                    name={item.key}
                    value={item.value}
                    subject={{ kind: 'item', profile, tab: area === 'session' ? tab : null, area, origin, key: item.key }}
                    canEdit={canEdit}
                    onEdit={item.cutFrom === undefined ? () => setEditing({ item }) : null}
                    onRemove={() => send('storage:remove-item', { tab, area, key: item.key })}
                  />
                </div>
                <ItemValue value={item.value} />
              </li>
            )
          })}
        </ul>
      )}
      {items.length === 0 ? null : add}
      <FrameStorage area={area} tab={tab} profile={profile} frames={ofFrames} findCause={findCause} onShowCause={onShowCause} />
      {editing === null ? null : <ItemDialog item={editing.item} area={area} tab={tab} onClose={() => setEditing(null)} />}
    </>
  )
}
