import { useApp } from '../base/app-store.ts'
import { send } from '../base/bridge.ts'
import { focusedTab } from '../trace/focused-tab.ts'
import { holdText } from '../i18n/hold-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useTrace } from '../trace/trace-store.ts'
import { IconButton } from '../ui/button.tsx'
import { Menu, type MenuEntry } from '../ui/menu.tsx'

/** Asks for the next request to be held: of one of the open tabs, or of any. */
export function HoldButton() {
  const text = useText(holdText)
  const stage = useApp(state => state.stage)
  const wish = useTrace(state => state.trace.holds.wish())
  const first = focusedTab(stage, null)
  const tabs = [...(stage?.tabs ?? [])].sort((a, b) => Number(b.id === first) - Number(a.id === first))
  const entries: MenuEntry[] = [
    { id: 'any', icon: 'door', label: text.holdAny, note: text.holdNote, act: () => send('hold:ask', { tab: null }) },
    ...tabs.map(({ id, lane }): MenuEntry => ({ id, icon: 'door', label: text.holdTab(lane), act: () => send('hold:ask', { tab: id }) })),
    ...(wish === null
      ? []
      : [{ id: 'drop', icon: 'close', label: text.drop, startsGroup: true, act: () => send('hold:drop', null) } as const]),
  ]
  return (
    <Menu label={text.button} entries={entries}>
      <IconButton icon="door" label={text.button} />
    </Menu>
  )
}
