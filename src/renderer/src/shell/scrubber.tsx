import { memo } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { useApp } from '../base/app-store.ts'
import { shellText } from '../i18n/shell-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useReplay } from '../trace/replay-store.ts'
import { useTrace } from '../trace/trace-store.ts'
import type { TimeTravelAction } from '../trace/use-time-travel.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { ScrubberMarks } from './scrubber-marks.tsx'
import './scrubber.css'
import { useLayout } from '../panes/use-layout.ts'

interface ScrubberProps {
  readonly cursor: EventSeq | null
  readonly onMove: (cursor: EventSeq | null) => void
  readonly rows: readonly TimelineRow[]
  readonly onTravel: (action: TimeTravelAction) => void
}

/** The whole trace on one line: the cursor moves every panel to the world as it was there. What grows with each batch is drawn by itself. */
export const Scrubber = memo(function Scrubber({ cursor, rows, onMove, onTravel }: ScrubberProps) {
  const text = useText(shellText)
  const isAtStart = useTrace(({ firstSeq, lastSeq }) => (cursor ?? lastSeq) <= firstSeq)
  const isWide = useLayout() === 'wide'
  return (
    <footer className="scrubber">
      <Reading />
      <Place cursor={cursor} />
      <StepButton to="back" isDisabled={isAtStart} onTravel={onTravel} />
      <span className="scrubber-line" title={text.marksNote}>
        <ScrubberMarks rows={rows} />
        <Range cursor={cursor} onMove={onMove} onTravel={onTravel} />
      </span>
      <StepButton to="forward" isDisabled={cursor === null} onTravel={onTravel} />
      {cursor === null ? <AtEnd /> : <ToEnd cursor={cursor} onTravel={onTravel} />}
      {isWide ? <Facts /> : null}
    </footer>
  )
})

interface StepButtonProps extends Pick<ScrubberProps, 'onTravel'> {
  readonly to: 'back' | 'forward'
  readonly isDisabled: boolean
}

const StepButton = memo(function StepButton({ to, isDisabled, onTravel }: StepButtonProps) {
  const text = useText(shellText)
  const label = to === 'back' ? text.stepBack : text.stepForward
  return <IconButton icon={to} label={label} isDisabled={isDisabled} onPress={() => onTravel(`step-${to}`)} />
})

/** "Event 12 of 340", in the words of the language: by the numbers that every other panel and each export gives, which run on when the timeline is cleared. */
function usePlaceText(cursor: EventSeq | null): string {
  const text = useText(shellText)
  const first = useTrace(state => state.firstSeq)
  const last = useTrace(state => state.lastSeq)
  return last < first ? text.noEvents : text.eventOf(Math.max(first, cursor ?? last), last)
}

/** The newest part of a long trace is shown before the rest of it is there. */
function Reading() {
  const text = useText(shellText)
  const share = useTrace(state => state.readShare)
  if (share === null) return null
  return (
    <span className="scrubber-fact" role="status">
      {text.readingOlder(Math.round(share * 100))}
    </span>
  )
}

function Place({ cursor }: Pick<ScrubberProps, 'cursor'>) {
  const place = usePlaceText(cursor)
  return (
    <span className="scrubber-place" role={cursor === null ? undefined : 'status'}>
      {place}
    </span>
  )
}

function Range({ cursor, onMove, onTravel }: Pick<ScrubberProps, 'cursor' | 'onMove' | 'onTravel'>) {
  const text = useText(shellText)
  const first = useTrace(state => state.firstSeq)
  const last = useTrace(state => state.lastSeq)
  const move = (seq: number): void => onMove(seq >= last ? null : (Math.max(first, seq) as EventSeq))
  return (
    <input
      type="range"
      className="scrubber-range"
      aria-label={text.cursor}
      aria-valuetext={usePlaceText(cursor)}
      min={first}
      max={Math.max(first, last)}
      value={cursor ?? last}
      disabled={last < first}
      onChange={changed => move(Number(changed.target.value))}
      onKeyDown={pressed => {
        // A larger step is a request: up is on, as the slider's pattern has it (WAI-ARIA APG, "Slider").
        if (pressed.code !== 'PageUp' && pressed.code !== 'PageDown') return
        pressed.preventDefault()
        onTravel(pressed.code === 'PageUp' ? 'next-request' : 'previous-request')
      }}
    />
  )
}

function AtEnd() {
  const text = useText(shellText)
  const isPaused = useTrace(state => state.isPaused)
  if (useReplay() !== null) return <span className="scrubber-now">{text.atEnd}</span>
  return (
    <span className="scrubber-now" title={text.atNow}>
      <span className="scrubber-live" data-paused={isPaused ? '' : undefined} />
      {isPaused ? text.recordingPaused : text.now}
    </span>
  )
}

function ToEnd({ cursor, onTravel }: { readonly cursor: EventSeq } & Pick<ScrubberProps, 'onTravel'>) {
  const text = useText(shellText)
  const last = useTrace(state => state.lastSeq)
  const isReplay = useReplay() !== null
  return (
    <Button look="primary" onPress={() => onTravel('to-now')}>
      {isReplay ? text.toEnd(last - cursor) : text.toNow(last - cursor)}
    </Button>
  )
}

function Facts() {
  const text = useText(shellText)
  const facts = useApp(state => state.facts)
  const size = useTrace(({ bytes }) => (bytes === 0 ? null : sizeOf(bytes)))
  const maxSize = useTrace(({ maxBytes }) => sizeOf(maxBytes))
  return (
    <>
      {size === null ? null : <span className="scrubber-fact">{text.traceSize(size, maxSize)}</span>}
      {facts === null ? null : <span className="scrubber-fact">{text.labPort(facts.port)}</span>}
      {facts?.isFallbackRuntime === true ? (
        <span className="scrubber-fallback" title={text.fallbackRuntimeNote}>
          <Icon name="warning" />
          {text.fallbackRuntime}
        </span>
      ) : null}
    </>
  )
}

function sizeOf(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} kB`
  const megabytes = bytes / (1024 * 1024)
  return `${megabytes.toFixed(Number.isInteger(megabytes) ? 0 : 1)} MB`
}
