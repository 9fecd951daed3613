import type { EventSeq, ExchangeId, TabId } from '@shared/ids.ts'

export interface ExpectedRequest {
  readonly tab: TabId
  readonly method: string
  readonly url: string
  /** What the request comes of. */
  readonly cause: EventSeq
}

/** Requests that the app has started and waits for: the browser does not say what caused which of its requests. */
export interface ExpectedRequests {
  /** Resolves with the first request of this tab with this method and address; null: `signal` ended the wait. */
  expect(wanted: ExpectedRequest, signal: AbortSignal): Promise<ExchangeId | null>
  /** A request has begun. Returns its cause; null: it was not expected. */
  begun(tab: TabId, exchange: ExchangeId, request: { readonly method: string; readonly url: string }): EventSeq | null
  /** The cause of a request of this tab to this address, if it is the expected one; its method is not known. */
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
