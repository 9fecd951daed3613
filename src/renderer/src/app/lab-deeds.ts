import { flushSync } from 'react-dom'
import type { CommandName } from '@shared/contract/commands.ts'
import type { TabId } from '@shared/ids.ts'
import type { StageState } from '@shared/stage.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { send } from '../base/bridge.ts'
import { mindingNotes } from '../notes/keep-notes.ts'
import { togglePin, writeNote } from '../notes/note-store.ts'
import { focusAddress, focusPane, paneBeside } from '../panes/focus-pane.ts'
import type { PaneName } from '../panes/panes.ts'
import { editAndResend, resend } from '../resend/resend-store.ts'
import type { Deed, Deeds } from '../tools/command-deeds.ts'
import type { PresentCommand } from '../present/present-deeds.ts'
import { traceStore } from '../trace/trace-store.ts'
import type { TimeTravelAction } from '../trace/use-time-travel.ts'
import type { AppDeeds } from './app-deeds.ts'

export interface LabPlace {
  readonly isLabShown: boolean
  /** null: there is no lab to act on, or a saved trace is looked at instead. */
  readonly stage: StageState | null
  /** The tab that the commands mean. */
  readonly tab: TabId | null
  readonly hasLesson: boolean
  /** The chosen row, or the one whose request is shown; null: none. */
  readonly row: string | null
  /** The request in the receipt. */
  readonly exchange: Exchange | null
  /** Brings a panel on top where only one is shown. */
  readonly onShowPane: (pane: PaneName) => void
  readonly onFind: () => void
  readonly onTravel: (action: TimeTravelAction) => void
  /** A request was sent again: this is its row. */
  readonly onSent: (row: string) => void
}

/** The commands that act on the lab's panels, its tabs and its trace. */
export function createLabDeeds(place: LabPlace): Deeds<Exclude<CommandName, keyof AppDeeds | PresentCommand>> {
  const { stage, row, exchange, onFind, onTravel } = place
  const inLab = (act: Deed): Deed | null => (place.isLabShown ? act : null)
  const live = (act: Deed): Deed | null => (stage === null ? null : inLab(act))
  const inTab = (act: (tab: TabId) => void): Deed | null => {
    const act1: Deed = popup => {
      const meant = popup ?? place.tab
      if (meant !== null) act(meant)
    }
    return (stage?.tabs.length ?? 0) === 0 ? null : inLab(act1)
  }
  const goTo = (pane: PaneName, focus: () => void): void => {
    // A panel that was hidden takes the focus only once it shows; and what is typed next is meant for it already.
    flushSync(() => place.onShowPane(pane))
    focus()
  }
  const beside = (step: 1 | -1) =>
    inLab(() => {
      const pane = paneBeside(step)
      goTo(pane, () => focusPane(pane))
    })
  const travel = (action: TimeTravelAction) => inLab(() => onTravel(action))
  const window = stage?.windows.find(({ tabs }) => place.tab !== null && tabs.includes(place.tab))
  return {
    'next-pane': beside(1),
    'previous-pane': beside(-1),
    'focus-address': inLab(() => goTo('stage', focusAddress)),
    find: inLab(() => goTo('timeline', () => flushSync(onFind))),
    'toggle-lesson': inLab(() => {
      const pane = place.hasLesson ? 'lesson' : 'inspector'
      goTo(pane, () => focusPane(pane))
    }),
    'reload-tab': inTab(tab => send('stage:go', { tab, to: 'reload' })),
    'go-back': inTab(tab => send('stage:go', { tab, to: 'back' })),
    'go-forward': inTab(tab => send('stage:go', { tab, to: 'forward' })),
    'new-tab': window === undefined ? null : inLab(() => send('stage:open-tab', { window: window.id, url: null })),
    'duplicate-tab': inTab(tab => send('stage:duplicate-tab', { tab })),
    'close-tab': inTab(tab => send('stage:close-tab', { tab })),
    'hold-next': live(popup => send('hold:ask', { tab: popup ?? place.tab })),
    'step-back': travel('step-back'),
    'step-forward': travel('step-forward'),
    'previous-request': travel('previous-request'),
    'next-request': travel('next-request'),
    'to-now': travel('to-now'),
    'pin-row': row === null ? null : live(() => togglePin(row, traceStore.getState().trace.marks.all().get(row) ?? null)),
    'note-row': row === null ? null : live(() => writeNote(row)),
    resend: exchange === null ? null : live(() => resend(exchange, place.onSent)),
    'edit-and-resend': exchange === null ? null : live(() => editAndResend(exchange)),
    'pause-recording': live(() => send('trace:pause', { isPaused: !traceStore.getState().isPaused })),
    'clear-timeline': live(() => mindingNotes(() => send('trace:clear', null))),
  }
}
