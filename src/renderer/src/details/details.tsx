import { memo, useMemo, useState } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import type { ChangeSources } from '@shared/telling/find-changes.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { inJarOrder } from '@shared/trace/in-jar-order.ts'
import { GuessCard } from '../hold/guess-card.tsx'
import { detailsText } from '../i18n/details-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useTrace } from '../trace/trace-store.ts'
import type { Following } from '../trace/use-trace-view.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import './details.css'
import { DetailsHead } from './details-head.tsx'
import { DetailTabs, useShownTab } from './detail-tabs.tsx'
import { ExchangeNews } from './exchange-news.tsx'

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

function ExchangeDetails({ exchange: recorded, lane, following, cursor, sources }: DetailsProps & { readonly exchange: Exchange }) {
  const exchange = useMemo(() => inJarOrder(recorded, sources.worldAt), [recorded, sources])
  const [tab, setTab] = useShownTab()
  const [said, setSaid] = useState({ row: '', words: '' })
  const hold = useTrace(state => state.trace.holds.byExchange(exchange.id))
  const isWithheld = exchange.isWithheld === true
  return (
    <>
      <DetailsHead exchange={exchange} lane={lane} following={following} onSaid={words => setSaid({ row: exchange.key, words })} />
      {isWithheld && hold !== null && hold.end === null ? (
        <GuessCard key={hold.wire} exchange={exchange} hold={hold} />
      ) : (
        <DetailTabs exchange={exchange} hold={hold} cursor={cursor} sources={sources} shown={tab} onShow={setTab} />
      )}
      {isWithheld ? null : <ExchangeNews key={exchange.key} exchange={exchange} said={said.row === exchange.key ? said.words : ''} />}
    </>
  )
}
