import { describe, expect, it, vi } from 'vitest'
import { eventSeq, exchangeId, tabId, wireId } from '@shared/ids.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { createExchangeJoiner } from '../../../src/main/recorder/exchange-joiner.ts'
import { createExchangeRecorder } from '../../../src/main/recorder/exchange-recorder.ts'

function recorder() {
  const facts: TraceDraft[] = []
  const accepted: string[] = []
  const statuses = new Map<string, number>()
  const heldSince: number[] = []
  const notBefore: number[] = []
  const append = (draft: TraceDraft) => {
    facts.push(draft)
    return eventSeq(facts.length)
  }
  let count = 0
  const joiner = createExchangeJoiner(append)
  const created = createExchangeRecorder({
    tab: tabId('t1'),
    profile: 'laptop',
    append,
    joiner,
    begun: () => null,
    nextExchange: () => exchangeId(`x${++count}`),
    linesOpen({ lines, notBeforeMs }) {
      accepted.push(...lines.map(({ read }) => read?.cookie.name ?? ''))
      notBefore.push(notBeforeMs)
    },
    answeredAfterMs: () => null,
    statusOf: wire => statuses.get(wire) ?? null,
    linesUntold: () => undefined,
    cookiesFor(_url, beforeMs) {
      heldSince.push(beforeMs)
      return []
    },
    mayClear: () => undefined,
  })
  return { facts, accepted, statuses, heldSince, notBefore, joiner, ...created }
}

const sent = (requestId: string, url = 'https://shop.test/', more: object = {}) => ({
  requestId,
  loaderId: requestId,
  timestamp: 0,
  documentURL: url,
  type: 'Document',
  initiator: { type: 'other' },
  request: { method: 'GET', url, headers: {} },
  ...more,
})
const cookie = (name: string) => ({
  name,
  value: '1',
  domain: 'shop.test',
  path: '/',
  expires: -1,
  size: 2,
  httpOnly: false,
  secure: true,
  session: true,
})
const requestExtra = (requestId: string, associatedCookies: unknown[] = []) => ({
  requestId,
  associatedCookies,
  headers: { Cookie: 'a=1' },
})
const responseExtra = (requestId: string, statusCode: number, headers: Record<string, string> = {}, blockedCookies: unknown[] = []) => ({
  requestId,
  statusCode,
  headers,
  blockedCookies,
})
const kinds = (facts: readonly TraceDraft[]) => facts.map(fact => fact.kind)

describe('what Chromium says of a request', () => {
  it('says of each cookie whether it was sent or held back, with all reasons', () => {
    const { facts, handle } = recorder()
    handle('Network.requestWillBeSent', sent('1'))
    const held = { cookie: cookie('b'), blockedReasons: ['NotOnPath', 'DomainMismatch'] }
    handle('Network.requestWillBeSentExtraInfo', requestExtra('1', [{ cookie: cookie('a'), blockedReasons: [] }, held]))
    expect(facts.flatMap(fact => (fact.kind === 'cookie.judged' ? [fact.verdict] : []))).toEqual([
      { kind: 'sent' },
      { kind: 'held-back', reasons: ['NotOnPath', 'DomainMismatch'] },
    ])
  })

  it('never lets the proxy credential into the trace', () => {
    const { facts, handle } = recorder()
    handle('Network.requestWillBeSent', sent('1'))
    const headers = { 'Proxy-Authorization': 'Basic c2VjcmV0', 'Proxy-Connection': 'keep-alive', Accept: '*/*' }
    handle('Network.requestWillBeSentExtraInfo', { ...requestExtra('1'), headers })
    expect(JSON.stringify(facts)).not.toMatch(/c2VjcmV0|proxy-/i)
  })

  it('leaves the 407 of the proxy out, and the repetition that follows it', () => {
    const { facts, handle } = recorder()
    handle('Network.requestWillBeSent', sent('1'))
    handle('Network.requestWillBeSentExtraInfo', requestExtra('1'))
    handle('Network.responseReceivedExtraInfo', responseExtra('1', 407))
    handle('Network.requestWillBeSentExtraInfo', requestExtra('1'))
    handle('Network.responseReceivedExtraInfo', responseExtra('1', 200))
    expect(kinds(facts)).toEqual(['request.sent', 'request.judged', 'response.judged'])
  })

  it('ignores what is no request of the web', () => {
    const { facts, handle } = recorder()
    handle('Network.requestWillBeSent', sent('1', 'data:text/plain,x'))
    handle('Network.dataReceived', { requestId: '1' })
    expect(facts).toEqual([])
  })
})

