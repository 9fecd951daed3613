import type { Exchange } from '@shared/trace/exchange.ts'
import { resendText } from '../i18n/resend-text.ts'
import { useFailureText } from '../i18n/use-failure-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import { useReplay } from '../trace/replay-store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { editAndResend, resend, useResendNews } from './resend-store.ts'

/** Sends the request in the receipt once more, as it was or changed. */
export function ResendActions({ exchange }: { readonly exchange: Exchange }) {
  const text = useText(resendText)
  const { watchRow } = useLabView()
  if (useReplay() !== null) return null
  return (
    <>
      <IconButton icon="resend" label={text.send} onPress={() => resend(exchange, watchRow)} />
      <IconButton icon="edit" label={text.edit} onPress={() => editAndResend(exchange)} />
    </>
  )
}

/** What came of it. */
export function ResendSaid({ row }: { readonly row: string }) {
  const text = useText(resendText)
  const sayFailure = useFailureText()
  const { showRow } = useLabView()
  const news = useResendNews(row)
  if (news === null) return null
  switch (news.kind) {
    case 'sending':
      return <>{text.sending}</>
    case 'kept-by-policy':
      return <>{text.keptByPolicy(news.directive)}</>
    case 'refused':
      return <>{text.refusals[news.why]}</>
    case 'failed':
      return <Untrusted text={sayFailure(news.failure)} />
    default:
      return (
        <>
          {text.sent(news.lane)}{' '}
          <Button look="quiet" onPress={() => showRow(news.newRow)}>
            {text.show}
          </Button>
        </>
      )
  }
}
