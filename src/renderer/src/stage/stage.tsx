import { memo, useEffect, useRef } from 'react'
import { profileIds, tabId, type TabId } from '@shared/ids.ts'
import { homeUrl, type StageState } from '@shared/stage.ts'
import { send } from '../base/bridge.ts'
import { stageText } from '../i18n/stage-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { BrowserWindow } from './browser-window.tsx'
import { GuestLayer } from './guest-layer.tsx'
import { PopupCard } from './popup-card.tsx'
import { QuitCard } from './quit-card.tsx'
import './stage.css'
import { useSlots } from './use-slots.ts'

interface StageProps {
  readonly stage: StageState
  readonly focusedTab: TabId | null
  /** Pictures of the past lie over it: nothing here takes part. */
  readonly isPast: boolean
  readonly onFocusTab: (tab: TabId) => void
}

/** The simulated browser windows side by side, and the one stable layer that holds their pages. */
export const Stage = memo(function Stage({ stage, focusedTab, isPast, onFocusTab }: StageProps) {
  const text = useText(stageText)
  const { layer, slotRef, rects } = useSlots()
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = frame.current
    const note = (focused: FocusEvent): void => {
      const inside = focused.target instanceof Element ? focused.target.closest('[data-active-tab]')?.getAttribute('data-active-tab') : null
      if (inside != null) onFocusTab(tabId(inside))
    }
    element?.addEventListener('focusin', note)
    return () => element?.removeEventListener('focusin', note)
  }, [onFocusTab])
  const popups = stage.tabs.filter(tab => tab.window === null)
  const quit = profileIds.filter(profile => stage.browsers[profile] === 'quit')
  return (
    <section ref={frame} className="stage" aria-label={text.stage} data-pane="stage" tabIndex={-1}>
      <div className="stage-content">
        {stage.windows.map(window => (
          <BrowserWindow
            key={window.id}
            window={window}
            tabs={window.tabs.flatMap(id => stage.tabs.find(tab => tab.id === id) ?? [])}
            isFocused={focusedTab !== null && window.tabs.includes(focusedTab)}
            isPast={isPast}
            slot={slotRef(window.id)}
            onChooseTab={onFocusTab}
          />
        ))}
        {popups.length + quit.length === 0 ? null : (
          <div className="stage-side" inert={isPast}>
            {popups.map(popup => (
              <PopupCard key={popup.id} popup={popup} opener={stage.tabs.find(tab => tab.id === popup.opener) ?? null} />
            ))}
            {quit.map(profile => (
              <QuitCard key={profile} profile={profile} />
            ))}
          </div>
        )}
        {stage.windows.length === 0 && quit.length === 0 ? <EmptyStage isPast={isPast} /> : null}
        <GuestLayer stage={stage} isPast={isPast} rects={rects} layer={layer} onFocusTab={onFocusTab} />
      </div>
    </section>
  )
})

function EmptyStage({ isPast }: Pick<StageProps, 'isPast'>) {
  const text = useText(stageText)
  return (
    <div className="stage-empty" inert={isPast}>
      <h2>{text.emptyTitle}</h2>
      <p>{text.emptyNote}</p>
      <div className="stage-empty-actions">
        {profileIds.map(profile => (
          <Button
            key={profile}
            icon={profile}
            look={profile === 'laptop' ? 'primary' : 'plain'}
            onPress={() => send('stage:open-window', { profile, url: homeUrl })}
          >
            {text.openWindowIn(text.profile[profile])}
          </Button>
        ))}
      </div>
    </div>
  )
}