describe('what Chromium says of an answer', () => {
  it('takes no Set-Cookie line for accepted because Chromium names nothing against it: the jar will tell', () => {
    const { facts, accepted, handle } = recorder()
    handle('Network.requestWillBeSent', sent('1', 'http://shop.test/'))
    const lines = ['a=1; Path=/', 's=1; Secure', 'a=; Max-Age=0']
    handle(
      'Network.responseReceivedExtraInfo',
      responseExtra('1', 200, { 'Set-Cookie': lines.join('\n') }, [{ blockedReasons: ['SecureOnly'], cookieLine: 's=1; Secure' }]),
    )
    expect(facts.flatMap(fact => (fact.kind === 'cookie.judged' ? [[fact.line, fact.verdict.kind]] : []))).toEqual([
      ['a=1; Path=/', 'not-known'],
      ['s=1; Secure', 'rejected'],
      ['a=; Max-Age=0', 'not-known'],
    ])
    expect(accepted).toEqual(['a', 'a'])
  })

  it('takes the status from the wire that the response names, where DevTools tells that of the cached one', () => {
    const { facts, statuses, handle } = recorder()
    statuses.set('w1', 304)
    handle('Network.requestWillBeSent', sent('1'))
    handle('Network.responseReceivedExtraInfo', responseExtra('1', 200, { 'X-Request-Id': 'w1' }))
    handle('Network.requestWillBeSent', sent('2'))
    handle('Network.responseReceivedExtraInfo', responseExtra('2', 200, { 'X-Request-Id': 'w2' }))
    expect(facts.flatMap(fact => (fact.kind === 'response.judged' ? [fact.status] : []))).toEqual([304, 200])
  })

  it('counts from when the request left, however late the page’s process tells of it', async () => {
    // The process has to be older than the request of half a second ago.
    await vi.waitFor(() => expect(performance.now()).toBeGreaterThan(700), { timeout: 60_000 })
    const { heldSince, notBefore, handle } = recorder()
    const leftMs = performance.now() - 500
    const timestamp = Number(process.hrtime.bigint()) / 1e9 - 0.5
    handle('Network.responseReceivedExtraInfo', responseExtra('1', 200, { 'Set-Cookie': 'a=1' }))
    handle('Network.requestWillBeSent', { ...sent('1'), timestamp })
    for (const [moment] of [heldSince, notBefore]) {
      expect(moment).toBeGreaterThan(leftMs - 100)
      expect(moment).toBeLessThan(leftMs + 100)
    }
  })

  it('reads the octets of a line as UTF-8, and pairs it with what Chromium blocked, once', () => {
    const { facts, accepted, handle } = recorder()
    handle('Network.requestWillBeSent', sent('1'))
    const [line, refused] = ['이름=값; Path=/', '이름=값; Path=/; Domain=evil.test'] as const
    const octets = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')
    handle(
      'Network.responseReceivedExtraInfo',
      responseExtra('1', 200, { 'Set-Cookie': `${octets(line)}\n${octets(refused)}` }, [
        { blockedReasons: ['InvalidDomain'], cookieLine: refused },
      ]),
    )
    expect(facts.flatMap(fact => (fact.kind === 'cookie.judged' ? [[fact.cookie?.name, fact.line, fact.verdict.kind]] : []))).toEqual([
      ['이름', line, 'not-known'],
      ['이름', refused, 'rejected'],
    ])
    expect(accepted).toEqual(['이름'])
  })

  it('keeps a rejected line that it cannot read as a cookie', () => {
    const { facts, handle } = recorder()
    handle('Network.requestWillBeSent', sent('1'))
    handle('Network.responseReceivedExtraInfo', responseExtra('1', 200, {}, [{ blockedReasons: ['NoCookieContent'], cookieLine: '' }]))
    expect(facts.at(-1)).toMatchObject({
      kind: 'cookie.judged',
      cookie: null,
      line: '',
      verdict: { kind: 'rejected', reasons: ['NoCookieContent'] },
    })
  })

  it('makes one exchange of every hop of a redirect and links them', () => {
    const { facts, handle } = recorder()
    handle('Network.requestWillBeSent', sent('1', 'https://shop.test/a'))
    handle('Network.responseReceivedExtraInfo', responseExtra('1', 303, { 'X-Request-Id': 'w1' }))
    handle('Network.requestWillBeSentExtraInfo', requestExtra('1'))
    const redirectResponse = { status: 303, statusText: 'See Other', headers: {}, mimeType: '' }
    handle('Network.requestWillBeSent', sent('1', 'https://shop.test/b', { redirectResponse, redirectHasExtraInfo: true }))
    const requests = facts.flatMap(fact => (fact.kind === 'request.sent' ? [[fact.exchange, fact.redirectedFrom]] : []))
    expect(requests).toEqual([
      ['x1', null],
      ['x2', 'x1'],
    ])
    expect(facts.at(-1)).toMatchObject({ kind: 'request.judged', exchange: 'x2' })
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'exchange.joined', exchange: 'x1', wire: 'w1', basis: 'confirmed' }))
  })

  it('leaves a response with the hop that it belongs to, though Chromium tells it again of the redirect that it makes itself', () => {
    const { facts, accepted, handle } = recorder()
    const redirect = (status: number) => ({
      redirectResponse: { status, statusText: '', headers: {}, mimeType: '' },
      redirectHasExtraInfo: true,
    })
    const response = responseExtra('1', 308, { 'X-Request-Id': 'w1', 'Set-Cookie': 'a=1' })
    handle('Network.requestWillBeSent', sent('1', 'https://shop.test/a'))
    handle('Network.requestWillBeSentExtraInfo', requestExtra('1'))
    handle('Network.responseReceivedExtraInfo', response)
    handle('Network.requestWillBeSent', sent('1', 'http://shop.test/b', redirect(308)))
    handle('Network.requestWillBeSentExtraInfo', requestExtra('1'))
    handle('Network.requestWillBeSent', sent('1', 'https://shop.test/b', redirect(307)))
    handle('Network.responseReceivedExtraInfo', response)
    handle('Network.requestWillBeSentExtraInfo', requestExtra('1'))
    handle('Network.responseReceivedExtraInfo', responseExtra('1', 200, { 'X-Request-Id': 'w2' }))
    const joined = facts.flatMap(fact => (fact.kind === 'exchange.joined' ? [[fact.exchange, fact.wire]] : []))
    expect(joined).toEqual([
      ['x1', 'w1'],
      ['x3', 'w2'],
    ])
    expect(facts.flatMap(fact => (fact.kind === 'response.judged' ? [fact.exchange] : []))).toEqual(['x1', 'x3'])
    expect(accepted).toEqual(['a'])
  })

  it('ends what redirected to a place that a policy forbids, and links the request that was not sent', () => {
    const { facts, handle } = recorder()
    handle('Network.requestWillBeSent', sent('1', 'https://shop.test/a', { type: 'Fetch', loaderId: 'page' }))
    handle('Network.requestWillBeSentExtraInfo', requestExtra('1'))
    handle('Network.responseReceivedExtraInfo', responseExtra('1', 302, { 'X-Request-Id': 'w1' }))
    handle('Network.requestWillBeSent', sent('1', 'https://evil.test/b', { type: 'Fetch', loaderId: 'page' }))
    for (const failure of [{ errorText: '', blockedReason: 'csp' }, { errorText: 'net::ERR_ABORTED' }])
      handle('Network.loadingFailed', { requestId: '1', type: 'Fetch', ...failure })
    expect(facts.flatMap(fact => ('exchange' in fact ? [[fact.exchange, fact.kind]] : []))).toEqual([
      ['x1', 'request.sent'],
      ['x1', 'request.judged'],
      ['x1', 'exchange.joined'],
      ['x1', 'response.judged'],
      ['x1', 'exchange.finished'],
      ['x2', 'request.sent'],
      ['x2', 'exchange.failed'],
    ])
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'request.sent', exchange: 'x2', redirectedFrom: 'x1' }))
  })

  it('does not join a cache hit by the id that the old answer carried', () => {
    const { facts, handle } = recorder()
    handle('Network.requestWillBeSent', sent('1'))
    const response = { status: 200, statusText: 'OK', headers: { 'X-Request-Id': 'w-old' }, mimeType: '', fromDiskCache: true }
    handle('Network.responseReceived', { requestId: '1', hasExtraInfo: false, response })
    handle('Network.loadingFinished', { requestId: '1', encodedDataLength: 0 })
    expect(kinds(facts)).not.toContain('exchange.joined')
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'response.received', servedFrom: 'disk' }))
  })

  it('shows the 304 of the network under the 200 of the page', () => {
    const { facts, handle } = recorder()
    handle('Network.requestWillBeSent', sent('1'))
    handle('Network.responseReceivedExtraInfo', responseExtra('1', 304, { 'X-Request-Id': 'w2' }))
    const response = { status: 200, statusText: 'OK', headers: { 'X-Request-Id': 'w1' }, mimeType: '', fromDiskCache: false }
    handle('Network.responseReceived', { requestId: '1', hasExtraInfo: true, response })
    expect(facts.flatMap(fact => ('status' in fact ? [[fact.kind, fact.status]] : []))).toEqual([
      ['response.judged', 304],
      ['response.received', 200],
    ])
  })
})

