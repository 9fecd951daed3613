import { headerValue, headerValues } from '../headers.ts'
import type { EventSeq, ProfileId } from '../ids.ts'
import { attributeValue, parseSetCookie } from '../set-cookie.ts'
import type { Cookie } from './cookie.ts'
import type { Exchange } from './exchange.ts'
import { originOf, siteOf } from './site.ts'
import type { TimelineRow } from './timeline-rows.ts'

/** The top-level site under which a cookie is kept apart (`Partitioned`, CHIPS); null: under none, as far as is known. */
export type PartitionOf = (profile: ProfileId, cookie: Pick<Cookie, 'name' | 'domain'>) => string | null

/**
 * Electron's jar says nothing of partitions, so they are read from the answers that set the cookies: the last `Set-Cookie` of a name and a
 * domain counts. The top-level site is that of the page which asked, and for a frame that of the page which embeds it.
 */
export function knownPartitions(rows: readonly TimelineRow[], cursor: EventSeq | null): PartitionOf {
  const known = new Map<string, string | null>()
  for (const row of rows) {
    if (row.kind !== 'exchange' || row.profile === null || (cursor !== null && row.firstSeq > cursor)) continue
    const host = originOf(row.exchange.url)?.host
    if (host === undefined) continue
    for (const line of setCookieLines(row.exchange)) {
      const parsed = parseSetCookie(line)
      if (!parsed.ok) continue
      const domain = attributeValue(parsed.cookie, 'Domain')?.replace(/^\./, '').toLowerCase()
      // CHIPS: without Secure it is dropped, and keeps nothing apart.
      const isPartitioned = attributeValue(parsed.cookie, 'Partitioned') !== null && attributeValue(parsed.cookie, 'Secure') !== null
      known.set(keyOf(row.profile, parsed.cookie.name, domain || host), isPartitioned ? topLevelSite(row.exchange) : null)
    }
  }
  return (profile, { name, domain }) => known.get(keyOf(profile, name, domain)) ?? null
}

const keyOf = (profile: ProfileId, name: string, domain: string): string => JSON.stringify([profile, name, domain])

function setCookieLines({ hops, browser }: Exchange): readonly string[] {
  const answered = hops.flatMap(({ response }) => (response === null ? [] : headerValues(response.headers, 'Set-Cookie')))
  return answered.length > 0 ? answered : headerValues(browser?.responseHeaders ?? [], 'Set-Cookie')
}

/** A page asks for itself: then it is its own. What the wire alone has seen came from a frame; `Referer` names who embeds it. */
function topLevelSite({ browser, hops, url }: Exchange): string | null {
  if (browser?.isTopLevelNavigation === true) return siteOf(url)
  const around = browser?.embeddedIn?.at(-1)
  if (around !== undefined) return siteOf(around)
  if (browser !== null && browser.documentUrl !== '' && browser.resource !== 'Document') return siteOf(browser.documentUrl)
  return siteOf(headerValue(hops[0]?.requestHeaders ?? [], 'Referer') ?? browser?.documentUrl ?? null)
}
