import type { RefObject } from 'react'
import type { TabId, WindowId } from '@shared/ids.ts'
import type { StageState } from '@shared/stage.ts'
import { BasicPromptCard } from './basic-prompt-card.tsx'
import './guest-layer.css'
import { Guest } from './guest.tsx'
import { PageDialogCard } from './page-dialog-card.tsx'
import { TabCard } from './tab-card.tsx'
import type { Rect } from './use-slots.ts'

interface GuestLayerProps {
  readonly stage: StageState
  readonly isPast: boolean
  readonly rects: ReadonlyMap<WindowId, Rect>
  readonly layer: RefObject<HTMLDivElement | null>
  readonly onFocusTab: (tab: TabId) => void
}

/**
 * All guests, in the order in which their tabs were opened, for as long as the tabs live. Moving or re-ordering a `<webview>` destroys
 * its page, so place and stacking are CSS alone; an inactive tab lies, fully laid out, under the active one (a guest that was never laid
 * out takes no clicks and cannot be captured).
 */
export function GuestLayer({ stage, isPast, rects, layer, onFocusTab }: GuestLayerProps) {
  const active = new Set(stage.windows.map(window => window.activeTab))
  return (
    <div className="guest-layer" ref={layer}>
      {stage.tabs.map(tab => {
        if (tab.window === null) return null // a popup is a real window of its own
        const rect = rects.get(tab.window)
        const isOnTop = active.has(tab.id)
        return (
          <div
            key={tab.id}
            className={isOnTop ? 'guest-place guest-place-top' : 'guest-place'}
            style={rect ?? { left: 0, top: 0, width: 400, height: 300, visibility: 'hidden' }}
          >
            <Guest
              key={tab.guest}
              tab={tab}
              isOnTop={isOnTop && !isPast && tab.condition.kind === 'live' && tab.prompt === null && tab.dialog === null}
              onFocus={() => onFocusTab(tab.id)}
            />
            <div className="guest-cards" inert={isPast}>
              {isOnTop ? <TabCard tab={tab} /> : null}
              {isOnTop && tab.dialog !== null ? <PageDialogCard key={tab.dialog.id} tab={tab} dialog={tab.dialog} /> : null}
              {isOnTop && tab.prompt !== null ? <BasicPromptCard key={tab.prompt.id} tab={tab} prompt={tab.prompt} /> : null}
            </div>
          </div>
        )
      })}
    </div>
  )
}
