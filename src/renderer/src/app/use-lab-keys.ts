import { flushSync } from 'react-dom'
import type { TabId } from '@shared/ids.ts'
import type { KeyAction } from '@shared/contract/ipc-contract.ts'
import type { StageState } from '@shared/stage.ts'
import { assertNever } from '@shared/assert-never.ts'
import { send } from '../base/bridge.ts'
import { focusAddress, focusPane, paneBeside } from '../panes/focus-pane.ts'
import type { PaneName } from '../panes/panes.ts'
import { useKeys } from './use-keys.ts'
import type { TimeTravelAction } from '../trace/use-time-travel.ts'

export interface LabKeys {
  readonly isLabShown: boolean
  readonly stage: StageState | null
  /** The tab that the keys mean. */
  readonly tab: TabId | null
  readonly hasLesson: boolean
  /** Brings a panel on top where only one is shown. */
  readonly onShowPane: (pane: PaneName) => void
  readonly onFind: () => void
  readonly onHelp: () => void
  readonly onTravel: (action: TimeTravelAction) => void
  /** Somebody is about to type an address: that is done in the present. */
  readonly onAct: () => void
}

/** What lies under a dialog is out of reach, for the keys as for the mouse; but its tools look at the cursor, which may go on. */
function isUnderDialog(action: KeyAction): boolean {
  return !travels.has(action) && document.querySelector('.modal-overlay') !== null
}
const travels: ReadonlySet<KeyAction> = new Set<KeyAction>(['step-back', 'step-forward', 'previous-request', 'next-request', 'to-now'])

/** What the app's keys do, wherever they were pressed. */
export function useLabKeys({ isLabShown, stage, tab, hasLesson, onShowPane, onFind, onHelp, onTravel, onAct }: LabKeys): void {
  const goTo = (pane: PaneName, focus: () => void): void => {
    // A panel that was hidden takes the focus only once it shows; and what is typed next is meant for it already.
    flushSync(() => onShowPane(pane))
    focus()
  }
  const beside = (step: 1 | -1): void => {
    const pane = paneBeside(step)
    goTo(pane, () => focusPane(pane))
  }
  const act = (action: KeyAction, popup: TabId | null): void => {
    const meant = popup ?? tab
    if (action === 'help') return onHelp()
    if (!isLabShown || (popup === null && isUnderDialog(action))) return
    switch (action) {
      case 'next-pane':
        return beside(1)
      case 'previous-pane':
        return beside(-1)
      case 'focus-address':
        onAct()
        return goTo('stage', focusAddress)
      case 'find':
        return goTo('timeline', () => flushSync(onFind))
      case 'toggle-lesson': {
        const pane = hasLesson ? 'lesson' : 'inspector'
        return goTo(pane, () => focusPane(pane))
      }
      case 'hold-next':
        return stage === null ? undefined : send('hold:ask', { tab: meant })
      case 'reload-tab':
        return meant === null ? undefined : send('stage:go', { tab: meant, to: 'reload' })
      case 'close-tab':
        return meant === null ? undefined : send('stage:close-tab', { tab: meant })
      case 'new-tab': {
        const window = stage?.windows.find(({ tabs }) => tab !== null && tabs.includes(tab))
        return window === undefined ? undefined : send('stage:open-tab', { window: window.id, url: null })
      }
      case 'step-back':
      case 'step-forward':
      case 'previous-request':
      case 'next-request':
      case 'to-now':
        return onTravel(action)
      default:
        return assertNever(action)
    }
  }
  useKeys(act)
}
