import { useState } from 'react'
import type { Exchange } from '@shared/trace/exchange.ts'
import { CompareAction } from '../compare-two/compare-action.tsx'
import { MarkActions } from '../notes/mark-actions.tsx'
import { RowMarkSign } from '../notes/row-mark-sign.tsx'
import { ResendActions, ResendSaid } from '../resend/resend-actions.tsx'
import { ResentFrom } from '../resend/resent-from.tsx'
import { CopyMenu } from './copy-menu.tsx'
import './exchange-actions.css'

interface ExchangeActionsProps {
  readonly exchange: Exchange
}

/** What can be done with the request in the receipt, one file for each; below, what came of it. */
export function ExchangeActions({ exchange }: ExchangeActionsProps) {
  const [said, setSaid] = useState('')
  return (
    <>
      <div className="exchange-actions">
        <MarkActions row={exchange.key} />
        <CompareAction exchange={exchange} />
        <ResendActions exchange={exchange} />
        <CopyMenu exchange={exchange} onSaid={setSaid} />
      </div>
      <RowMarkSign row={exchange.key} />
      <ResentFrom exchange={exchange} />
      <span className="exchange-said" role="status">
        {said === '' ? <ResendSaid row={exchange.key} /> : said}
      </span>
    </>
  )
}
