import { memo, useEffect, useRef } from 'react'
import type { WaitingMark } from '@shared/trace/marks-before-window.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { tellEvent } from '@shared/words/story-words.ts'
import { notesText } from '../i18n/notes-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import { UrlText } from '../marks/url-text.tsx'
import { focusPane } from '../panes/focus-pane.ts'
import { clockTime } from '../ui/clock-time.ts'
import { useTrace } from '../trace/trace-store.ts'
import { Icon } from '../ui/icon.tsx'
import { LaneBadge } from '../ui/lane-badge.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { markWords, MarkSign } from './row-mark-sign.tsx'
import { useGoOnceRead, useWaitingMarks } from './use-waiting-marks.ts'
import './waiting-marks.css'

/** What the learner marked in the part of a long trace that is still being read; nothing once all of it is there. */
export const WaitingMarks = memo(function WaitingMarks({ selectedKey }: { readonly selectedKey: string | null }) {
  const text = useText(notesText)
  const { watchRow, toNow } = useLabView()
  const waiting = useWaitingMarks()
  const awaited = useGoOnceRead(waiting, selectedKey)
  const focus = useFocusKept(waiting.length > 0)
  if (waiting.length === 0) return null
  return (
    <section className="waiting-marks" aria-label={text.earlier} {...focus}>
      <p role="status">
        <Icon name="clock" />
        <span>{awaited === null ? text.waiting(waiting.length) : text.awaited}</span>
      </p>
      <ul>
        {waiting.map(mark => (
          <li key={mark.row}>
            <WaitingRow
              waiting={mark}
              isAwaited={mark.row === awaited}
              onChoose={() => (mark.row === awaited ? toNow() : watchRow(mark.row))}
            />
          </li>
        ))}
      </ul>
    </section>
  )
})

interface WaitingRowProps {
  readonly waiting: WaitingMark
  readonly isAwaited: boolean
  readonly onChoose: () => void
}

function WaitingRow({ waiting: { first, mark }, isAwaited, onChoose }: WaitingRowProps) {
  const text = useText(notesText)
  const tab = 'tab' in first ? first.tab : null
  const lane = useTrace(({ trace }) => (tab === null ? null : (trace.world.now().tabs[tab]?.lane ?? null))) // not of a closed tab
  return (
    <button type="button" className="waiting-mark" aria-pressed={isAwaited} onClick={onChoose}>
      <span className="timeline-time">{clockTime(first.at.labMs)}</span>
      {lane === null ? <span /> : <LaneBadge lane={lane} />}
      <span className="waiting-mark-what">
        <FirstEvent event={first} />
        <span className="visually-hidden">{markWords(mark, text)}</span>
        <span aria-hidden="true">
          <MarkSign mark={mark} />
        </span>
      </span>
    </button>
  )
}

function FirstEvent({ event }: { readonly event: TraceEvent }) {
  const say = useSay()
  if (event.kind !== 'request.sent' && event.kind !== 'request.noted' && event.kind !== 'request.received')
    return <span>{say(tellEvent(event, { requestOf: () => null, eventOf: () => undefined, why: null }))}</span>
  return (
    <span className="mono">
      <b>
        <Untrusted text={event.method} />
      </b>{' '}
      <UrlText url={event.url} />
    </span>
  )
}

/** When the marks find their rows, the focus that was on one of them goes on to the timeline. */
function useFocusKept(isShown: boolean): { readonly onFocus: () => void; readonly onBlur: () => void } {
  const hasFocus = useRef(false)
  useEffect(() => {
    if (isShown || !hasFocus.current) return
    hasFocus.current = false
    focusPane('timeline')
  }, [isShown])
  return { onFocus: () => void (hasFocus.current = true), onBlur: () => void (hasFocus.current = false) }
}
