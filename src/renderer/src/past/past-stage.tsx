import { useEffect, useLayoutEffect, useRef } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import type { StageState } from '@shared/stage.ts'
import type { World, WorldTab } from '@shared/trace/world.ts'
import { pastText } from '../i18n/past-text.ts'
import { stageText } from '../i18n/stage-text.ts'
import { useText } from '../i18n/use-text.ts'
import { UrlText } from '../marks/url-text.tsx'
import { focusPane, isFocusLost } from '../panes/focus-pane.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { LaneBadge } from '../ui/lane-badge.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import './past-stage.css'
import { useTabPictures, type ShownPicture } from './use-tab-pictures.ts'

interface PastStageProps {
  readonly world: World
  readonly cursor: EventSeq
  /** What stands on the stage now, beneath. */
  readonly stage: StageState
  readonly onNow: () => void
}

/** Lies over the stage while the cursor is in the past: a picture of each tab as it was. The pages beneath live on and get no input. */
export function PastStage({ world, cursor, stage, onNow }: PastStageProps) {
  const text = useText(pastText)
  const frame = useRef<HTMLElement>(null)
  const pictures = useTabPictures(cursor)
  const open = Object.values(world.tabs).filter((tab): tab is WorldTab => tab !== undefined && !tab.isClosed)
  const later = stage.tabs.filter(tab => world.tabs[tab.id] === undefined)
  useEffect(() => {
    // The keyboard must not go on acting in a page that is no longer shown.
    if (document.activeElement?.tagName === 'WEBVIEW') frame.current?.focus()
  }, [])
  useLayoutEffect(() => {
    const element = frame.current
    // However the past ends: a focus that was here goes on to the pages, unless it is wanted elsewhere.
    return () => {
      if (element?.contains(document.activeElement) === true) queueMicrotask(focusPagesIfLost)
    }
  }, [])
  return (
    <section ref={frame} className="past-stage" aria-label={`${text.title}: ${text.asItWas(cursor)}`} tabIndex={-1}>
      <header className="past-head">
        <Icon name="history" />
        <b>{text.asItWas(cursor)}</b>
        <span className="past-note">{text.note}</span>
        {later.length === 0 ? null : (
          <span className="past-later">
            {text.notOpenYet}
            {later.map(tab => (
              <LaneBadge key={tab.id} lane={tab.lane} />
            ))}
          </span>
        )}
        <Button look="primary" onPress={onNow}>
          {text.backToNow}
        </Button>
      </header>
      {open.length === 0 ? (
        <p className="past-none">{text.noTab}</p>
      ) : (
        <ul className="past-tabs">
          {open.map(tab => (
            <PastTab
              key={tab.id}
              tab={tab}
              picture={pictures.get(tab.id) ?? null}
              isClosedSince={!stage.tabs.some(({ id }) => id === tab.id)}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function focusPagesIfLost(): void {
  if (isFocusLost()) focusPane('stage')
}

interface PastTabProps {
  readonly tab: WorldTab
  readonly picture: ShownPicture | null
  readonly isClosedSince: boolean
}

function PastTab({ tab: { lane, profile, url }, picture, isClosedSince }: PastTabProps) {
  const text = useText(pastText)
  const stage = useText(stageText)
  return (
    <li className="past-tab" aria-label={text.tab(lane, stage.profile[profile])}>
      <header className="past-tab-head">
        <Icon name={profile} />
        <LaneBadge lane={lane} />
        <span className="past-address mono">{url === '' ? null : <UrlText url={url} />}</span>
        {isClosedSince ? <span className="past-tag">{text.closedSince}</span> : null}
      </header>
      <div className="past-picture">
        {picture === null || url === '' ? (
          <p className="past-none">{url === '' ? text.noPage : text.noPicture}</p>
        ) : (
          <img
            src={picture.address}
            width={picture.width}
            height={picture.height}
            alt={text.picture(lane, visibleText(url))}
            title={text.takenAt(picture.taken)}
          />
        )}
      </div>
    </li>
  )
}
