import { memo, useEffect, useRef, useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { eventSeq, type EventSeq } from '@shared/ids.ts'
import { homeUrl } from '@shared/stage.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { send } from '../bridge.ts'
import { HoldButton } from '../hold/hold-button.tsx'
import { HoldStrip } from '../hold/hold-strip.tsx'
import { timelineText } from '../i18n/timeline-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { useReplay } from '../replay/replay-store.ts'
import { useTrace } from '../trace-store.ts'
import { Icon } from '../ui/icon.tsx'
import { LaneBadge } from '../ui/lane-badge.tsx'
import { timelineViewNames, timelineViews, type TimelineViewName } from './timeline-views.tsx'
import './timeline.css'
import { useTimelineModel, type TimelineModel } from './use-timeline-model.ts'

interface TimelineProps {
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
  return (
    <section className="timeline" aria-label={text.title}>
      <TimelineHead model={model} isPaused={isPaused} findPresses={findPresses} view={view} onView={setView} />
      {isReplay ? null : <HoldStrip onShow={onEscape} />}
      {isPaused && rows.length > 0 ? (
        <p className="timeline-paused" role="status">
          <Icon name="pause" />
          {text.pausedBanner}
        </p>
      ) : null}
      {model.visible.length === 0 ? (
        <TimelineEmpty model={model} isPaused={isPaused} isAllHidden={rows.length > 0} />
      ) : (
        <Content
          rows={model.visible}
          selectedKey={selectedKey}
          shownKey={shownKey}
          cursor={cursor}
          onSelect={onSelect}
          onEscape={onEscape}
        />
      )}
    </section>
  )
}

interface TimelineHeadProps {
  readonly model: TimelineModel
  readonly isPaused: boolean
  readonly findPresses: number
  readonly view: TimelineViewName
  readonly onView: (view: TimelineViewName) => void
}

function TimelineHead({ model, isPaused, findPresses, view, onView }: TimelineHeadProps) {
  const text = useText(timelineText)
  const { requestCount, visibleRequestCount, isFiltered, lanes } = model
  return (
    <header className="timeline-head">
      <h2>{text.title}</h2>
      <ViewSwitch view={view} onView={onView} />
      <span className="timeline-count">
        {isFiltered ? text.requestsOf(visibleRequestCount, requestCount) : text.requests(requestCount)}
      </span>
      <FilterField model={model} findPresses={findPresses} />
      <LaneSwitch lanes={lanes} chosen={model.chosenLanes} onChoose={model.setChosenLanes} />
      <TraceSwitches isPaused={isPaused} />
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
        <ToggleButton key={lane} id={lane} className="timeline-lane" aria-label={text.laneName(lane)}>
          <LaneBadge lane={lane} />
        </ToggleButton>
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
      <IconButton icon="trash" label={text.clear} onPress={() => send('trace:clear', null)} />
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

function FilterField({ model, findPresses }: { model: TimelineModel; findPresses: number }) {
  const text = useText(timelineText)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (findPresses > 0) field.current?.focus()
  }, [findPresses])
  return (
    <label className="timeline-filter" title={text.filterHint}>
      <Icon name="search" />
      <span className="visually-hidden">{text.filter}</span>
      <input
        ref={field}
        type="search"
        placeholder={text.filterPlaceholder}
        value={model.filter}
        onChange={changed => model.setFilter(changed.target.value)}
        onKeyDown={pressed => {
          if (pressed.code === 'Escape' && !pressed.nativeEvent.isComposing) model.setFilter('')
        }}
      />
    </label>
  )
}

interface TimelineEmptyProps {
  readonly model: TimelineModel
  readonly isPaused: boolean
  readonly isAllHidden: boolean
}

function TimelineEmpty({ model, isPaused, isAllHidden }: TimelineEmptyProps) {
  const text = useText(timelineText)
  const wasCleared = useTrace(({ trace, firstSeq }) => trace.eventOf(eventSeq(firstSeq - 1))?.kind === 'log.cleared')
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
