import type { Exchange } from '@shared/trace/exchange.ts'
import { CopyMenu } from './copy-menu.tsx'
import './exchange-actions.css'

interface ExchangeActionsProps {
  readonly exchange: Exchange
}

/** What can be done with the request in the receipt; one file for each. */
export function ExchangeActions({ exchange }: ExchangeActionsProps) {
  return (
    <div className="exchange-actions">
      <CopyMenu key={exchange.key} exchange={exchange} />
    </div>
  )
}