describe('the end of a request', () => {
  it('counts what is in flight until it is finished or failed', () => {
    const { inFlight, handle } = recorder()
    handle('Network.requestWillBeSent', sent('1'))
    handle('Network.requestWillBeSent', sent('2'))
    handle('Network.loadingFinished', { requestId: '1', encodedDataLength: 1 })
    expect(inFlight()).toBe(1)
    handle('Network.loadingFailed', { requestId: '2', errorText: 'net::ERR_ABORTED', canceled: true })
    expect(inFlight()).toBe(0)
  })

  it('says why the page may not read an answer', () => {
    const { facts, handle } = recorder()
    handle('Network.requestWillBeSent', sent('1'))
    const corsErrorStatus = { corsError: 'MissingAllowOriginHeader', failedParameter: '' }
    handle('Network.loadingFailed', { requestId: '1', errorText: 'net::ERR_FAILED', corsErrorStatus })
    expect(facts.at(-1)).toMatchObject({ kind: 'exchange.failed', corsError: 'MissingAllowOriginHeader', isCanceled: false })
  })

  it('waits no longer for what the page before had asked for, once another has taken over', () => {
    const { inFlight, handle, pageCommitted } = recorder()
    handle('Network.requestWillBeSent', sent('image', 'https://shop.test/logo.svg', { type: 'Image', loaderId: 'old' }))
    handle('Network.requestWillBeSent', sent('new'))
    handle('Network.requestWillBeSent', sent('script', 'https://shop.test/new.js', { type: 'Script', loaderId: 'new' }))
    pageCommitted()
    expect(inFlight()).toBe(2)
  })

  it('takes nothing that the next page asks for to be of a page that is gone', () => {
    const { facts, joiner, inFlight, handle, pageGone } = recorder()
    handle('Network.requestWillBeSent', sent('1'))
    pageGone()
    expect(inFlight()).toBe(0)
    handle('Network.requestWillBeSent', sent('2'))
    joiner.wireReceived(wireId('w1'), { profile: 'laptop', method: 'GET', url: 'https://shop.test/' })
    expect(facts.at(-1)).toMatchObject({ kind: 'exchange.joined', exchange: 'x2', wire: 'w1' })
    expect(inFlight()).toBe(1)
  })

  it('ends the request of a page that has loaded, though its last message was lost', () => {
    const { facts, inFlight, handle, pageLoaded } = recorder()
    handle('Network.requestWillBeSent', sent('1'))
    handle('Network.requestWillBeSentExtraInfo', requestExtra('1'))
    pageLoaded()
    expect(inFlight()).toBe(0)
    expect(facts.at(-1)).toMatchObject({ kind: 'exchange.finished' })
  })
})

