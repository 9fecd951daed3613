import type { Exchange } from '@shared/trace/exchange.ts'
import { visibleText } from '@shared/web/visible-text.ts'
import { detailsText } from '../i18n/details-text.ts'
import { useText } from '../i18n/use-text.ts'
import { StatusBadge } from '../marks/status-badge.tsx'
import { UrlText } from '../marks/url-text.tsx'
import { RowMarkSign } from '../notes/row-mark-sign.tsx'
import type { Following } from '../trace/use-trace-view.ts'
import { LaneBadge } from '../ui/lane-badge.tsx'
import { ExchangeActions } from './exchange-actions.tsx'

interface DetailsHeadProps {
  readonly exchange: Exchange
  readonly lane: string | null
  readonly following: Following | null
  /** What an action has to say, for the line below. */
  readonly onSaid: (words: string) => void
}

/** Characters that may take more than the line there is. */
const longAddress = 34

/** Which request this is, and what can be done with it. */
export function DetailsHead({ exchange, lane, following, onSaid }: DetailsHeadProps) {
  const text = useText(detailsText)
  return (
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
        {exchange.isWithheld === true ? null : <ExchangeActions exchange={exchange} onSaid={onSaid} />}
      </div>
    </header>
  )
}

/** An address that was scrolled shows its beginning again. */
function toBeginning({ currentTarget }: { readonly currentTarget: HTMLElement }): void {
  currentTarget.scrollLeft = 0
}
