import type { ProfileId, TabId } from '@shared/ids.ts'
import { notRecorded, storagePlaceKey } from '@shared/trace/storage-place.ts'
import type { StorageArea } from '@shared/trace/storage-events.ts'
import { sayStoragePlace } from '@shared/words/storage-place-words.ts'
import { BiographyButton } from '../tools/biography-button.tsx'
import { inspectorText } from '../i18n/inspector-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { MarkOfValue } from '../marks/secret-mark.tsx'
import { DeskButton } from '../tools/desk-button.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { ChangedMark } from './changed-mark.tsx'
import { ItemValue } from './item-value.tsx'
import type { FindCause, FrameItems } from './use-inspector-model.ts'

interface FrameStorageProps {
  readonly area: StorageArea
  readonly tab: TabId
  readonly profile: ProfileId
  readonly frames: readonly FrameItems[]
  readonly findCause: FindCause
  readonly onShowCause: (key: string) => void
}

/** The storages that frames of other sites keep apart under this page's site. To be read: the page's own scripts cannot write them either. */
export function FrameStorage({ area, tab, profile, frames, findCause, onShowCause }: FrameStorageProps) {
  const text = useText(inspectorText)
  const say = useSay()
  return frames.map(({ place, items }) => (
    <section key={storagePlaceKey(place)} className="item-frames" aria-label={say(sayStoragePlace(place))}>
      <p className="item-note">
        <Untrusted text={place.partition === notRecorded ? say(sayStoragePlace(place)) : text.ofFrames(say(sayStoragePlace(place)))} />
      </p>
      <ul className="item-list">
        {items.map(({ key, value, changedBy }) => (
          <li key={key} className="item" data-fresh={findCause(changedBy).isFresh ? '' : undefined}>
            <div className="item-head">
              <b className="mono">
                <Untrusted text={key} />
              </b>
              <MarkOfValue value={value} />
              <ChangedMark changedBy={changedBy} findCause={findCause} onShowCause={onShowCause} />
              <span className="item-actions">
                <DeskButton value={value} name={key} />
                <BiographyButton
                  subject={{ kind: 'item', profile, tab: area === 'session' ? tab : null, area, ...place, key }}
                  name={key}
                />
              </span>
            </div>
            <ItemValue value={value} />
          </li>
        ))}
      </ul>
    </section>
  ))
}
