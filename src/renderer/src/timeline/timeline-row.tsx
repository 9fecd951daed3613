import { memo, useMemo } from 'react'
import type { EventRow, ExchangeRow, TimelineRow as Row } from '@shared/trace/timeline-rows.ts'
import { sayEvent } from '@shared/words/event-words.ts'
import { timelineText } from '../i18n/timeline-text.ts'
import { useLanguage, useSay, useText } from '../i18n/use-text.ts'
import { ChipCount, ChipMark } from '../marks/chip-mark.tsx'
import { StatusBadge } from '../marks/status-badge.tsx'
import { UrlText } from '../marks/url-text.tsx'
import { usePointing } from '../lesson/use-pointing.ts'
import { RowMarkSign, useMarkWords } from '../notes/row-mark-sign.tsx'
import { LaneBadge } from '../ui/lane-badge.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import { groupChips } from './chip-groups.ts'
import { clockTime } from '../ui/clock-time.ts'
import { rowHeights } from '../virtual-list/row-offsets.ts'
import { chipSentence, rowChips } from './row-text.ts'
import './timeline-row.css'

interface TimelineRowProps {
  readonly row: Row
  /** Room for chips. */
  readonly letters: number
  readonly id: string
  readonly position: number
  readonly count: number
  readonly isSelected: boolean
  /** Behind the cursor: it has not happened yet. */
  readonly isFuture: boolean
  readonly top: number
}

export const TimelineRow = memo(function TimelineRow({ row, letters, id, position, count, isSelected, isFuture, top }: TimelineRowProps) {
  return (
    <div
      id={id}
      role="option"
      data-row={position - 1}
      aria-selected={isSelected}
      aria-posinset={position}
      aria-setsize={count}
      aria-label={useRowName(row)}
      className="timeline-row"
      data-kind={row.kind}
      data-future={isFuture ? '' : undefined}
      style={{ top, height: rowHeights[row.kind] }}
    >
      <Cells row={row} letters={letters} />
    </div>
  )
})

/** Apart from the frame: a row that comes in changes every row's place in the list, but not what they say. */
const Cells = memo(function Cells({ row, letters }: Pick<TimelineRowProps, 'row' | 'letters'>) {
  return (
    <>
      <span className="timeline-time">{hasTime(row) ? clockTime(row.at.labMs) : '–'}</span>
      {row.lane === null ? <span /> : <LaneBadge lane={row.lane} />}
      {row.kind === 'exchange' ? <ExchangeCells row={row} letters={letters} /> : <EventCells row={row} />}
    </>
  )
})

function ExchangeCells({ row: { exchange }, letters }: { readonly row: ExchangeRow; readonly letters: number }) {
  const text = useText(timelineText)
  const language = useLanguage()
  // The chip names the check that is to be pointed at.
  const isAsked = usePointing(exchange.key)?.what === 'check'
  const chips = isAsked ? [] : rowChips(exchange)
  return (
    <>
      <div className="timeline-what">
        <div className="timeline-url mono">
          <span className="timeline-address">
            <b>
              <Untrusted text={exchange.method} />
            </b>{' '}
            <UrlText url={exchange.url} />
          </span>
          <RowMarkSign row={exchange.key} />
        </div>
        <div className="timeline-chips">
          {groupChips(chips, language, letters).map(({ kind, chips: [first, ...more] }, index) =>
            more.length === 0 ? <ChipMark key={index} chip={first} /> : <ChipCount key={index} kind={kind} count={more.length + 1} />,
          )}
          {chips.length === 0 && !isAsked ? <span className="timeline-plain">{plainWord(exchange, text)}</span> : null}
        </div>
      </div>
      <StatusBadge exchange={exchange} />
    </>
  )
}

/** A row without a chip. Before the browser has spoken of its cookies, "none" would be a claim. */
function plainWord({ browser, progress }: ExchangeRow['exchange'], text: (typeof timelineText)['en']): string {
  if (browser === null) return text.onWireOnly
  if (browser.noted !== undefined) return text.noCookieNoted
  return browser.consideredCookies === null && progress === 'pending' ? text.notJudged : text.noCookies
}

/** A HAR of another program may name a request without a time that can be read. */
const hasTime = (row: Row): boolean => row.kind === 'event' || row.exchange.browser?.noted?.isTimeKnown !== false

function EventCells({ row }: { readonly row: EventRow }) {
  const say = useSay()
  const sentence = say(sayEvent(row))
  return (
    // A long sentence is cut in a narrow list.
    <div className="timeline-sentence" title={sentence}>
      <RowMarkSign row={row.key} />
      {sentence}
    </div>
  )
}

function useRowName(row: Row): string {
  const text = useText(timelineText)
  const language = useLanguage()
  const mark = useMarkWords(row.key)
  return useMemo(() => {
    const lane = row.lane === null ? text.noTab : text.laneName(row.lane)
    if (row.kind === 'event') return `${lane}: ${sayEvent(row)[language]}${mark}`
    const { method, url, status, progress } = row.exchange
    return (
      text.rowName(lane, visibleText(method), visibleText(url), String(status ?? progress), chipSentence(row.exchange, language)) + mark
    )
  }, [row, text, language, mark])
}
