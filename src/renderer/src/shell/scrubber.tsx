import type { EventSeq } from '@shared/ids.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { useApp } from '../app-store.ts'
import { shellText } from '../i18n/shell-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useReplay } from '../replay/replay-store.ts'
import { useTrace } from '../trace-store.ts'
import type { TravelAction } from '../use-travel.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { ScrubberMarks } from './scrubber-marks.tsx'
import './scrubber.css'
import { useLayout } from './use-layout.ts'

interface ScrubberProps {
  readonly cursor: EventSeq | null
  readonly onMove: (cursor: EventSeq | null) => void
  readonly rows: readonly TimelineRow[]
  readonly onTravel: (action: TravelAction) => void
}

/** The whole trace on one line: the cursor moves every panel to the world as it was there. */
export function Scrubber({ cursor, rows, onMove, onTravel }: ScrubberProps) {
  const text = useText(shellText)
  const isPaused = useTrace(state => state.isPaused)
  const isReplay = useReplay() !== null
  const first = useTrace(state => state.firstSeq)
  const last = useTrace(state => state.lastSeq)
  const count = last - first + 1
  const at = cursor ?? last
  const move = (seq: number): void => onMove(seq >= last ? null : (Math.max(first, seq) as EventSeq))
  const place = count === 0 ? text.noEvents : text.eventOf(Math.max(1, at - first + 1), count)
  return (
    <footer className="scrubber">
      <span className="scrubber-place" role={cursor === null ? undefined : 'status'}>
        {place}
      </span>
      <IconButton icon="back" label={text.stepBack} isDisabled={count === 0 || at <= first} onPress={() => onTravel('step-back')} />
      <span className="scrubber-line" title={text.marksNote}>
        <ScrubberMarks rows={rows} first={first} last={last} />
        <input
          type="range"
          className="scrubber-range"
          aria-label={text.cursor}
          aria-valuetext={place}
          min={first}
          max={Math.max(first, last)}
          value={at}
          disabled={count === 0}
          onChange={changed => move(Number(changed.target.value))}
          onKeyDown={pressed => {
            // A larger step is a request: up is on, as the slider's pattern has it (WAI-ARIA APG, "Slider").
            if (pressed.code !== 'PageUp' && pressed.code !== 'PageDown') return
            pressed.preventDefault()
            onTravel(pressed.code === 'PageUp' ? 'next-request' : 'previous-request')
          }}
        />
      </span>
      <IconButton icon="forward" label={text.stepForward} isDisabled={cursor === null} onPress={() => onTravel('step-forward')} />
      {isReplay && cursor === null ? (
        <span className="scrubber-now">{text.atEnd}</span>
      ) : cursor === null ? (
        <span className="scrubber-now" title={text.atNow}>
          <span className="scrubber-live" data-paused={isPaused ? '' : undefined} />
          {isPaused ? text.recordingPaused : text.now}
        </span>
      ) : (
        <Button look="primary" onPress={() => onTravel('to-now')}>
          {isReplay ? text.toEnd(last - cursor) : text.toNow(last - cursor)}
        </Button>
      )}
      {useLayout() === 'wide' ? <Facts /> : null}
    </footer>
  )
}

function Facts() {
  const text = useText(shellText)
  const facts = useApp(state => state.facts)
  const bytes = useTrace(state => state.bytes)
  const maxBytes = useTrace(state => state.maxBytes)
  return (
    <>
      {bytes === 0 ? null : <span className="scrubber-fact">{text.traceSize(sizeOf(bytes), sizeOf(maxBytes))}</span>}
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
