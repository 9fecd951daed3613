import { IfTool } from '../tools/if-tool.tsx'
import type { Exchange } from '@shared/trace/exchange.ts'
import { resendText } from '../i18n/resend-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import { openTool } from '../tools/tool-store.ts'
import { useTrace } from '../trace/trace-store.ts'
import { Button } from '../ui/button.tsx'
import './resent-from.css'

/** Which request this one repeats, if it was sent again by hand. */
export function ResentFrom({ exchange }: { readonly exchange: Exchange }) {
  const text = useText(resendText)
  const { showRow } = useLabView()
  const cause = useTrace(({ trace }) => {
    const sent = exchange.sources.map(seq => trace.eventOf(seq)).find(event => event?.kind === 'request.sent')
    return sent?.cause == null ? undefined : trace.eventOf(sent.cause)
  })
  const hasFirst = useTrace(({ trace }) => cause?.kind === 'request.resent' && trace.exchanges.byKey(cause.row) !== null)
  if (cause?.kind !== 'request.resent') return null
  const { edited, row } = cause
  return (
    <span className="resent-from">
      {edited.length === 0 ? text.fromFirst : text.fromFirstEdited(edited.map(part => text.edits[part]).join(', '))}
      {hasFirst ? (
        <>
          <Button look="quiet" onPress={() => showRow(row)}>
            {text.showFirst}
          </Button>
          <IfTool tool="request-diff">
            <Button look="quiet" onPress={() => openTool({ tool: 'request-diff', left: row, right: exchange.key })}>
              {text.compare}
            </Button>
          </IfTool>
        </>
      ) : null}
    </span>
  )
}
