import { describe, expect, it } from 'vitest'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import { harParts } from '@shared/saved/har.ts'
import { DamagedTrace } from '@shared/saved/damaged-trace.ts'
import { readSaved } from '@shared/saved/read-saved.ts'
import type { SavedTrace } from '@shared/saved/saved-trace.ts'
import { sayTraceProblem } from '@shared/words/trace-problem-words.ts'
import * as make from '../trace/make-trace.ts'

function opened(text: string): SavedTrace {
  for (const { done } of readSaved(text)) if (done !== null) return done
  throw new Error('no trace came')
}

function problemOf(damaged: string): string {
  try {
    opened(damaged)
  } catch (error) {
    if (error instanceof DamagedTrace) return sayTraceProblem(error.problem).en
    throw error
  }
  return 'was read'
}

/** What a browser's own network panel writes, shortened. */
const foreign = {
  log: {
    version: '1.2',
    creator: { name: 'WebInspector', version: '537.36' },
    pages: [{ id: 'page_1', startedDateTime: '2030-01-01T00:00:00.000Z', title: 'https://shop.test/', pageTimings: {} }],
    entries: [
      {
        _resourceType: 'document',
        pageref: 'page_1',
        startedDateTime: '2030-01-01T00:00:00.000Z',
        time: 12.5,
        request: { method: 'GET', url: 'https://shop.test/', httpVersion: 'h2', headers: [{ name: 'Cookie', value: 'a=1' }], cookies: [] },
        response: {
          status: 200,
          statusText: 'OK',
          headers: [
            { name: 'Set-Cookie', value: 'b=2' },
            { name: 'set-cookie', value: 'c=3' },
          ],
          content: { size: 3, mimeType: 'text/html' },
          bodySize: 3,
        },
      },
      {
        _resourceType: 'xhr',
        _fromCache: 'disk',
        pageref: 'page_1',
        startedDateTime: '2030-01-01T00:00:01.000Z',
        time: 1,
        request: { method: 'GET', url: 'https://shop.test/api', headers: [] },
        response: { status: 200, statusText: '', headers: [], content: {} },
      },
      {
        startedDateTime: '2030-01-01T00:00:02.000Z',
        time: -1,
        request: { method: 'POST', url: 'https://evil.test/', headers: [] },
        response: { status: 0, statusText: '', headers: [], content: {}, _error: 'net::ERR_ABORTED' },
      },
    ],
  },
}
const text = (har: unknown): string => JSON.stringify(har, null, 2)

describe('a HAR of our own', () => {
  const events = make.trace([
    make.tabOpened(),
    make.sent('x1'),
    make.cookieJudged('x1', { kind: 'held-back', reasons: ['SameSiteStrict'] }),
    make.wireGot('w1'),
    make.begun('w1', ['cookie-present']),
    make.refusedBy('w1', 'cookie-present', 'no-cookie'),
    make.made('w1', 401, 'cookie-present'),
    make.wireSent('w1', 401),
    make.joined('x1', 'w1'),
    make.finished('x1'),
    make.storageChanged(),
  ])
  const program = { name: 'Crumbtrail', version: '0' }
  const head = { app: '0', electron: '0', chromium: '0', savedAt: '2030-01-01T00:00:00.000Z' }
  const har = Array.from(
    harParts(events, { creator: program, browser: program, redact: false, laneOf: () => 'A', head, baseline: null }),
    part => part.text,
  ).join('')

  it('brings back every event of the trace, not the requests alone', () => {
    expect(opened(har)).toMatchObject({ foreign: null, notRead: [], events })
  })

  it('is told to be damaged when one of its events is', () => {
    expect(problemOf(har.replace('"kind":"decision.made"', '"kind":"decision.unmade"'))).toMatch(
      /^log\._crumbtrail\.events\[6\]: There is no event of kind "decision.unmade"/,
    )
    expect(problemOf(har.replace(/"lane":"A"(?=,"popupOf")/, '"lane":0'))).toMatch(/^In this HAR "log\._crumbtrail\.events\[0\]\.lane"/)
  })
})

describe('a HAR of another program', () => {
  const trace = opened(text(foreign))
  const fold = createTraceFold()
  fold.push(trace.events)
  const rows = fold.exchanges.rows()

  it('shows each request with headers in order and duplicates kept, and says where it is from', () => {
    expect(trace).toMatchObject({ foreign: { program: 'WebInspector 537.36' }, notRead: [] })
    expect(rows.map(({ method, url, status, progress }) => [method, url, status, progress])).toEqual([
      ['GET', 'https://shop.test/', 200, 'finished'],
      ['GET', 'https://shop.test/api', 200, 'finished'],
      ['POST', 'https://evil.test/', null, 'failed'],
    ])
    expect(rows[0]?.browser?.responseHeaders).toEqual([
      ['Set-Cookie', 'b=2'],
      ['set-cookie', 'c=3'],
    ])
    expect(rows[1]?.browser).toMatchObject({ servedFrom: 'disk', resource: 'XHR' })
    expect(rows[2]?.browser?.failure).toMatchObject({ errorText: 'net::ERR_ABORTED', isCanceled: true })
  })

  it('claims no verdict, no wire and no decision that nobody told', () => {
    for (const { browser, hops } of rows) {
      expect(hops).toEqual([])
      expect(browser).toMatchObject({ requestCookies: [], responseCookies: [], consideredCookies: null })
    }
  })

  it('has a lane for each page', () => {
    expect(fold.timeline.rows().flatMap(({ kind, lane }) => (kind === 'exchange' ? [lane] : []))).toEqual(['A', 'A', 'B'])
  })

  it.each([
    ['{"log":{}}', /"log\.entries" is not as expected: a list is expected, and nothing is there\./],
    ['{"log":{"entries":[{}]}}', /"log\.entries\[0\]\.request"/],
    ['{"log":', /^The file is not JSON\. Line 1, column 8: .*cut off/],
    ['{"log":{},"log":', /^The file is not JSON\. Line 1, column 17: the text ends/],
  ])('that is damaged is told with the place: %.30s', (damaged, problem) => {
    expect(() => opened(damaged)).toThrow(DamagedTrace)
    expect(problemOf(damaged)).toMatch(problem)
  })
})
