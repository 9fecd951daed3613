import type { EventSeq, TabId } from '../ids.ts'
import { cookieKey, type Cookie } from './cookie.ts'
import type { JudgedCookie } from './exchange.ts'
import type { TimelineRow } from './timeline-rows.ts'

/** The browser's real word on a cookie in a request that the tab made for an address of its own, and the row that tells of it. */
export interface OwnRequestVerdict {
  readonly judged: JudgedCookie
  readonly rowKey: string
  readonly url: string
}

/**
 * The latest verdict on the cookie in a top-level request of this tab for `url`, as far as the trace goes at the cursor; null when there is
 * none. A cookie that has been set again since is the same cookie (RFC 6265bis, storage model) and may yet be judged otherwise now.
 */
export function ownRequestVerdict(
  rows: readonly TimelineRow[],
  { tab, url }: { readonly tab: TabId; readonly url: string },
  cookie: Cookie,
  cursor: EventSeq | null,
): OwnRequestVerdict | null {
  const key = unpartitionedKey(cookie)
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index]
    if (row?.kind !== 'exchange' || row.tab !== tab) continue
    const { browser, url: asked } = row.exchange
    if (browser === null || !browser.isTopLevelNavigation || withoutFragment(asked) !== withoutFragment(url)) continue
    const judged = browser.requestCookies.find(candidate => candidate.cookie !== null && unpartitionedKey(candidate.cookie) === key)
    if (judged !== undefined && (cursor === null || judged.seq <= cursor)) return { judged, rowKey: row.key, url: asked }
  }
  return null
}

/** Electron's jar says nothing of partitions; DevTools does. */
const unpartitionedKey = (cookie: Cookie): string => cookieKey({ ...cookie, partitionKey: null })
const withoutFragment = (url: string): string => url.replace(/#.*$/s, '')
