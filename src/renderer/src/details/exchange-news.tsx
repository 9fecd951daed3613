import type { Exchange } from '@shared/trace/exchange.ts'
import { ResendSaid } from '../resend/resend-actions.tsx'
import { ResentFrom } from '../resend/resent-from.tsx'
import './exchange-news.css'

interface ExchangeNewsProps {
  readonly exchange: Exchange
  /** What came of copying it; empty: nothing. */
  readonly said: string
}

/** What came of the actions, and of which this request is one. At the foot, for sentences come and go, and the tabs must not move with them. */
export function ExchangeNews({ exchange, said }: ExchangeNewsProps) {
  return (
    <div className="exchange-news">
      <ResentFrom exchange={exchange} />
      <span className="exchange-said" role="status">
        {said === '' ? <ResendSaid row={exchange.key} /> : said}
      </span>
    </div>
  )
}
