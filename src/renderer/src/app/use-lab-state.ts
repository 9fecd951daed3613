import { useCallback, useMemo, useState } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import { openTabs } from '@shared/trace/open-tabs.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import type { WorldTab } from '@shared/trace/world.ts'
import { usePolicy } from '../base/use-policy.ts'
import { useFollowHold } from '../hold/use-follow-hold.ts'
import { useShowPlace } from '../lesson/use-show-place.ts'
import { createPresentDeeds } from '../present/present-deeds.ts'
import { usePresenting } from '../present/present-store.ts'
import { useResendKeys } from '../resend/use-resend-keys.ts'
import { inspectedTab } from '../trace/focused-tab.ts'
import type { LabView } from '../trace/lab-view.ts'
import { useTrace } from '../trace/trace-store.ts'
import { useTimeTravel, type TimeTravelAction } from '../trace/use-time-travel.ts'
import { settledExchange } from '../trace/use-trace-view.ts'
import type { AppDeeds } from './app-deeds.ts'
import { createLabDeeds } from './lab-deeds.ts'
import { underPolicy, useKeybindings, withMoment } from './use-keybindings.ts'
import { useLabMoment, type LabMoment } from './use-lab-moment.ts'
import { useLabPanes, type LabPanes } from './use-lab-panes.ts'

/** Everything that the lab's panels share. */
export interface LabState extends LabMoment, LabPanes {
  /** What is looked at, for the parts of the page that no prop reaches. */
  readonly labView: LabView
  /** A row of the timeline was chosen by hand. */
  readonly chooseRow: (row: TimelineRow) => void
  readonly travel: (action: TimeTravelAction) => void
  readonly tabs: readonly WorldTab[]
  /** The tab whose stores the inspector shows. */
  readonly inspected: WorldTab | null
  readonly showPlace: ReturnType<typeof useShowPlace>
  /** Every command, as it can be given now. */
  readonly deeds: ReturnType<typeof withMoment>
  /** How often the key that leads to the filter was pressed. */
  readonly findPresses: number
  /** Events behind the cursor that are not shown. */
  readonly waiting: number
}

interface LabStateOptions {
  readonly isShown: boolean
  readonly deeds: AppDeeds
}

/** One selection drives all panels: this is where it is, and where what they ask for is done. */
export function useLabState({ isShown, deeds: appDeeds }: LabStateOptions): LabState {
  const moment = useLabMoment()
  const panes = useLabPanes(moment)
  const { selection, select, view, tab } = moment
  const { lead } = panes
  const travel = useTimeTravel(selection, select)
  const rows = useRowsToShow(moment, panes)
  useFollowHold(select, lead)
  const [findPresses, setFindPresses] = useState(0)
  const deeds = useLabDeeds(moment, panes, { isShown, appDeeds, travel, onFind: () => setFindPresses(presses => presses + 1) })
  useResendKeys(view.exchange, select.watchRow)
  const tabs = useMemo(() => openTabs(view.world), [view.world])
  const inspected = inspectedTab(view.world, selection.tab, tab)
  const { showRow } = rows
  const showPlace = useShowPlace({ tabs, tab: inspected?.id ?? null, showRow, selectTab: select.selectTab, lead })
  return {
    ...moment,
    ...panes,
    labView: useViewOf(moment, rows),
    chooseRow: rows.chooseRow,
    travel,
    tabs,
    inspected,
    showPlace,
    deeds,
    findPresses,
    waiting: useTrace(state => (selection.cursor === null ? 0 : state.lastSeq - selection.cursor)),
  }
}

interface RowsToShow extends Pick<LabView, 'showRow' | 'showReceipt' | 'showEvent'> {
  readonly chooseRow: LabState['chooseRow']
}

/** How other panels lead to a row: by its key, to its receipt, or by an event that belongs to it. */
function useRowsToShow({ lesson, select }: LabMoment, { lead }: LabPanes): RowsToShow {
  const trace = useTrace(state => state.trace)
  const { toNow, moveCursor } = select
  // A lesson is about the present: selecting one of its requests does not move the cursor into the past, where pages take no input.
  const chooseRow = isPlaying(lesson) ? select.readRow : select.selectRow
  const showRow = useCallback(
    (key: string) => {
      const row = trace.timeline.rows().find(candidate => candidate.key === key)
      if (row !== undefined) chooseRow(row)
    },
    [trace, chooseRow],
  )
  const showReceipt = useCallback(
    (key: string | null) => {
      if (key === null) toNow()
      else showRow(key)
      lead('details')
    },
    [toNow, showRow, lead],
  )
  const showEvent = useCallback(
    (seq: EventSeq): void => {
      const settled = settledExchange(trace.exchanges.rows(), seq)
      if (settled === null) moveCursor(seq)
      else showRow(settled.key)
    },
    [trace, moveCursor, showRow],
  )
  return { chooseRow, showRow, showReceipt, showEvent }
}

function useViewOf({ view, selection, select }: LabMoment, { showRow, showReceipt, showEvent }: RowsToShow): LabView {
  const { rows, world, exchange } = view
  const { cursor } = selection
  return useMemo((): LabView => {
    const { watchRow, moveCursor, toNow } = select
    return { rows, world, cursor, exchange, showRow, showReceipt, watchRow, showEvent, moveCursor, toNow }
  }, [rows, world, cursor, exchange, showRow, showReceipt, showEvent, select])
}

interface LabDeedsOptions {
  readonly isShown: boolean
  readonly appDeeds: AppDeeds
  readonly travel: LabState['travel']
  readonly onFind: () => void
}

/** The commands of the app and of the lab, and their keys. */
function useLabDeeds(moment: LabMoment, { showPane }: LabPanes, { isShown, appDeeds, travel, onFind }: LabDeedsOptions): LabState['deeds'] {
  const { replay, stage, tab, lesson, selection, select, view } = moment
  const labDeeds = createLabDeeds({
    isLabShown: isShown,
    stage: replay === null ? stage : null,
    tab: replay === null ? tab : null,
    hasLesson: lesson !== null,
    row: selection.key ?? view.exchange?.key ?? null,
    exchange: view.exchange,
    onShowPane: showPane,
    onFind,
    onTravel: travel,
    onSent: select.watchRow,
  })
  const presentDeeds = createPresentDeeds({
    presenting: usePresenting(),
    isLabShown: isShown,
    lesson,
    isBehind: selection.cursor !== null,
    isRevealHeld: moment.isRevealHeld,
    onTravel: travel,
  })
  const policy = usePolicy()
  const deeds = withMoment(underPolicy({ ...appDeeds, ...labDeeds, ...presentDeeds }, policy), select.toNow)
  useKeybindings(deeds)
  return deeds
}

/** A lesson that is still under way. */
export function isPlaying(lesson: LabMoment['lesson']): boolean {
  return lesson !== null && lesson.phase !== 'finished'
}
