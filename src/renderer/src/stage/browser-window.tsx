import type { Ref } from 'react'
import type { TabId } from '@shared/ids.ts'
import type { StageTab, StageWindow } from '@shared/stage.ts'
import { send } from '../base/bridge.ts'
import { stageText } from '../i18n/stage-text.ts'
import { useText } from '../i18n/use-text.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, type MenuEntry } from '../ui/menu.tsx'
import { urlParts } from '../ui/url-parts.ts'
import { visibleText } from '@shared/web/visible-text.ts'
import { AddressBar } from './address-bar.tsx'
import './browser-window.css'
import { TabStrip } from './tab-strip.tsx'

interface BrowserWindowProps {
  readonly window: StageWindow
  readonly tabs: readonly StageTab[]
  readonly isFocused: boolean
  readonly isPast: boolean
  readonly slot: Ref<HTMLDivElement>
  readonly onChooseTab: (tab: TabId) => void
}

/** The frame of a simulated browser; its page lies in the guest layer, over the slot. */
export function BrowserWindow({ window, tabs, isFocused, isPast, slot, onChooseTab }: BrowserWindowProps) {
  const text = useText(stageText)
  const profile = text.profile[window.profile]
  const active = tabs.find(tab => tab.id === window.activeTab)
  return (
    <section
      className={isFocused ? 'browser-window browser-window-focused' : 'browser-window'}
      data-profile={window.profile}
      data-active-tab={window.activeTab}
      aria-label={text.windowOf(profile)}
      inert={isPast}
    >
      <header className="browser-head">
        <span className="browser-profile" title={text.profileNote[window.profile]}>
          <Icon name={window.profile} />
          {profile}
        </span>
        <TabStrip window={window} tabs={tabs} onChoose={onChooseTab} />
        <IconButton icon="plus" label={text.newTab} onPress={() => send('stage:open-tab', { window: window.id, url: null })} />
        <span className="browser-space" />
        <Menu label={text.windowMenu(profile)} entries={useWindowEntries(window, active)}>
          <IconButton icon="menu" label={text.windowMenu(profile)} />
        </Menu>
      </header>
      {active === undefined ? null : <AddressBar tab={active} />}
      <div className="browser-slot" ref={slot} data-loading={active?.isLoading === true ? '' : undefined} />
    </section>
  )
}

function useWindowEntries(window: StageWindow, active: StageTab | undefined): MenuEntry[] {
  const text = useText(stageText)
  const { profile, id } = window
  const host = active === undefined ? null : (urlParts(active.url)?.host ?? null)
  const origin = active === undefined || host === null ? null : `${urlParts(active.url)?.scheme ?? 'https'}://${host}`
  const entries: MenuEntry[] = []
  if (active !== undefined) {
    entries.push({ id: 'duplicate', label: text.duplicateTab, icon: 'plus', act: () => send('stage:duplicate-tab', { tab: active.id }) })
    entries.push({ id: 'close-tab', label: text.closeTab, icon: 'close', act: () => send('stage:close-tab', { tab: active.id }) })
  }
  entries.push(
    {
      id: 'new-window',
      startsGroup: true,
      label: text.openWindowIn(text.profile[profile]),
      icon: 'window',
      act: () => send('stage:open-window', { profile, url: null }),
    },
    { id: 'close-window', label: text.closeWindow, icon: 'close', act: () => send('stage:close-window', { window: id }) },
  )
  if (origin !== null && host !== null) {
    entries.push({
      id: 'clear-origin',
      startsGroup: true,
      label: text.clearOrigin(visibleText(host)),
      icon: 'trash',
      act: () => send('stage:clear-site-data', { profile, origin }),
    })
  }
  entries.push(
    {
      id: 'clear-all',
      startsGroup: origin === null,
      label: text.clearSiteData,
      note: text.clearSiteDataNote,
      icon: 'trash',
      act: () => send('stage:clear-site-data', { profile, origin: null }),
    },
    {
      id: 'quit',
      startsGroup: true,
      isDanger: true,
      label: text.quitBrowser(text.profile[profile]),
      note: text.quitNote,
      icon: 'cross',
      act: () => send('stage:quit-browser', { profile }),
    },
  )
  return entries
}
