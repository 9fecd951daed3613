import { lazy, memo, Suspense, useMemo, useState } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { explainExchange } from '@shared/telling/explain-exchange.ts'
import { inJarOrder } from '@shared/trace/in-jar-order.ts'
import { GuessCard } from '../hold/guess-card.tsx'
import { GuessResult } from '../hold/guess-result.tsx'
import { codeText } from '../i18n/code-text.ts'
import { detailsText } from '../i18n/details-text.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import { StatusBadge } from '../marks/status-badge.tsx'
import { UrlText } from '../marks/url-text.tsx'
import { RowMarkSign } from '../notes/row-mark-sign.tsx'
import { paneOf, useLook, type Look } from '../panes/look-store.ts'
import { useTrace } from '../trace/trace-store.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { LaneBadge } from '../ui/lane-badge.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import type { Following } from '../trace/use-trace-view.ts'
import { ChangedView } from './changed-view.tsx'
import './details.css'
import { ExchangeActions } from './exchange-actions.tsx'
import { ExchangeNews } from './exchange-news.tsx'
import { findChanges, type ChangeSources } from '@shared/telling/find-changes.ts'
import { findTokens } from '@shared/telling/find-tokens.ts'
import { HeaderView } from './header-view.tsx'
import { Receipt } from './receipt.tsx'
import { TokenView } from './token-view.tsx'
import { WireView } from './wire-view.tsx'

/** Not at the start: it brings a parser and every source of the server. */
const CodeView = lazy(async () => ({ default: (await import('../code/code-view.tsx')).CodeView }))

interface DetailsProps {
  readonly exchange: Exchange | null
  readonly lane: string | null
  readonly following: Following | null
  /** null: now. */
  readonly cursor: EventSeq | null
  readonly sources: ChangeSources
}

export const Details = memo(function Details({ exchange, ...rest }: DetailsProps) {
  const text = useText(detailsText)
  return (
    <section className="details" aria-label={text.title}>
      {exchange === null ? <EmptyState title={text.emptyTitle} note={text.emptyNote} /> : <ExchangeDetails exchange={exchange} {...rest} />}
    </section>
  )
})

/** Characters that may take more than the line there is. */
const longAddress = 34

function ExchangeDetails({ exchange: recorded, lane, following, cursor, sources }: DetailsProps & { readonly exchange: Exchange }) {
  const exchange = useMemo(() => inJarOrder(recorded, sources.worldAt), [recorded, sources])
  const text = useText(detailsText)
  const { tab: codeTab } = useText(codeText)
  const [tab, setTab] = useState('receipt')
  const look = useLook()
  const [seenLook, setSeenLook] = useState<Look | null>(null)
  if (look !== seenLook) {
    // Adjusting state while rendering is React's way for "when a prop changes".
    setSeenLook(look)
    if (look !== null && paneOf(look) === 'details') setTab(look.at)
  }
  const [said, setSaid] = useState({ row: '', words: '' })
  const tokens = useMemo(() => findTokens(exchange), [exchange])
  const sentence = useMemo(() => explainExchange(exchange), [exchange])[useLanguage()]
  const hold = useTrace(state => state.trace.holds.byExchange(exchange.id))
  const changes = useMemo(() => findChanges(exchange, sources), [exchange, sources])
  return (
    <>
      <header className="details-head">
        <div className="details-line">
          {lane === null ? null : <LaneBadge lane={lane} />}
          <b>{exchange.method}</b>
          {/* A long address scrolls, so the keyboard must be able to get there. */}
          <span
            className="details-url mono"
            title={visibleText(exchange.url)}
            {...(exchange.url.length > longAddress ? { tabIndex: 0 } : {})}
            onBlur={toBeginning}
            onPointerLeave={toBeginning}
          >
            <UrlText url={exchange.url} />
          </span>
          <StatusBadge exchange={exchange} />
        </div>
        <div className="details-more">
          {following === null ? null : (
            <span className="details-following" title={text.followingWhy[following]}>
              {text.following[following]}
            </span>
          )}
          <RowMarkSign row={exchange.key} />
          {exchange.isWithheld === true ? null : (
            <ExchangeActions exchange={exchange} onSaid={words => setSaid({ row: exchange.key, words })} />
          )}
        </div>
      </header>
      {exchange.isWithheld === true && hold !== null && hold.end === null ? (
        <GuessCard key={hold.wire} exchange={exchange} hold={hold} />
      ) : (
        <Tabs
          label={text.tabsLabel}
          selected={tab}
          onSelect={setTab}
          entries={[
            {
              id: 'receipt',
              label: text.tabs.receipt,
              content: () => (
                <>
                  {hold === null ? null : <GuessResult key={hold.wire} hold={hold} />}
                  <Receipt exchange={exchange} sentence={sentence} sources={sources} />
                </>
              ),
            },
            { id: 'headers', label: text.tabs.headers, content: () => <HeaderView exchange={exchange} /> },
            { id: 'token', label: text.tabs.token, count: tokens.length, content: () => <TokenView tokens={tokens} cursor={cursor} /> },
            { id: 'changed', label: text.tabs.changed, count: changes.length, content: () => <ChangedView changes={changes} /> },
            {
              id: 'code',
              label: codeTab,
              content: () => (
                <Suspense fallback={null}>
                  <CodeView exchange={exchange} />
                </Suspense>
              ),
            },
            { id: 'wire', label: text.tabs.wire, content: () => <WireView exchange={exchange} /> },
          ]}
        />
      )}
      {exchange.isWithheld === true ? null : (
        <ExchangeNews key={exchange.key} exchange={exchange} said={said.row === exchange.key ? said.words : ''} />
      )}
    </>
  )
}

/** An address that was scrolled shows its beginning again. */
function toBeginning({ currentTarget }: { readonly currentTarget: HTMLElement }): void {
  currentTarget.scrollLeft = 0
}