describe('who asks', () => {
  const page = { frame: { id: 'main', url: 'about:blank' } } as never
  const document = (requestId: string, frameId: string, url: string) => sent(requestId, url, { frameId })
  const shown = (recorded: ReturnType<typeof recorder>, requestId: string, frameId: string, url: string): void => {
    recorded.handle('Network.requestWillBeSent', document(requestId, frameId, url))
    recorded.handle('Network.responseReceived', { requestId, response: { status: 200, statusText: '', headers: {}, mimeType: '' } })
  }
  const asked = (facts: readonly TraceDraft[]) =>
    facts.flatMap(fact => (fact.kind === 'request.sent' ? [[fact.url, fact.isTopLevelNavigation, fact.embeddedIn]] : []))

  it('tells the page of the tab from a frame in it, and names the documents around the frame', () => {
    const recorded = recorder()
    recorded.frames.begin(page)
    shown(recorded, '1', 'main', 'https://shop.test/')
    recorded.handle('Page.frameAttached', { frameId: 'outer', parentFrameId: 'main' })
    shown(recorded, '2', 'outer', 'https://evil.test/')
    recorded.handle('Page.frameDetached', { frameId: 'outer', reason: 'swap' })
    recorded.handle('Page.frameAttached', { frameId: 'inner', parentFrameId: 'outer' })
    recorded.handle('Network.requestWillBeSent', document('3', 'inner', 'https://shop.test/inner'))
    recorded.handle('Network.requestWillBeSent', sent('4', 'https://shop.test/i.png', { type: 'Image', loaderId: '2', frameId: 'outer' }))
    recorded.handle('Network.requestWillBeSent', document('5', 'nobody-knows', 'https://shop.test/lost'))
    expect(asked(recorded.facts)).toEqual([
      ['https://shop.test/', true, undefined],
      ['https://evil.test/', false, ['https://shop.test/']],
      ['https://shop.test/inner', false, ['https://evil.test/', 'https://shop.test/']],
      ['https://shop.test/i.png', false, ['https://shop.test/']],
      ['https://shop.test/lost', false, null],
    ])
  })

  it('lets a frame’s document not stand for a new page', () => {
    const recorded = recorder()
    recorded.frames.begin(page)
    recorded.handle('Network.requestWillBeSent', document('1', 'main', 'https://shop.test/'))
    recorded.handle('Network.requestWillBeSent', document('2', 'frame', 'https://shop.test/frame'))
    recorded.pageCommitted()
    expect(recorded.inFlight()).toBe(2)
  })

  const preflight = () => {
    const recorded = recorder()
    recorded.handle('Network.requestWillBeSent', sent('call', 'https://api.shop.test/x', { type: 'Fetch', loaderId: '0' }))
    const initiator = { type: 'preflight', requestId: 'call' }
    recorded.handle('Network.requestWillBeSent', sent('ask', 'https://api.shop.test/x', { type: 'Other', loaderId: '0', initiator }))
    return recorded
  }
  const decided = (facts: readonly TraceDraft[]) =>
    facts.flatMap(fact => (fact.kind === 'preflight.decided' ? [[fact.exchange, fact.corsError]] : []))

  it('links a preflight to the request that it asks for, and says once what the browser made of it', () => {
    const { facts, handle } = preflight()
    expect(facts.at(-1)).toMatchObject({ kind: 'request.sent', resource: 'Preflight', preflightFor: { exchange: 'x1', sent: 1 } })
    handle('Network.requestWillBeSentExtraInfo', requestExtra('call'))
    handle('Network.requestWillBeSentExtraInfo', requestExtra('call'))
    expect(decided(facts)).toEqual([['x2', null]])
  })

  it.each([
    ['PreflightInvalidStatus', [['x2', 'PreflightInvalidStatus']]],
    ['MissingAllowOriginHeader', []],
  ])('takes %s of the request for the word on its preflight, if it is one', (corsError, expected) => {
    const { facts, handle } = preflight()
    handle('Network.loadingFailed', {
      requestId: 'call',
      errorText: 'net::ERR_FAILED',
      corsErrorStatus: { corsError, failedParameter: '' },
    })
    expect(decided(facts)).toEqual(expected)
  })
})

