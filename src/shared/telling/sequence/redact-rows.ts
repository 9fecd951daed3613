import { exchangeSchema } from '../../saved/exchange-schema.ts'
import type { Exchange, JudgedCookie, WireHop } from '../../trace/exchange.ts'
import { cleanBySchema, redactBySchema } from '../../saved/clean-by-schema.ts'
import { eventSchemas } from '../../trace/event-schemas.ts'
import { createRedactor, type Redactor } from '../../trace/redact.ts'
import type { TimelineEvent } from '../../trace/timeline-event.ts'
import type { NotedRow } from './sequence-markdown.ts'

/**
 * The rows without secrets, for what leaves the app: places where secrets are known to stand first, in every row; then every text of every
 * row is searched for what was found there. Before anything is shortened: half a token would not be known again.
 */
export function redactRows(rows: readonly NotedRow[]): readonly NotedRow[] {
  const redactor = createRedactor()
  return rows.map(row => cleanRow(row, redactor)).map(row => everywhereIn(row, redactor))
}

function cleanRow(row: NotedRow, redactor: Redactor): NotedRow {
  if (row.kind === 'exchange') return { ...row, exchange: cleanExchange(row.exchange, redactor) }
  return { ...row, event: cleanEvent(row.event, redactor) }
}

/** What a picture or a hand-out says of a storage is the key alone. */
function cleanEvent(event: TimelineEvent, redactor: Redactor): TimelineEvent {
  const clean = redactBySchema(event, eventSchemas[event.kind], redactor)
  return clean.kind === 'storage.changed' ? { ...clean, oldValue: null, newValue: null } : clean
}

function cleanExchange(exchange: Exchange, redactor: Redactor): Exchange {
  const { browser, hops, url } = exchange
  if (browser?.noted?.body != null) redactor.body(browser.noted.body)
  const cookies = (judged: readonly JudgedCookie[]) => judged.map(one => cleanCookie(one, redactor))
  return {
    ...exchange,
    url: redactor.url(url),
    browser:
      browser === null
        ? null
        : {
            ...browser,
            documentUrl: redactor.url(browser.documentUrl),
            initiatorUrl: browser.initiatorUrl === null ? null : redactor.url(browser.initiatorUrl),
            requestHeaders: redactor.headers(browser.requestHeaders),
            responseHeaders: browser.responseHeaders === null ? null : redactor.headers(browser.responseHeaders),
            requestCookies: cookies(browser.requestCookies),
            responseCookies: cookies(browser.responseCookies),
            ...(browser.noted === undefined ? {} : { noted: { ...browser.noted, body: null } }),
          },
    hops: hops.map(hop => cleanHop(hop, redactor)),
  }
}

function cleanCookie(judged: JudgedCookie, redactor: Redactor): JudgedCookie {
  const { cookie, line } = judged
  return {
    ...judged,
    cookie: cookie === null ? null : redactor.cookie(cookie),
    line: line === null ? null : redactor.setCookie(line),
  }
}

/** Bodies are read for the secrets in them, and then left out: neither a picture nor a hand-out shows any. */
function cleanHop(hop: WireHop, redactor: Redactor): WireHop {
  const { requestBody, response } = hop
  if (requestBody !== null) redactor.body(requestBody)
  if (response !== null) redactor.body(response.body)
  return {
    ...hop,
    requestHeaders: redactor.headers(hop.requestHeaders),
    requestBody: null,
    response: response === null ? null : { ...response, headers: redactor.headers(response.headers), body: { ...response.body, text: '' } },
  }
}

/** Free texts alone, as the schemas tell them: a check, a verdict or an id by which a picture finds its words stays. */
function everywhereIn(row: NotedRow, { everywhere }: Redactor): NotedRow {
  const noted = row.note === undefined ? row : { ...row, note: everywhere(row.note) }
  if (noted.kind === 'exchange') return { ...noted, exchange: cleanBySchema(noted.exchange, exchangeSchema, everywhere) }
  return { ...noted, event: cleanBySchema(noted.event, eventSchemas[noted.event.kind], everywhere) }
}
