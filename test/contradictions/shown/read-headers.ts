import { parseSetCookie } from '@shared/web/set-cookie.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { explainHeader } from '@shared/words/headers/explain-header.ts'
import type { ShownSentence } from './shown-sentence.ts'

/** What the Headers view says of the life that each `Set-Cookie` asks for, and of what is said to be refused. Other fields are explained by their rules alone. */
export function readHeaders(exchange: Exchange): readonly ShownSentence[] {
  const hop = exchange.hops.at(-1)
  const headers = hop?.response?.headers ?? []
  const facts = { side: 'answer', url: exchange.url, request: hop?.requestHeaders ?? [], headers, wallMs: exchange.at.wallMs } as const
  return headers
    .filter(([name, line]) => name.toLowerCase() === 'set-cookie' && parseSetCookie(line).ok)
    .flatMap(([name, line]) =>
      (explainHeader(name, line, facts)?.parts ?? [])
        .filter(({ term, sentence }) => /^(?:max-age|expires)/i.test(term) || /the browser (?:rejects|does not keep)/i.test(sentence.en))
        .map(({ sentence }): ShownSentence => {
          const judged = { cookie: null, line, verdict: { kind: 'stored' }, seq: exchange.firstSeq } as const
          return { place: 'header', text: sentence, about: { exchange, judged, event: null, why: null } }
        }),
    )
}
