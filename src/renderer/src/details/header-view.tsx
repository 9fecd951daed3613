import type { HeaderList } from '@shared/web/headers.ts'
import type { PlayPoint } from '@shared/lesson/lesson-play.ts'
import type { Exchange, JudgedCookie } from '@shared/trace/exchange.ts'
import { verdictOnLine } from '@shared/trace/verdict-on-line.ts'
import { isExplainedHeader } from '@shared/words/headers/explain-header.ts'
import type { HeaderFacts } from '@shared/words/headers/header-entry.ts'
import { detailsText } from '../i18n/details-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useOpenSet, type OpenSet } from '../marks/use-open-set.ts'
import { usePointing } from '../lesson/use-pointing.ts'
import { Button } from '../ui/button.tsx'
import { BasicNote } from './basic-note.tsx'
import { HeaderRow } from './header-row.tsx'
import './header-view.css'

interface HeaderViewProps {
  readonly exchange: Exchange
}

/** One table of fields, on either side of one request. */
interface HeaderPart {
  readonly side: 'request' | 'answer'
  readonly headers: HeaderList
  readonly facts: HeaderFacts
  /** The browser's verdicts on the Set-Cookie lines, in their order. */
  readonly judged: readonly JudgedCookie[]
}

/** The wire's headers where there was a wire; else the browser's record, and it says which. What was opened stays open from request to request. */
export function HeaderView({ exchange }: HeaderViewProps) {
  const text = useText(detailsText)
  const open = useOpenSet()
  const { hops, browser } = exchange
  const parts = partsOf(exchange)
  const asked = usePointing(exchange.key)
  const pointingAt = ({ side }: HeaderPart): PlayPoint | null =>
    asked?.what === 'header' && asked.side === (side === 'request' ? 'request' : 'response') ? asked : null
  const keys = parts.flatMap(rowKeys)
  const isAllOpen = keys.length > 0 && keys.every(key => open.isOpen(key))
  return (
    <div className="headers">
      <div className="headers-head">
        <p className="headers-fidelity">
          {browser?.noted !== undefined ? text.notedHeaders : hops.length === 0 ? text.browserOrder : text.wireOrder}
        </p>
        {keys.length === 0 ? null : (
          <Button look="quiet" icon={isAllOpen ? 'close' : 'book'} onPress={() => open.set(keys, !isAllOpen)}>
            {isAllOpen ? text.explainNone : text.explainAll}
          </Button>
        )}
      </div>
      {hops.length === 0
        ? parts.map(part => (
            <HeaderTable
              key={part.side}
              part={part}
              open={open}
              none={browser === null ? text.noAnswer : text.noHeaders}
              pointing={pointingAt(part)}
            />
          ))
        : hops.map((hop, index) => (
            <div key={hop.wire}>
              {hops.length > 1 ? <h4 className="headers-hop">{text.tries(index + 1)}</h4> : null}
              {parts.slice(index * 2, index * 2 + 2).map(part => (
                <div key={part.side} className="headers-side">
                  <HeaderTable
                    part={part}
                    open={open}
                    none={hop.response === null ? text.noAnswer : text.noHeaders}
                    pointing={pointingAt(part)}
                  />
                  {part.side === 'request' ? <BasicNote headers={hop.requestHeaders} isEncrypted={hop.isEncrypted} /> : null}
                </div>
              ))}
            </div>
          ))}
    </div>
  )
}

/** Two for each request on the wire; without a wire, the browser's two. */
function partsOf({ hops, browser, url, at }: Exchange): readonly HeaderPart[] {
  const judged = browser?.responseCookies ?? []
  const both = (request: HeaderList, answer: HeaderList, verdicts: readonly JudgedCookie[]): readonly HeaderPart[] => {
    const facts = { url, request, wallMs: at.wallMs }
    return [
      { side: 'request', headers: request, facts: { ...facts, side: 'request', headers: request }, judged: [] },
      {
        side: 'answer',
        headers: answer,
        facts: { ...facts, side: 'answer', headers: answer },
        judged: verdicts,
      },
    ]
  }
  if (hops.length === 0) return both(browser?.requestHeaders ?? [], browser?.responseHeaders ?? [], judged)
  return hops.flatMap((hop, index) => both(hop.requestHeaders, hop.response?.headers ?? [], index === hops.length - 1 ? judged : []))
}

/** By side and name, and the how many-th of that name. */
function rowKey(side: HeaderPart['side'], headers: HeaderList, index: number): string {
  const name = headers[index]?.[0].toLowerCase() ?? ''
  const nth = headers.slice(0, index).filter(([other]) => other.toLowerCase() === name).length
  return `${side} ${nth} ${name}`
}

const rowKeys = ({ side, headers }: HeaderPart): readonly string[] =>
  headers.flatMap(([name], index) => (isExplainedHeader(name) ? [rowKey(side, headers, index)] : []))

interface HeaderTableProps {
  readonly part: HeaderPart
  readonly open: OpenSet
  readonly none: string
  /** One of the fields of this side is to be chosen. */
  readonly pointing: PlayPoint | null
}

function HeaderTable({ part: { side, headers, facts, judged }, open, none, pointing }: HeaderTableProps) {
  const text = useText(detailsText)
  const title = side === 'request' ? text.requestHeaders : text.responseHeaders
  return (
    <section className="headers-part" aria-label={title}>
      <h3>{title}</h3>
      {headers.length === 0 ? <p className="headers-none">{none}</p> : null}
      <dl className="headers-list">
        {headers.map(([name, value], index) => {
          const key = rowKey(side, headers, index)
          const own = verdictOnLine(headers, index, judged)
          const rejected = own?.verdict.kind === 'rejected' ? own.line : null
          return (
            <HeaderRow
              key={`${index}${name}`}
              name={name}
              value={value}
              facts={{ ...facts, rejectedLines: rejected === null ? [] : [rejected] }}
              judged={own}
              part={pointing?.parts.find(({ id }) => id === name.toLowerCase()) ?? null}
              isOpen={open.isOpen(key)}
              onToggle={() => open.toggle(key)}
            />
          )
        })}
      </dl>
    </section>
  )
}
