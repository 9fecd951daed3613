import { useCallback, useEffect, useMemo, useState } from 'react'
import type { EventSeq, LessonId } from '@shared/ids.ts'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import type { StageState } from '@shared/stage.ts'
import type { World } from '@shared/trace/world.ts'
import { useApp } from '../base/app-store.ts'
import { Details } from '../details/details.tsx'
import { focusedTab, inspectedTab } from '../trace/focused-tab.ts'
import { openTabs } from '@shared/trace/open-tabs.ts'
import { useFollowHold } from '../hold/use-follow-hold.ts'
import { Inspector } from '../inspector/inspector.tsx'
import './lab.css'
import { LabViewContext, type LabView } from '../trace/lab-view.ts'
import { LessonPanel } from '../lesson/lesson-panel.tsx'
import { paneOf, useLook } from '../panes/look-store.ts'
import { useLessonLook } from '../lesson/use-lesson-look.ts'
import { useShowPlace } from '../lesson/use-show-place.ts'
import { Announcer } from '../shell/announcer.tsx'
import { ReplayStage } from '../replay/replay-stage.tsx'
import { useReplay } from '../trace/replay-store.ts'
import { ResendDialog } from '../resend/resend-dialog.tsx'
import { useResendKeys } from '../resend/use-resend-keys.ts'
import { PaneSwitcher } from '../shell/pane-switcher.tsx'
import { usePaneOnTop } from '../panes/use-pane-on-top.ts'
import { Scrubber } from '../shell/scrubber.tsx'
import type { PaneName } from '../panes/panes.ts'
import { useInspectorFold } from '../shell/use-inspector-fold.ts'
import { useLayout } from '../panes/use-layout.ts'
import { PaneLayout } from '../shell/pane-layout.tsx'
import { PastStage } from '../past/past-stage.tsx'
import { Stage } from '../stage/stage.tsx'
import { LiveTimeline } from '../timeline/live-timeline.tsx'
import { ToolHost } from '../shell/tool-host.tsx'
import { useTrace } from '../trace/trace-store.ts'
import { useReturnToPresent } from '../trace/use-return-to-present.ts'
import { useCauses } from '../inspector/use-causes.ts'
import { useFocusKept, useShowPane } from '../panes/use-show-pane.ts'
import { CommandPalette } from '../palette/command-palette.tsx'
import type { AppDeeds } from './app-deeds.ts'
import { createLabDeeds } from './lab-deeds.ts'
import { useKeybindings, withMoment } from './use-keybindings.ts'
import { useSelection, type Selection } from '../trace/use-selection.ts'
import { useTimeTravel } from '../trace/use-time-travel.ts'
import { settledExchange, useTraceView } from '../trace/use-trace-view.ts'

interface LabProps {
  /** False behind the start screen: the pages live on, but nothing here can be reached. */
  readonly isShown: boolean
  readonly deeds: AppDeeds
  readonly onStartLesson: (lesson: LessonId) => void
  /** From the start screen into the lab. */
  readonly onEnter: () => void
  readonly onHome: () => void
}

