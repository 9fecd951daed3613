import type { Exchange } from '@shared/trace/exchange.ts'
import { CompareAction } from '../request-diff/compare-action.tsx'
import { MarkActions } from '../notes/mark-actions.tsx'
import { ResendActions } from '../resend/resend-actions.tsx'
import { CopyMenu } from './copy-menu.tsx'
import './exchange-actions.css'

interface ExchangeActionsProps {
  readonly exchange: Exchange
  /** Told what came of copying it, in words. */
  readonly onSaid: (said: string) => void
}

/** What can be done with the request in the receipt, one file for each. */
export function ExchangeActions({ exchange, onSaid }: ExchangeActionsProps) {
  return (
    <div className="exchange-actions">
      <MarkActions row={exchange.key} />
      <CompareAction exchange={exchange} />
      <ResendActions exchange={exchange} />
      <CopyMenu exchange={exchange} onSaid={onSaid} />
    </div>
  )
}