describe('who answered', () => {
  const from = (response: object, headers: Record<string, string> = {}) => {
    const { facts, handle } = recorder()
    handle('Network.requestWillBeSent', sent('1'))
    handle('Network.responseReceived', { requestId: '1', response: { status: 200, statusText: '', mimeType: '', headers, ...response } })
    const fact = facts.at(-1)
    return fact?.kind === 'response.received' ? [fact.servedFrom, fact.workerSource ?? null] : null
  }
  const own = { 'Non-Authoritative-Reason': 'HSTS' }

  it.each<[string, object, Record<string, string>, readonly (string | null)[]]>([
    ['the browser itself', {}, own, ['browser', null]],
    ['a server that writes the browser’s field', {}, { ...own, 'X-Request-Id': 'w1' }, [null, null]],
    [
      'a service worker, from the network',
      { fromServiceWorker: true, serviceWorkerResponseSource: 'network' },
      {},
      ['service-worker', 'network'],
    ],
    [
      'a service worker’s script',
      { fromServiceWorker: true, serviceWorkerResponseSource: 'fallback-code' },
      {},
      ['service-worker', 'made'],
    ],
    ['a service worker, and nothing more is said', { fromServiceWorker: true }, {}, ['service-worker', null]],
  ])('is %s', (_, response, headers, expected) => {
    expect(from(response, headers)).toEqual(expected)
  })

  it('is over with the wire, for whoever has the head and reads no body', () => {
    const { joiner, inFlight, handle } = recorder()
    handle('Network.requestWillBeSent', sent('1', 'https://shop.test/a', { type: 'Fetch', loaderId: '0' }))
    joiner.confirmed(exchangeId('x1'), wireId('w1'))
    joiner.wireEnded(wireId('w1'))
    expect(inFlight()).toBe(1)
    handle('Network.responseReceived', { requestId: '1', response: { status: 200, statusText: '', headers: {}, mimeType: '' } })
    expect(inFlight()).toBe(0)
  })

  it('is over with the wire for a shared worker’s script, of which a tab hears the judgement alone', () => {
    const { joiner, inFlight, handle } = recorder()
    handle('Network.requestWillBeSent', sent('1', 'https://shop.test/w.js', { type: 'Script', loaderId: '' }))
    handle('Network.responseReceivedExtraInfo', responseExtra('1', 200, { 'X-Request-Id': 'w1' }))
    expect(inFlight()).toBe(1)
    joiner.wireEnded(wireId('w1'))
    expect(inFlight()).toBe(0)
  })
})
