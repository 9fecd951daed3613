import type { EventSeq, ExchangeId, TabId } from '@shared/ids.ts'

export interface ExpectedRequest {
  readonly tab: TabId
  readonly method: string
  readonly url: string
  /** What the request comes of. */
  readonly cause: EventSeq
}

/** Requests that somebody has set going and waits for: the browser does not say which of its requests came of what. */
export interface ExpectedRequests {
  /** Resolves with the first request of this tab with this method and address; null: `signal` ended the wait. */
  expect(wanted: ExpectedRequest, signal: AbortSignal): Promise<ExchangeId | null>
  /** A request has begun. Answers what brought it about; null: nobody waits for it. */
  begun(tab: TabId, exchange: ExchangeId, request: { readonly method: string; readonly url: string }): EventSeq | null
  /** What a request of this tab to this address would come of, if it is the one that is waited for; its method is not told. */
  causeOf(tab: TabId, url: string): EventSeq | null
}

interface Waiting extends ExpectedRequest {
  readonly found: (exchange: ExchangeId) => void
}

export function createExpectedRequests(): ExpectedRequests {
  const waiting = new Set<Waiting>()
  return {
    expect(wanted, signal) {
      return new Promise(resolve => {
        const done = (exchange: ExchangeId | null): void => {
          waiting.delete(entry)
          signal.removeEventListener('abort', gaveUp)
          resolve(exchange)
        }
        const gaveUp = (): void => done(null)
        const entry: Waiting = { ...wanted, found: done }
        waiting.add(entry)
        signal.addEventListener('abort', gaveUp, { once: true })
        if (signal.aborted) gaveUp()
      })
    },
    begun(tab, exchange, { method, url }) {
      for (const entry of waiting) {
        if (entry.tab !== tab || entry.method !== method || entry.url !== url) continue
        entry.found(exchange)
        return entry.cause
      }
      return null
    },
    causeOf: (tab, url) => [...waiting].find(entry => entry.tab === tab && entry.url === url)?.cause ?? null,
  }
}
