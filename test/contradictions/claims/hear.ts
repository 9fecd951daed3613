import { headerValue } from '@shared/web/headers.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import type { ReadApp } from '../shown/read-app.ts'
import type { ShownSentence } from '../shown/shown-sentence.ts'
import type { WireRecord } from '../truth/facts.ts'
import { wireOf, type Ledger } from '../truth/ledger.ts'
import { allClaims } from './all-claims.ts'
import { judgeSentence, type Contradiction } from './judge.ts'

/** Holds every new sentence of the app against what happened. */
export function hearSentences(ledger: Ledger, app: ReadApp, sentences: readonly ShownSentence[]): readonly Contradiction[] {
  const wiresOf = createWireFinder(ledger, app)
  return sentences.flatMap(sentence => {
    const { exchange } = sentence.about
    return judgeSentence(allClaims, sentence, { about: sentence.about, ledger, wires: exchange === null ? [] : wiresOf(exchange) })
  })
}

const requestId = (record: WireRecord): string | null => headerValue(record.responseHeaders, 'X-Request-Id')

/**
 * The wire's records of a row: those whose id it names; without one, those of its method and address that no other row has.
 * A row whose id belongs to another address is told as a row without any.
 */
function createWireFinder(ledger: Ledger, { fold }: ReadApp): (exchange: Exchange) => readonly WireRecord[] {
  const claimed = new Map<string, string>()
  for (const { key, hops } of fold.exchanges.rows()) for (const { wire } of hops) claimed.set(wire, key)
  return ({ key, method, url, hops }) => {
    const same = wireOf(ledger, method, url)
    const own = same.filter(record => claimed.get(requestId(record) ?? '') === key)
    const free = same.filter(record => !claimed.has(requestId(record) ?? ''))
    if (own.length > 0 || hops.length === 0) return own.length > 0 ? own : free
    return free.filter(({ status }) => status === null) // no response was written, so nothing on the wire names it
  }
}
