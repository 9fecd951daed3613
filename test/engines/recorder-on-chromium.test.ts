import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { headerValue } from '@shared/web/headers.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import type { EventOf, TraceEvent, TraceEventKind } from '@shared/trace/trace-event.ts'
import { chromiumPath } from '../support/browser-paths.ts'
import { chromiumName, openChromiumOnLab, type ChromiumOnLab } from './debian-chromium.ts'
import { isFinished, judgementsOf, tell } from './engine.ts'
import { until } from './run-case.ts'

/* The app's recorder on a current engine's DevTools messages: who saw what, joined into one exchange. */

const https = 'https://shop.test'

describe.skipIf(chromiumPath === undefined)(`the recorder on ${chromiumName()}`, () => {
  let engine: ChromiumOnLab
  let events: readonly TraceEvent[]
  let from = 0

  beforeAll(async () => {
    engine = await openChromiumOnLab()
    events = await engine.events()
  })
  afterAll(() => engine.close())
  beforeEach(async () => {
    await engine.emptyJar()
    await engine.visit('about:blank')
    from = events.length
  })

  const own = (): readonly TraceEvent[] => events.slice(from)
  const of = <Kind extends TraceEventKind>(kind: Kind): EventOf<Kind>[] =>
    own().filter((event): event is EventOf<Kind> & TraceEvent => event.kind === kind)
  const finished = (url: string, method = 'GET'): Promise<void> =>
    until(() => Promise.resolve(isFinished(own(), url, method)), `${method} ${url} has no end`)
  function rows(): readonly Exchange[] {
    const fold = createExchangeFold()
    fold.push(own())
    return fold.rows().filter(row => !row.url.endsWith('/favicon.ico'))
  }

  it('joins every exchange to the wire by the answer’s X-Request-Id', async () => {
    const url = tell(https, { cookies: ['a=1', 'b=2; Secure'], body: 'joined' })
    await engine.visit(url)
    await finished(url)
    const [row] = rows()
    const wire = of('request.received').find(event => event.url === url)
    expect(row).toMatchObject({ method: 'GET', url, status: 200 })
    expect(
      of('exchange.joined')
        .filter(({ basis }) => basis === 'confirmed')
        .map(joined => joined.wire),
    ).toContain(wire?.wire)
    expect(of('response.judged').map(({ headers }) => headerValue(headers, 'x-request-id'))).toContain(wire?.wire)
  })

  it('keeps several Set-Cookie fields of one answer apart, each with its verdict', async () => {
    const url = tell(https, { cookies: ['a=1; Path=/', 'b=2; Domain=evil.test', 'c=3; Path=/', 'd=4; Path=/'], body: 'several' })
    await engine.visit(url)
    await finished(url)
    expect(judgementsOf(own()).map(({ line, verdict }) => [line, verdict.kind])).toEqual([
      ['a=1; Path=/', 'stored'],
      ['b=2; Domain=evil.test', 'rejected'],
      ['c=3; Path=/', 'stored'],
      ['d=4; Path=/', 'stored'],
    ])
  })

  it('tells the hops of a redirect chain apart, though Chromium gives them one id', async () => {
    const last = tell(https, { cookies: ['last=1; Path=/'], body: 'end' })
    const middle = tell('https://api.shop.test', { status: 302, fields: [`Location: ${last}`], cookies: ['middle=1; Path=/'] })
    const first = tell(https, { status: 302, fields: [`Location: ${middle}`], cookies: ['first=1; Path=/'] })
    await engine.visit(first)
    await finished(last)
    expect(rows().map(({ url, status }) => [url, status])).toEqual([
      [first, 302],
      [middle, 302],
      [last, 200],
    ])
    const judged = judgementsOf(own()).map(({ url, cookie, verdict }) => [url, cookie?.name, verdict.kind])
    expect(judged).toEqual(
      expect.arrayContaining([
        [first, 'first', 'stored'],
        [middle, 'middle', 'stored'],
        [last, 'first', 'sent'],
        [last, 'last', 'stored'],
      ]),
    )
    expect(of('request.sent').map(({ redirectedFrom }) => redirectedFrom === null)).toEqual([true, false, false])
  })

  it('sends Strict cookies after A → B → 302 → A: the chain does not make it cross-site (Chromium took that rule back)', async () => {
    await engine.visit(tell(https, { cookies: ['strict=1; Path=/; Secure; SameSite=Strict'], body: 'given' }))
    const back = tell(https, { body: 'back' })
    const detour = tell('https://evil.test', { status: 302, fields: [`Location: ${back}`] })
    await engine.run(
      `{ const made = document.createElement('a'); made.href = ${JSON.stringify(detour)}; document.body.append(made); made.click() } 0`,
    )
    await finished(back)
    const exchange = of('request.sent').find(({ url }) => url === back)?.exchange
    expect(
      of('cookie.judged')
        .filter(event => event.exchange === exchange && event.line === null)
        .map(({ verdict }) => verdict),
    ).toEqual([{ kind: 'sent' }])
  })

  it('does not glue an answer from the cache to the exchange that filled it', async () => {
    await engine.visit(tell(https, { body: 'page' }))
    const cached = tell(https, { fields: ['Content-Type: text/plain', 'Cache-Control: max-age=60'], body: 'cached' })
    for (let turn = 0; turn < 2; turn += 1) await engine.run(`fetch(${JSON.stringify(cached)}).then(answer => answer.text())`)
    await until(() => Promise.resolve(of('exchange.finished').length >= 3), 'the second fetch has no end')
    const [first, second] = rows().filter(({ url }) => url === cached)
    expect(of('request.received').filter(({ url }) => url === cached)).toHaveLength(1)
    expect([first?.browser?.servedFrom, second?.browser?.servedFrom]).toEqual([null, expect.stringMatching(/disk|memory/)])
    expect([first?.hops.length, second?.hops.length], 'the second never reached the wire').toEqual([1, 0])
  })

  it('shows a revalidation as the 304 that the wire saw', async () => {
    await engine.visit(tell(https, { body: 'page' }))
    const url = tell(https, { fields: ['Content-Type: text/plain', 'Cache-Control: no-cache', 'ETag: "v1"'], body: 'etag' })
    const ask = `fetch(${JSON.stringify(url)}).then(answer => answer.text())`
    await engine.run(ask)
    await engine.run(ask)
    await until(() => Promise.resolve(of('response.judged').length >= 3), 'the second fetch was not judged')
    const conditional = of('request.received').filter(event => event.url === url)[1]
    expect(headerValue(conditional?.headers ?? [], 'if-none-match')).toBe('"v1"')
    const second = rows().filter(row => row.url === url)[1]
    expect(second).toMatchObject({ status: 200, browser: { networkStatus: 304 }, hops: [{ wire: conditional?.wire, join: 'confirmed' }] })
  })

  it('sees no proxy field and no 407, though the proxy asks', async () => {
    const url = tell('http://shop.test', { body: 'plain' })
    await engine.visit(url)
    await finished(url)
    expect(JSON.stringify(own())).not.toMatch(/proxy-auth|"status":407/i)
  })

  it('says of a request without credentials that no cookie was considered, not that all were held back', async () => {
    await engine.visit(tell(https, { cookies: ['a=1; Path=/'], body: 'given' }))
    const url = tell(https, { fields: ['Content-Type: text/plain'], body: 'omit' })
    await engine.run(`fetch(${JSON.stringify(url)}, { credentials: 'omit' }).then(() => 0)`)
    await finished(url)
    const exchange = of('request.sent').find(event => event.url === url)?.exchange
    expect(of('request.judged').find(event => event.exchange === exchange)?.consideredCookies).toBe(0)
    expect(of('cookie.judged').filter(event => event.exchange === exchange)).toEqual([])
  })

  it('keeps a preflight and the request behind it apart', async () => {
    await engine.visit('https://shop.test/')
    await engine.visit(tell(https, { body: 'page' }))
    await engine.run(
      `fetch('https://api.shop.test/lab/answer?header=Content-Type:text/plain', { headers: { 'X-Own': '1' } }).then(() => 0, () => 0)`,
    )
    await until(() => Promise.resolve(of('exchange.failed').length > 0), 'the refused fetch has no end')
    const asked = of('request.sent').filter(({ url }) => url.startsWith('https://api.shop.test/'))
    expect(asked.map(({ method, resource }) => [method, resource])).toEqual(
      expect.arrayContaining([
        ['OPTIONS', 'Preflight'],
        ['GET', 'Fetch'],
      ]),
    )
    expect(
      of('request.received')
        .filter(({ url }) => url.startsWith('https://api.shop.test/'))
        .map(({ method }) => method),
    ).toEqual(['OPTIONS'])
    expect(of('exchange.failed').map(({ corsError }) => corsError)).toContainEqual(expect.stringMatching(/Preflight|Header/))
  })

  it('sees what a page writes to its storages', async () => {
    await engine.visit('https://shop.test/storage')
    await engine.run(`localStorage.setItem('key', 'value'); sessionStorage.setItem('own', '1'); localStorage.removeItem('key'); 0`)
    await until(() => Promise.resolve(of('storage.changed').length >= 3), 'the storages were not told')
    // The two storages tell over pipes of their own: only the order within one is certain.
    const changes = of('storage.changed').map(({ area, op, key, origin }) => [area, op, key, origin])
    expect(changes.filter(([area]) => area === 'local')).toEqual([
      ['local', 'set', 'key', https],
      ['local', 'removed', 'key', https],
    ])
    expect(changes.filter(([area]) => area === 'session')).toEqual([['session', 'set', 'own', https]])
  })

  it('counts no request as open once the page is at rest', async () => {
    const url = tell(https, { body: 'rest' })
    await engine.visit(url)
    await finished(url)
    const open = of('request.sent').filter(
      ({ exchange }) =>
        !own().some(event => (event.kind === 'exchange.finished' || event.kind === 'exchange.failed') && event.exchange === exchange),
    )
    expect(open.map(event => event.url).filter(address => !address.endsWith('/favicon.ico'))).toEqual([])
  })
})
