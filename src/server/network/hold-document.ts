import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ProfileId } from '@shared/ids.ts'

/** A page that a tab has asked for, as the proxy knows it. */
export interface AskedDocument {
  readonly profile: ProfileId
  readonly url: string
}

/** Resolves when the body of the page may follow its head; must resolve soon, whatever happens. */
export type HoldDocument = (document: AskedDocument) => Promise<void>

/**
 * Keeps a page's body back until the tab's recorder listens in the process that will show it. When Chromium moves a tab to another
 * process, its DevTools agent is attached only after the commit, and the page's first requests would go unseen. The head goes out at
 * once, the commit needs no more; HTML alone, since other types are sniffed before they are committed.
 */
export function holdDocumentBody(request: IncomingMessage, response: ServerResponse, document: AskedDocument, hold: HoldDocument): void {
  if (!isForDocument(request)) return
  const end = response.end.bind(response) as (...rest: readonly unknown[]) => ServerResponse
  response.end = ((...rest: readonly unknown[]) => {
    response.end = end as typeof response.end
    if (response.headersSent || !isPage(response)) return end(...rest)
    response.flushHeaders()
    void hold(document).then(() => end(...rest))
    return response
  }) as typeof response.end
}

/** Chromium sends `Sec-Fetch-Dest` to https alone; over http a navigation shows by its `Upgrade-Insecure-Requests`. */
function isForDocument({ headers }: IncomingMessage): boolean {
  const destination = headers['sec-fetch-dest']
  return destination === undefined ? headers['upgrade-insecure-requests'] === '1' : destination === 'document'
}

function isPage(response: ServerResponse): boolean {
  const { statusCode } = response
  // A browser that asks for a password commits nothing before it has one, and reads this body to its end before it asks again.
  if (statusCode === 401 && /\bbasic\b/i.test(String(response.getHeader('www-authenticate') ?? ''))) return false
  const hasBody = statusCode >= 200 && statusCode !== 204 && (statusCode < 300 || statusCode >= 400)
  return hasBody && String(response.getHeader('content-type') ?? '').startsWith('text/html')
}
