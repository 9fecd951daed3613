import type { Exchange, WireHop } from '@shared/trace/exchange.ts'
import type { BodyCopy } from '@shared/trace/event-parts.ts'
import { detailsText } from '../i18n/details-text.ts'
import { useText } from '../i18n/use-text.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { BasicNote } from './basic-note.tsx'
import { rawHead, requestTarget } from './raw-message.ts'
import './wire-view.css'

interface WireViewProps {
  readonly exchange: Exchange
}

/** Every request that left, as the wire had it. */
export function WireView({ exchange }: WireViewProps) {
  const text = useText(detailsText)
  if (exchange.browser?.noted !== undefined) return <EmptyState title={text.notedWire} note={text.notedWireNote} />
  if (exchange.hops.length === 0) return <EmptyState title={text.nothingOnWire} note={text.nothingOnWireNote} />
  return (
    <div className="wire">
      {exchange.hops.map((hop, index) => (
        <Hop key={hop.wire} hop={hop} exchange={exchange} name={exchange.hops.length > 1 ? text.tries(index + 1) : null} />
      ))}
    </div>
  )
}

function Hop({ hop, exchange, name }: { readonly hop: WireHop; readonly exchange: Exchange; readonly name: string | null }) {
  const text = useText(detailsText)
  const { connection, isEncrypted, response, requestBody, join } = hop
  const startLine = `${exchange.method} ${requestTarget(exchange.url)} HTTP/1.1`
  return (
    <section className="wire-hop">
      {name === null ? null : <h2>{name}</h2>}
      <ul className="wire-facts">
        <li data-tone={isEncrypted ? 'ok' : 'bad'}>
          <Icon name={isEncrypted ? 'lock' : 'warning'} />
          {isEncrypted ? text.encrypted : text.plain}
        </li>
        <li>{text.wireConnection(connection.id, connection.earlierRequests)}</li>
        {response === null ? null : <li>{text.took(response.durationMs)}</li>}
        {join === null ? null : <li>{join === 'confirmed' ? text.confirmed : text.provisional}</li>}
      </ul>
      <BasicNote headers={hop.requestHeaders} isEncrypted={isEncrypted} />
      <Message title={text.wireRequest} head={rawHead(startLine, hop.requestHeaders)} body={requestBody} />
      {response === null ? (
        <p className="wire-none">{hop.isAborted ? text.aborted : text.noAnswer}</p>
      ) : (
        <Message
          title={text.wireResponse}
          head={rawHead(`HTTP/1.1 ${response.status} ${response.statusText}`, response.headers)}
          body={response.body}
        />
      )}
    </section>
  )
}

function Message({ title, head, body }: { readonly title: string; readonly head: string; readonly body: BodyCopy | null }) {
  const text = useText(detailsText)
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <pre className="wire-text mono">
        <Untrusted text={head} keepLines />
        {body === null || body.bytes === 0 ? null : (
          <>
            {'\n'}
            {body.base64 ? text.bodyNotText(body.bytes) : <Untrusted text={body.text} keepLines />}
            {body.truncated ? `\n${text.bodyCut(body.bytes)}` : null}
          </>
        )}
      </pre>
    </section>
  )
}
