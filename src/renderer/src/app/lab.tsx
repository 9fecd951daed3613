import type { LessonId } from '@shared/ids.ts'
import { Details } from '../details/details.tsx'
import { Inspector } from '../inspector/inspector.tsx'
import './lab.css'
import { LessonPanel } from '../lesson/lesson-panel.tsx'
import { paneOf } from '../panes/look-store.ts'
import { Announcer } from '../shell/announcer.tsx'
import { PresentBar } from '../present/present-bar.tsx'
import { usePresenting } from '../present/present-store.ts'
import { ResendDialog } from '../resend/resend-dialog.tsx'
import { PaneSwitcher } from '../shell/pane-switcher.tsx'
import { Scrubber } from '../shell/scrubber.tsx'
import { PaneLayout } from '../shell/pane-layout.tsx'
import { LabStage } from './lab-stage.tsx'
import { LiveTimeline } from '../timeline/live-timeline.tsx'
import { ToolHost } from '../shell/tool-host.tsx'
import { LabViewContext } from '../trace/lab-view.ts'
import { CommandPalette } from '../palette/command-palette.tsx'
import type { AppDeeds } from './app-deeds.ts'
import { isPlaying, useLabState, type LabState } from './use-lab-state.ts'

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
  const lab = useLabState({ isShown, deeds })
  const { layout, lesson, pane, replay, view, selection, select } = lab
  const { isOn, isSpotlit: wantsSpotlight } = usePresenting()
  const isSpotlit = isOn && wantsSpotlight
  return (
    <LabViewContext value={lab.labView}>
      <div className="lab" inert={!isShown}>
        {layout === 'wide' ? null : <PaneSwitcher layout={layout} shown={pane} hasLesson={lesson !== null} onShow={lab.showPane} />}
        <PaneLayout
          layout={layout}
          shown={pane}
          isSpotlit={isSpotlit}
          pointedAt={isPlaying(lesson) ? paneOf(lab.look) : null}
          isInspectorFolded={lab.isInspectorFolded}
          onFoldInspector={lesson !== null && layout !== 'narrow' ? lab.foldInspector : null}
          panes={{
            stage: <LabStage lab={lab} />,
            timeline: <LabTimeline lab={lab} />,
            details: <LabDetails lab={lab} />,
            lesson: lesson === null ? null : <LessonPanel play={lesson} isHeld={lab.isRevealHeld} onShow={lab.showPlace} onHome={onHome} />,
            inspector: <LabInspector lab={lab} />,
          }}
        />
        <PresentBar
          waiting={lab.waiting}
          onLarger={deeds['larger-text'] === null ? null : () => deeds['larger-text']?.(null)}
          onSmaller={deeds['smaller-text'] === null ? null : () => deeds['smaller-text']?.(null)}
        />
        <Announcer exchange={view.following === null ? null : view.exchange} />
        <Scrubber cursor={selection.cursor} rows={view.rows} onMove={select.travelTo} onTravel={lab.travel} />
        <ToolHost />
        <ResendDialog />
      </div>
      <CommandPalette deeds={lab.deeds} tab={replay === null ? lab.tab : null} onStartLesson={onStartLesson} onEnter={onEnter} />
    </LabViewContext>
  )
}

interface PaneProps {
  readonly lab: LabState
}

function LabTimeline({ lab: { selection, view, select, chooseRow, findPresses } }: PaneProps) {
  const shown = view.exchange?.key ?? null
  return (
    <LiveTimeline
      // In the past the list goes to where the cursor is.
      selectedKey={selection.key ?? (selection.cursor === null ? null : shown)}
      shownKey={selection.key ?? shown}
      cursor={selection.cursor}
      onSelect={chooseRow}
      onEscape={select.toNow}
      findPresses={findPresses}
    />
  )
}

function LabDetails({ lab: { selection, view, causes } }: PaneProps) {
  const { exchange, world } = view
  return (
    <Details
      exchange={exchange}
      lane={exchange?.tab == null ? null : (world.tabs[exchange.tab]?.lane ?? null)}
      following={selection.cursor === null ? view.following : null}
      cursor={selection.cursor}
      sources={causes.sources}
    />
  )
}

function LabInspector({ lab: { selection, select, view, causes, tabs, inspected, labView } }: PaneProps) {
  return (
    <Inspector
      world={view.world}
      tab={inspected}
      tabs={tabs}
      cursor={selection.cursor}
      findCause={causes.findCause}
      onSelectTab={select.selectTab}
      onShowCause={labView.showReceipt}
      onNow={select.toNow}
    />
  )
}
