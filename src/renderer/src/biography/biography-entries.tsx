import { Fragment, useMemo, useState } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import type { BiographyEntry, ExchangeRef } from '@shared/telling/biography/biography-entry.ts'
import { groupEntries, type BiographyItem } from '@shared/telling/biography/group-entries.ts'
import { sayStory, wordOf } from '@shared/telling/biography/biography-words.ts'
import { biographyText } from '../i18n/biography-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { MarkIcon } from '../marks/mark-icon.tsx'
import { ReasonCode } from '../marks/reason-code.tsx'
import { useTrace } from '../trace/trace-store.ts'
import { Button } from '../ui/button.tsx'
import { LaneBadge } from '../ui/lane-badge.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { urlParts } from '../ui/url-parts.ts'
import { visibleText } from '@shared/web/visible-text.ts'
import { lookOf } from './story-looks.ts'

interface BiographyEntriesProps {
  readonly entries: readonly BiographyEntry[]
  /** Where the learner stands; null: now. */
  readonly cursor: EventSeq | null
  readonly onGoTo: (entry: BiographyEntry) => void
}

/** So many lines stand open: a life of a thousand requests is read from its end. */
const openLines = 200

export function BiographyEntries({ entries, cursor, onGoTo }: BiographyEntriesProps) {
  const text = useText(biographyText)
  const [isWhole, setIsWhole] = useState(false)
  const items = useMemo(() => groupEntries(entries), [entries])
  const shown = isWhole ? items : items.slice(-openLines)
  const hidden = items.length - shown.length
  const firstLater = cursor === null ? -1 : shown.findIndex(item => startOf(item) > cursor)
  return (
    <>
      {hidden === 0 ? null : <Button onPress={() => setIsWhole(true)}>{text.older(hidden)}</Button>}
      <ol className="biography-life" aria-label={text.life}>
        {shown.map((item, index) => (
          <Fragment key={startOf(item)}>
            {index === firstLater && cursor !== null ? <li className="biography-here">{text.here(cursor)}</li> : null}
            <li className="biography-item" data-later={cursor !== null && startOf(item) > cursor ? '' : undefined}>
              {item.kind === 'one' ? (
                <>
                  <Line entry={item.entry} onGoTo={onGoTo} />
                  {item.reads.map(read => (
                    <Line key={read.seq} entry={read} isBeneath onGoTo={onGoTo} />
                  ))}
                </>
              ) : (
                <Many item={item} onGoTo={onGoTo} />
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </>
  )
}

const startOf = (item: BiographyItem): number => (item.kind === 'one' ? item.entry.seq : (item.entries[0]?.seq ?? 0))

interface ManyProps {
  readonly item: Extract<BiographyItem, { kind: 'many' }>
  readonly onGoTo: (entry: BiographyEntry) => void
}

function Many({ item: { what, entries }, onGoTo }: ManyProps) {
  const text = useText(biographyText)
  return (
    <details className="biography-many">
      <summary>{what === 'carried' ? text.carriedToo(entries.length) : text.heldBackToo(entries.length)}</summary>
      {entries.map(entry => (
        <Line key={entry.seq} entry={entry} onGoTo={onGoTo} />
      ))}
    </details>
  )
}

interface LineProps {
  readonly entry: BiographyEntry
  /** What the server made of the request above. */
  readonly isBeneath?: boolean
  readonly onGoTo: (entry: BiographyEntry) => void
}

function Line({ entry, isBeneath = false, onGoTo }: LineProps) {
  const text = useText(biographyText)
  const say = useSay()
  const { seq, story, exchange } = entry
  const { icon, tone } = lookOf(story)
  const word = say(wordOf(story))
  const codes = 'reasons' in story ? story.reasons : []
  return (
    <div className="biography-line" data-beneath={isBeneath ? '' : undefined}>
      <MarkIcon icon={icon} tone={tone} />
      <div className="biography-text">
        <b>{word}</b>
        {story.kind === 'read' ? <span className="biography-quiet"> {text.readBy(story.scheme, story.route)}</span> : null}{' '}
        <Untrusted text={say(sayStory(story))} />{' '}
        {codes.length === 0 ? null : (
          <span className="biography-codes">
            {codes.map(code => (
              <ReasonCode key={code} code={code} />
            ))}
          </span>
        )}
        {story.kind === 'set' || story.kind === 'found' ? (
          <Values before={story.kind === 'set' ? story.before : null} after={story.value} />
        ) : null}
      </div>
      <button
        type="button"
        className="biography-go"
        aria-label={text.goTo(seq, exchange === null ? word : visibleText(`${exchange.method} ${urlParts(exchange.url)?.rest ?? ''}`))}
        onClick={() => onGoTo(entry)}
      >
        {exchange === null || isBeneath ? null : <Request exchange={exchange} />}
        <span className="biography-seq">{text.event(seq)}</span>
      </button>
    </div>
  )
}

function Values({ before, after }: { readonly before: string | null; readonly after: string }) {
  return (
    <p className="biography-values mono">
      {before === null ? null : (
        <>
          <del>
            <Untrusted text={before} />
          </del>
          {' → '}
        </>
      )}
      <Untrusted text={after} />
    </p>
  )
}

function Request({ exchange: { method, url, tab, from } }: { readonly exchange: ExchangeRef }) {
  const text = useText(biographyText)
  const lane = useTrace(({ trace }) => (tab === null ? null : (trace.world.now().tabs[tab]?.lane ?? null)))
  const parts = urlParts(url)
  return (
    <span className="biography-request">
      {lane === null ? null : <LaneBadge lane={lane} />}
      <span className="biography-address mono">
        <Untrusted text={`${method} ${parts === null ? url : `${parts.host}${parts.rest}`}`} />
      </span>
      {from === null ? null : (
        <span className="biography-from">
          <Untrusted text={text.from(from)} />
        </span>
      )}
    </span>
  )
}
