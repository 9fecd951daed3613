import { memo, useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { eventSeq, type EventSeq } from '@shared/ids.ts'
import { homeUrl } from '@shared/stage.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { send } from '../base/bridge.ts'
import { HoldButton } from '../hold/hold-button.tsx'
import { HoldStrip } from '../hold/hold-strip.tsx'
import { filterText } from '../i18n/filter-text.ts'
import { timelineText } from '../i18n/timeline-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { mindingNotes } from '../notes/keep-notes.ts'
import { NoteDialog } from '../notes/note-dialog.tsx'
import { WaitingMarks } from '../notes/waiting-marks.tsx'
import { useMarkKeys } from '../notes/use-mark-keys.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { useReplay } from '../trace/replay-store.ts'
import { useTrace } from '../trace/trace-store.ts'
import { Icon } from '../ui/icon.tsx'
import { LaneToggle } from '../ui/lane-toggle.tsx'
import { FilterField } from './filter-field.tsx'
import { FilterWords } from './filter-words.tsx'
import { timelineViewNames, timelineViews, type TimelineViewName } from './timeline-views.tsx'
import './timeline.css'
import { useTimelineModel, type TimelineModel } from './use-timeline-model.ts'

export interface TimelineProps {
  readonly rows: readonly TimelineRow[]
  readonly selectedKey: string | null
  readonly shownKey: string | null
  readonly cursor: EventSeq | null
  readonly isPaused: boolean
  readonly onSelect: (row: TimelineRow) => void
  readonly onEscape: () => void
  /** Counts the presses of the key that leads to the filter. */
  readonly findPresses: number
}

export function Timeline({ rows, selectedKey, shownKey, cursor, isPaused, onSelect, onEscape, findPresses }: TimelineProps) {
  const text = useText(timelineText)
  const model = useTimelineModel(rows)
  const isReplay = useReplay() !== null
  const [view, setView] = useState<TimelineViewName>('requests')
  const { Content } = timelineViews[view]
  const onMarkKey = useMarkKeys(shownKey)
  return (
    <section className="timeline" aria-label={text.title}>
      <TimelineHead model={model} rows={rows} isPaused={isPaused} findPresses={findPresses} view={view} onView={setView} />
      <FilterWords filter={model.filter} parsed={model.parsed} onChange={model.setFilter} />
      {isReplay ? null : <HoldStrip />}
      {isPaused && rows.length > 0 ? (
        <p className="timeline-paused" role="status">
          <Icon name="pause" />
          {text.pausedBanner}
        </p>
      ) : null}
      {model.visible.length === 0 ? (
        <TimelineEmpty model={model} isPaused={isPaused} isAllHidden={rows.length > 0} />
      ) : (
        <div className="timeline-content" role="presentation" onKeyDown={onMarkKey}>
          <Content
            rows={model.visible}
            isFiltered={model.isFiltered}
            selectedKey={selectedKey}
            shownKey={shownKey}
            cursor={cursor}
            onSelect={onSelect}
            onEscape={onEscape}
          />
        </div>
      )}
      <WaitingMarks selectedKey={selectedKey} />
      <NoteDialog />
    </section>
  )
}

interface TimelineHeadProps {
  readonly model: TimelineModel
  readonly rows: readonly TimelineRow[]
  readonly isPaused: boolean
  readonly findPresses: number
  readonly view: TimelineViewName
  readonly onView: (view: TimelineViewName) => void
}

function TimelineHead({ model, rows, isPaused, findPresses, view, onView }: TimelineHeadProps) {
  const text = useText(timelineText)
  const { searching } = useText(filterText)
  const { requestCount, visibleRequestCount, isFiltered, lanes } = model
  return (
    <header className="timeline-head">
      <h2>{text.title}</h2>
      <ViewSwitch view={view} onView={onView} />
      <span className="timeline-count">
        {model.isSearching ? `${searching} ` : null}
        {isFiltered ? text.requestsOf(visibleRequestCount, requestCount) : text.requests(requestCount)}
      </span>
      <span className="timeline-controls">
        <FilterField filter={model.filter} onChange={model.setFilter} rows={rows} findPresses={findPresses} />
        <LaneSwitch lanes={lanes} chosen={model.chosenLanes} onChoose={model.setChosenLanes} />
        <TraceSwitches isPaused={isPaused} />
      </span>
    </header>
  )
}

interface LaneSwitchProps {
  readonly lanes: readonly string[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (lanes: ReadonlySet<string>) => void
}

const LaneSwitch = memo(function LaneSwitch({ lanes, chosen, onChoose }: LaneSwitchProps) {
  const text = useText(timelineText)
  if (lanes.length < 2) return null
  return (
    <ToggleButtonGroup
      className="timeline-lanes"
      aria-label={text.lanes}
      selectionMode="multiple"
      selectedKeys={chosen}
      onSelectionChange={keys => onChoose(new Set([...keys].map(String)))}
    >
      {lanes.map(lane => (
        <LaneToggle key={lane} id={lane} lane={lane} label={text.laneName(lane)} />
      ))}
    </ToggleButtonGroup>
  )
})

const TraceSwitches = memo(function TraceSwitches({ isPaused }: { readonly isPaused: boolean }) {
  const text = useText(timelineText)
  if (useReplay() !== null) return null
  return (
    <span className="timeline-tools">
      <HoldButton />
      <IconButton
        icon={isPaused ? 'play' : 'pause'}
        label={isPaused ? text.resume : text.pause}
        onPress={() => send('trace:pause', { isPaused: !isPaused })}
      />
      <IconButton icon="trash" label={text.clear} onPress={() => mindingNotes(() => send('trace:clear', null))} />
    </span>
  )
})

/** The same rows, told in another way. */
const ViewSwitch = memo(function ViewSwitch({ view, onView }: Pick<TimelineHeadProps, 'view' | 'onView'>) {
  const text = useText(timelineText)
  if (timelineViewNames.length < 2) return null
  return (
    <ToggleButtonGroup
      className="timeline-views"
      aria-label={text.views}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={keys => {
        const chosen = timelineViewNames.find(name => keys.has(name))
        if (chosen !== undefined) onView(chosen)
      }}
    >
      {timelineViewNames.map(name => (
        <ToggleButton key={name} id={name} className="timeline-view">
          {text.viewNames[name]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
})

interface TimelineEmptyProps {
  readonly model: TimelineModel
  readonly isPaused: boolean
  readonly isAllHidden: boolean
}

function TimelineEmpty({ model, isPaused, isAllHidden }: TimelineEmptyProps) {
  const text = useText(timelineText)
  // A reset clears the timeline, too, but of the lab before it nothing is left.
  const wasCleared = useTrace(
    ({ trace, firstSeq }) =>
      trace.eventOf(eventSeq(firstSeq - 1))?.kind === 'log.cleared' && trace.eventOf(eventSeq(firstSeq - 2))?.kind !== 'lab.reset',
  )
  if (isAllHidden) {
    return (
      <EmptyState title={text.filteredTitle} note={text.filteredNote(model.hiddenCount)}>
        <Button onPress={model.clearFilter}>{text.clearFilter}</Button>
      </EmptyState>
    )
  }
  if (isPaused) {
    return (
      <EmptyState title={text.pausedTitle} note={text.pausedNote}>
        <Button icon="play" onPress={() => send('trace:pause', { isPaused: false })}>
          {text.resume}
        </Button>
      </EmptyState>
    )
  }
  if (wasCleared) return <EmptyState title={text.clearedTitle} note={text.clearedNote} />
  return (
    <EmptyState title={text.emptyTitle} note={text.emptyNote}>
      <Button look="primary" onPress={() => send('stage:open-window', { profile: 'laptop', url: homeUrl })}>
        {text.emptyAction}
      </Button>
    </EmptyState>
  )
}
