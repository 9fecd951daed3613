import { headerValues } from '../web/headers.ts'
import type { BrowserSide, Exchange, NotedSide } from './exchange.ts'
import type { EventOf } from './trace-event.ts'

/** A row as far as a HAR of another program tells it. What the types demand and the file does not tell is empty, and `noted` says so. */
export function notedSide(event: EventOf<'request.noted'>): BrowserSide {
  const { program, isTimeKnown, body, headers, cookies, responseHeaders, errorText, status } = event
  const fields =
    responseHeaders === null ? null : headerValues(responseHeaders, 'Set-Cookie').map(line => line.split(/[=;]/, 1)[0]?.trim() ?? '')
  const setCookies = event.setCookies ?? fields
  return {
    resource: event.resource,
    isTopLevelNavigation: false, // Chromium's `document` is that of a frame as well
    documentUrl: '',
    initiatorUrl: null,
    redirectedFrom: null,
    embeddedIn: null,
    preflight: null,
    requestHeaders: headers ?? [],
    consideredCookies: null,
    requestCookies: [],
    responseCookies: [],
    responseHeaders,
    servedFrom: event.servedFrom,
    workerSource: null,
    networkStatus: null,
    headStatus: status,
    failure:
      errorText === null || status !== null
        ? null
        : { errorText, isCanceled: errorText === 'net::ERR_ABORTED', blockedReason: null, corsError: null },
    noted: { program, isTimeKnown, hasHeaders: headers !== null, body, sentCookies: cookies, setCookies },
  }
}

/** What another program's HAR tells of the row; null: the row was recorded here. */
export function notedOf({ browser }: Exchange): NotedSide | null {
  return browser?.noted ?? null
}
