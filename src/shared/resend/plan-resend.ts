import { isFetch } from '../trace/page-or-fetch.ts'
import { headerValue, type HeaderList } from '../web/headers.ts'
import type { StageTab } from '../stage.ts'
import type { Exchange } from '../trace/exchange.ts'
import { isForbiddenHeader } from '../web/forbidden-headers.ts'
import { canHaveBody, canSetHeaders, canUseMethod } from '../problem/resend-problem.ts'
import { resendMethods, type ResendOrder, type ResendWay } from '../trace/resend.ts'

/** Why a request cannot be sent again from what is known of it. */
export type ResendRefusal =
  | 'not-captured'
  | 'outside-tabs'
  | 'withheld'
  | 'preflight'
  | 'tab-gone'
  | 'body-cut'
  | 'body-not-text'
  | 'method'

export type ResendPlan = { readonly ok: true; readonly order: ResendOrder } | { readonly ok: false; readonly why: ResendRefusal }

type OpenTab = Pick<StageTab, 'id' | 'profile'>

export interface ResendPlace {
  /** Tabs that are open now. */
  readonly tabs: readonly OpenTab[]
  /** The page that the tab showed just before the request; null: not known. */
  readonly pageBefore: string | null
}

/**
 * The same request once more, by the same kind of sender, from a page of the same origin: the browser adds cookies and its own fields
 * anew. From the tab itself, or, when it is closed, from another one of the same browser.
 */
export function planResend(exchange: Exchange, { tabs, pageBefore }: ResendPlace): ResendPlan {
  const { browser, key, profile, tab } = exchange
  const [url = ''] = exchange.url.split('#', 1)
  if (exchange.isWithheld === true) return { ok: false, why: 'withheld' }
  if (url === '') return { ok: false, why: 'not-captured' }
  if (browser === null || profile === null) return { ok: false, why: 'outside-tabs' }
  if (browser.resource === 'Preflight') return { ok: false, why: 'preflight' }
  const from = tabs.find(({ id }) => id === tab) ?? tabs.find(candidate => candidate.profile === profile)
  if (from === undefined) return { ok: false, why: 'tab-gone' }
  const method = resendMethods.find(known => known === exchange.method.toUpperCase())
  if (method === undefined) return { ok: false, why: 'method' }

  const copy = exchange.hops.at(-1)?.requestBody ?? null
  if (copy?.base64 === true) return { ok: false, why: 'body-not-text' }
  if (copy?.truncated === true) return { ok: false, why: 'body-cut' }
  const body = copy === null || copy.bytes === 0 || !canHaveBody(method) ? null : copy.text

  const headers = browser.requestHeaders
  const page = withoutFragment(browser.isTopLevelNavigation ? pageOfNavigation(headers, pageBefore) : browser.documentUrl)
  const way = wayOf(exchange, page, headerValue(headers, 'Content-Type'))
  if (!canUseMethod(way, method)) return { ok: false, why: 'method' }
  return {
    ok: true,
    order: {
      row: key,
      tab: from.id,
      way,
      page: way === 'typed' ? null : page,
      method,
      url,
      headers: canSetHeaders(way) ? ownHeaders(headers, way) : [],
      body,
      ...fetchWords(exchange, url, page),
      edited: [],
    },
  }
}

/** Typed requests have no page behind them: `Sec-Fetch-Site: none`; an address without TLS gets no such field, and then no `Referer` tells. */
function pageOfNavigation(headers: HeaderList, pageBefore: string | null): string | null {
  const site = headerValue(headers, 'Sec-Fetch-Site')
  const referer = headerValue(headers, 'Referer')
  const isTyped = site === null ? referer === null && headerValue(headers, 'Origin') === null : site === 'none'
  return isTyped ? null : (pageBefore ?? referer)
}

function wayOf({ browser, method }: Exchange, page: string | null, contentType: string | null): ResendWay {
  if (browser?.isTopLevelNavigation === true) {
    if (page === null) return 'typed'
    if (method === 'GET') return 'link'
    return contentType?.startsWith('application/x-www-form-urlencoded') === true ? 'form' : 'typed'
  }
  return browser?.resource === 'Image' ? 'image' : 'fetch'
}

/** Fields that Chromium adds to every request, and those by which its cache asks (RFC 9111 §4.3.1): they are not the page's. */
const ofBrowser = /^(user-agent|accept-language|upgrade-insecure-requests|if-none-match|if-modified-since|pragma|x-client-data)$/i

function ownHeaders(headers: HeaderList, way: ResendWay): [string, string][] {
  // What is typed again gets its `Authorization` from the browser's own memory of passwords (RFC 7617 §2.2).
  if (way === 'typed') return headers.filter(([name]) => /^content-type$/i.test(name)).map(([name, value]) => [name, value])
  return headers
    .filter(([name, value]) => !isForbiddenHeader(name) && !ofBrowser.test(name) && !isDefault(name, value))
    .map(([name, value]) => [name, value])
}
const isDefault = (name: string, value: string): boolean =>
  (/^accept$/i.test(name) && value === '*/*') || (/^cache-control$/i.test(name) && /^(no-cache|max-age=0)$/.test(value))

/** How the page had asked, as far as the request and its answer show it. */
function fetchWords({ browser }: Exchange, url: string, page: string | null): Pick<ResendOrder, 'credentials' | 'mode'> {
  const headers = browser?.requestHeaders ?? []
  const isCrossOrigin = page !== null && originOf(page) !== originOf(url)
  const wasCors = headerValue(headers, 'Sec-Fetch-Mode') === 'cors' || headerValue(headers, 'Origin') !== null
  const isScripted = isFetch(browser?.resource)
  const hadCookies = (browser?.consideredCookies ?? 0) > 0
  const mayRead = headerValue(browser?.responseHeaders ?? [], 'Access-Control-Allow-Credentials') === 'true'
  return {
    credentials: isCrossOrigin && (hadCookies || mayRead || !isScripted) ? 'include' : 'same-origin',
    mode: !isCrossOrigin || wasCors ? 'cors' : 'no-cors',
  }
}

const withoutFragment = (url: string | null): string | null => url?.split('#', 1)[0] ?? null

const originOf = (url: string): string | null => {
  try {
    return new URL(url).origin
  } catch {
    return null
  }
}
