import { z } from 'zod'
import { eventSeq, exchangeId, tabId, type TabId } from '../../ids.ts'
import type { HeaderList } from '../../headers.ts'
import { wantsForm } from '../../problem/schema-issue.ts'
import type { TraceEvent, TraceFact } from '../trace-event.ts'

/* A HAR of another program: what a browser noted. It knows nothing of verdicts, of the wire's order, or of a server's decisions. */

const pair = z.object({ name: z.string(), value: z.string() })
const message = z.object({ headers: z.array(pair) })
const entry = z.object({
  startedDateTime: z.string().refine(text => !Number.isNaN(Date.parse(text)), wantsForm('date-time')),
  time: z.number().catch(0),
  pageref: z.string().optional(),
  request: message.extend({ method: z.string(), url: z.string() }),
  response: message.extend({
    status: z.number(),
    statusText: z.string().catch(''),
    bodySize: z.number().catch(0),
    content: z.object({ mimeType: z.string().catch('') }).catch({ mimeType: '' }),
    _error: z.string().nullish().catch(null),
  }),
  /** Of Chromium's DevTools. */
  _resourceType: z.string().optional().catch(undefined),
  _fromCache: z.string().optional().catch(undefined),
})
export const foreignHarSchema = z.object({ log: z.object({ entries: z.array(entry) }) })
type ForeignEntry = z.infer<typeof entry>

interface Timed {
  readonly wallMs: number
  readonly fact: TraceFact
}

/** The facts that the entries tell, in the order of their times: a tab for each page, and each request as the browser saw it. */
export function eventsOfForeignHar({ log: { entries } }: z.infer<typeof foreignHarSchema>): readonly TraceEvent[] {
  const startMs = entries.reduce((first, { startedDateTime }) => Math.min(first, Date.parse(startedDateTime)), Number.POSITIVE_INFINITY)
  const tabs = new Map<string, TabId>()
  for (const { pageref = '' } of entries) if (!tabs.has(pageref)) tabs.set(pageref, tabId(`har${tabs.size + 1}`))
  const opened = [...tabs.values()].map((tab, index): Timed => ({ wallMs: startMs, fact: openedTab(tab, index) }))
  const facts = entries.flatMap((one, index) => factsOf(one, index, tabs.get(one.pageref ?? '') ?? tabId('har1')))
  return [...opened, ...facts]
    .sort((a, b) => a.wallMs - b.wallMs)
    .map(({ wallMs, fact }, index) => ({
      ...fact,
      seq: eventSeq(index + 1),
      at: { wallMs, monoMs: wallMs - startMs, labMs: wallMs },
      cause: null,
    }))
}

function openedTab(tab: TabId, index: number): TraceFact {
  const lane = index < 26 ? String.fromCharCode(65 + index) : `A${String.fromCharCode(65 + (index % 26))}`
  return { observer: 'app', kind: 'tab.opened', tab, window: null, profile: 'laptop', lane, popupOf: null, duplicateOf: null }
}

function factsOf(
  { startedDateTime, time, request, response, _resourceType, _fromCache }: ForeignEntry,
  index: number,
  tab: TabId,
): Timed[] {
  const exchange = exchangeId(`har${index + 1}`)
  const [from, to] = [Date.parse(startedDateTime), Date.parse(startedDateTime) + Math.max(0, time)]
  const isPage = _resourceType === 'document'
  const sent: TraceFact = {
    observer: 'browser',
    kind: 'request.sent',
    exchange,
    tab,
    profile: 'laptop',
    method: request.method,
    url: request.url,
    headers: headerList(request.headers),
    resource: resourceName(_resourceType),
    isTopLevelNavigation: isPage,
    documentUrl: isPage ? request.url : '',
    initiatorUrl: null,
    redirectedFrom: null,
  }
  const navigated: Timed[] = isPage ? [{ wallMs: from, fact: { observer: 'app', kind: 'tab.navigated', tab, url: request.url } }] : []
  if (response.status === 0) {
    const errorText = response._error ?? 'net::ERR_FAILED'
    const failed: TraceFact = {
      observer: 'browser',
      kind: 'exchange.failed',
      exchange,
      errorText,
      isCanceled: errorText === 'net::ERR_ABORTED',
      blockedReason: null,
      corsError: null,
    }
    return [...navigated, { wallMs: from, fact: sent }, { wallMs: to, fact: failed }]
  }
  const received: TraceFact = {
    observer: 'browser',
    kind: 'response.received',
    exchange,
    status: response.status,
    statusText: response.statusText,
    headers: headerList(response.headers),
    mimeType: response.content.mimeType,
    servedFrom: _fromCache === 'memory' || _fromCache === 'disk' ? _fromCache : null,
  }
  const finished: TraceFact = { observer: 'browser', kind: 'exchange.finished', exchange, encodedBytes: Math.max(0, response.bodySize) }
  return [...navigated, { wallMs: from, fact: sent }, { wallMs: to, fact: received }, { wallMs: to, fact: finished }]
}

const headerList = (pairs: readonly { name: string; value: string }[]): HeaderList => pairs.map(({ name, value }) => [name, value] as const)

/** Chromium writes its own resource types in small letters into a HAR. */
function resourceName(type: string | undefined): string {
  if (type === undefined || type === '') return 'Other'
  return type === 'xhr' ? 'XHR' : `${type[0]?.toUpperCase() ?? ''}${type.slice(1)}`
}