/** Joins the panels: one selection drives them all. */
export function Lab({ isShown, deeds, onStartLesson, onEnter, onHome }: LabProps) {
  const replay = useReplay()
  const stage = useApp(state => state.stage)
  const played = useApp(state => state.lesson)
  const lesson = replay === null ? played : null
  const layout = useLayout()
  const [chosen, select] = useSelection()
  const firstSeq = useTrace(state => state.firstSeq)
  const isAtEnd = useTrace(state => chosen.cursor !== null && chosen.cursor >= state.lastSeq)
  const selection = standingPlace(chosen, firstSeq, isAtEnd)
  const [pane, setPane] = usePaneOnTop(layout, lesson)
  const look = useLook()
  const [isFolded, fold] = useInspectorFold(layout, lesson, look)
  const showPane = useCallback(
    (name: PaneName) => {
      if (name === 'inspector') fold(false)
      setPane(name)
    },
    [fold, setPane],
  )
  const [findPresses, setFindPresses] = useState(0)
  const view = useTraceView(selection, settledBy(lesson))
  const trace = useTrace(state => state.trace)
  const causes = useCauses(view.exchange, selection.cursor)
  const tab = focusedTab(stage, selection.tab)
  const { toNow } = select
  // A lesson is about the present: selecting one of its requests does not move the cursor into the past, where pages take no input.
  const isPlaying = lesson !== null && lesson.phase !== 'finished'
  const chooseRow = isPlaying ? select.readRow : select.selectRow
  useEffect(() => toNow(), [replay, toNow]) // another trace, other places
  useFocusKept(replay)
  const travel = useTimeTravel(selection, select)

  useLessonLook(lesson, select)
  useReturnToPresent(view.rows.at(-1)?.key ?? null, lesson, select)
  const { exchange, world, rows } = view
  const { cursor } = selection
  const labDeeds = createLabDeeds({
    isLabShown: isShown,
    stage: replay === null ? stage : null,
    tab: replay === null ? tab : null,
    hasLesson: lesson !== null,
    row: selection.key ?? exchange?.key ?? null,
    exchange,
    onShowPane: showPane,
    onFind: () => setFindPresses(presses => presses + 1),
    onTravel: travel,
    onSent: select.watchRow,
  })
  const allDeeds = withMoment({ ...deeds, ...labDeeds }, toNow)
  useKeybindings(allDeeds)
  const showRow = useCallback(
    (key: string) => {
      const row = trace.timeline.rows().find(candidate => candidate.key === key)
      if (row !== undefined) chooseRow(row)
    },
    [trace, chooseRow],
  )
  const lead = useShowPane(layout, setPane)
  const showReceipt = useCallback(
    (key: string | null) => {
      if (key === null) toNow()
      else showRow(key)
      lead('details')
    },
    [toNow, showRow, lead],
  )
  useFollowHold(select, lead)
  const showEvent = useCallback(
    (seq: EventSeq): void => {
      const settled = settledExchange(trace.exchanges.rows(), seq)
      if (settled === null) select.moveCursor(seq)
      else showRow(settled.key)
    },
    [trace, select, showRow],
  )
  useResendKeys(exchange, select.watchRow)
  const labView = useMemo((): LabView => {
    const { watchRow, moveCursor } = select
    return { rows, world, cursor, exchange, showRow, showReceipt, watchRow, showEvent, moveCursor, toNow }
  }, [rows, world, cursor, exchange, showRow, showReceipt, showEvent, select, toNow])
  const tabs = useMemo(() => openTabs(world), [world])
  const inspected = inspectedTab(world, selection.tab, tab)
  const showPlace = useShowPlace({ tabs, tab: inspected?.id ?? null, showRow, selectTab: select.selectTab, lead })

  return (
    <LabViewContext value={labView}>
      <div className="lab" inert={!isShown}>
        {layout === 'wide' ? null : <PaneSwitcher layout={layout} shown={pane} hasLesson={lesson !== null} onShow={showPane} />}
        <PaneLayout
          layout={layout}
          shown={pane}
          pointedAt={isPlaying ? paneOf(look) : null}
          isInspectorFolded={isFolded}
          onFoldInspector={lesson !== null && layout !== 'narrow' ? fold : null}
          panes={{
            stage: (
              <>
                <div className="lab-stage" inert={replay !== null}>
                  <LabStage
                    stage={stage}
                    focused={tab}
                    cursor={replay === null ? cursor : null}
                    world={world}
                    onFocusTab={select.enterTab}
                    onNow={toNow}
                  />
                </div>
                {replay === null ? null : <ReplayStage world={view.world} />}
              </>
            ),
            timeline: (
              <LiveTimeline
                // In the past the list goes to where the cursor is.
                selectedKey={selection.key ?? (cursor === null ? null : (exchange?.key ?? null))}
                shownKey={selection.key ?? exchange?.key ?? null}
                cursor={selection.cursor}
                onSelect={chooseRow}
                onEscape={toNow}
                findPresses={findPresses}
              />
            ),
            details: (
              <Details
                exchange={exchange}
                lane={exchange?.tab == null ? null : (view.world.tabs[exchange.tab]?.lane ?? null)}
                following={cursor === null ? view.following : null}
                cursor={selection.cursor}
                sources={causes.sources}
              />
            ),
            lesson: lesson === null ? null : <LessonPanel play={lesson} onShow={showPlace} onHome={onHome} />,
            inspector: (
              <Inspector
                world={view.world}
                tab={inspected}
                tabs={tabs}
                cursor={selection.cursor}
                findCause={causes.findCause}
                onSelectTab={select.selectTab}
                onShowCause={showReceipt}
                onNow={toNow}
              />
            ),
          }}
        />
        <Announcer exchange={view.following === null ? null : exchange} />
        <Scrubber cursor={cursor} rows={rows} onMove={select.travelTo} onTravel={travel} />
        <ToolHost />
        <ResendDialog />
      </div>
      <CommandPalette deeds={allDeeds} tab={replay === null ? tab : null} onStartLesson={onStartLesson} onEnter={onEnter} />
    </LabViewContext>
  )
}

interface LabStageProps {
  readonly stage: StageState | null
  readonly focused: StageState['tabs'][number]['id'] | null
  readonly cursor: EventSeq | null
  readonly world: World
  readonly onFocusTab: Parameters<typeof Stage>[0]['onFocusTab']
  readonly onNow: () => void
}

/** The pages, always in the same place of the tree; a past is laid over them. */
function LabStage({ stage, focused, cursor, world, onFocusTab, onNow }: LabStageProps) {
  if (stage === null) return null
  return (
    <>
      <Stage stage={stage} focusedTab={focused} isPast={cursor !== null} onFocusTab={onFocusTab} />
      {cursor === null ? null : <PastStage stage={stage} world={world} cursor={cursor} onNow={onNow} />}
    </>
  )
}

/** The exchange that settled the lesson's step: what the receipt should show while the step is talked about. */
function settledBy(lesson: LessonPlay | null): string | null {
  if (lesson?.phase !== 'observed') return null
  const places = lesson.steps[lesson.stepIndex]?.outcomes.map(({ place }) => place) ?? []
  return places.find(place => place?.kind === 'exchange')?.key ?? null
}

/** A place that was cleared or dropped from the trace cannot be selected; the last event of all is now. */
function standingPlace(chosen: Selection, firstSeq: EventSeq, isAtEnd: boolean): Selection {
  if (chosen.cursor !== null && chosen.cursor < firstSeq) return { ...chosen, key: null, cursor: null }
  if (chosen.key !== null && chosen.chosenBefore < firstSeq) return { ...chosen, key: null }
  return isAtEnd ? { ...chosen, cursor: null } : chosen
}
