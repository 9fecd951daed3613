import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import type { TabId } from '@shared/ids.ts'
import type { StageTab, StageWindow } from '@shared/stage.ts'
import { send } from '../base/bridge.ts'
import { stageText } from '../i18n/stage-text.ts'
import { useText } from '../i18n/use-text.ts'
import { isFocusLost } from '../panes/focus-pane.ts'
import { Icon } from '../ui/icon.tsx'
import { LaneBadge } from '../ui/lane-badge.tsx'
import { tabAfter } from '../ui/tab-after.ts'
import { Untrusted } from '../ui/untrusted.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import './tab-strip.css'

/** A page without a title is called by its address, as browsers do; null: there is no page yet. */
function titleOf({ title, url, condition }: StageTab): string | null {
  if (title !== '') return title
  return condition.kind === 'starting' ? null : url.replace(/^https?:\/\//, '')
}

interface TabStripProps {
  readonly window: StageWindow
  readonly tabs: readonly StageTab[]
  readonly onChoose: (tab: TabId) => void
}

/** Tabs as a browser has them: arrows move between them, Delete closes one, the cross is for the mouse. */
export function TabStrip({ window, tabs, onChoose }: TabStripProps) {
  const text = useText(stageText)
  const strip = useRef<HTMLDivElement>(null)

  const choose = (tab: TabId): void => {
    send('stage:activate-tab', { tab })
    onChoose(tab)
  }
  const isClosing = useRef(false)
  const close = (tab: TabId): void => {
    isClosing.current = true
    send('stage:close-tab', { tab })
  }
  useEffect(() => {
    // The focus that was on a tab which has been closed goes on to its neighbour, as in a browser.
    if (isClosing.current && isFocusLost()) {
      strip.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus()
    }
    isClosing.current = false
  }, [tabs.length])

  const onKeyDown = (pressed: KeyboardEvent): void => {
    if (pressed.nativeEvent.isComposing) return
    const at = tabs.findIndex(tab => tab.id === window.activeTab)
    const target = tabAfter(pressed.code, at, tabs.length)
    if (target === null) {
      if (pressed.code === 'Delete') close(window.activeTab)
      return
    }
    pressed.preventDefault()
    const tab = tabs[target]
    if (tab === undefined) return
    choose(tab.id)
    strip.current?.querySelectorAll<HTMLElement>('[role=tab]')[target]?.focus()
  }

  const onClick = (tab: StageTab) => (clicked: MouseEvent) => {
    if (clicked.target instanceof Element && clicked.target.closest('.tab-close') !== null) close(tab.id)
    else choose(tab.id)
  }

  return (
    <div className="tab-strip" role="tablist" aria-label={text.tabsOf(text.profile[window.profile])} ref={strip}>
      {tabs.map(tab => {
        const isActive = tab.id === window.activeTab
        const title = titleOf(tab) ?? text.newTabTitle
        return (
          <button
            key={tab.id}
            type="button"
            role="tab"
            className="tab"
            aria-selected={isActive}
            aria-label={text.tabName(tab.lane, visibleText(title))}
            aria-keyshortcuts="Delete"
            title={visibleText(title)}
            tabIndex={isActive ? 0 : -1}
            onClick={onClick(tab)}
            onKeyDown={onKeyDown}
            onAuxClick={clicked => {
              if (clicked.button === 1) close(tab.id)
            }}
          >
            <LaneBadge lane={tab.lane} />
            <span className="tab-title">
              <Untrusted text={title} />
            </span>
            <span className="tab-close" aria-hidden="true" title={text.closeTab}>
              <Icon name="close" />
            </span>
          </button>
        )
      })}
    </div>
  )
}
