import { expect, test } from '@playwright/test'
import type { ExchangeId } from '@shared/ids.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { explainExchange } from '@shared/telling/explain-exchange.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import { answerUrl, runApp, type OpenTab, type RunningApp } from './support/running-app.ts'
import { openReceipt } from './support/shown.ts'

/* What becomes of requests, as the trace tells it when browser, wire and server are joined. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let tab: OpenTab

test.beforeAll(async () => {
  running = await runApp()
  tab = await running.openTab('laptop', 'https://shop.test/')
})
test.afterAll(() => running.close())

async function exchanges(part = ''): Promise<Exchange[]> {
  const fold = createExchangeFold()
  fold.push(await running.events())
  return fold.rows().filter(({ url }) => url.includes(part))
}
const last = async (part: string): Promise<Exchange | undefined> => (await exchanges(part)).at(-1)
const logIn = async (user: string, password: string): Promise<void> => {
  await tab.run(
    `document.querySelector('#user').value = '${user}'; document.querySelector('#password').value = '${password}'; document.querySelector('#log-in').click()`,
  )
}
const html = (body: string, ...fields: readonly string[]): string => answerUrl('https://shop.test', { body, fields })

for (const [scheme, cookie] of [
  ['session', 'sid'],
  ['jwt', 'token'],
] as const) {
  test(`${scheme}: a wrong password is refused, a right one stores the cookie and leads on`, async () => {
    await tab.visit(`https://shop.test/${scheme}/me`)
    await expect.poll(async () => (await last(`/${scheme}/me`))?.status).toBe(401)
    await tab.visit(`https://shop.test/${scheme}/`)
    await logIn('alice', 'wrong')
    await expect.poll(async () => (await last(`/${scheme}/login`))?.status).toBe(401)
    await expect
      .poll(async () => (await last(`/${scheme}/login`))?.hops[0]?.decision)
      .toMatchObject({ outcome: 'refused', refusedBy: 'password-right' })
    await tab.visit(`https://shop.test/${scheme}/`)
    await logIn('alice', 'wonderland')
    await expect.poll(async () => (await last(`/${scheme}/me`))?.status).toBe(200)
    await expect
      .poll(() => last(`/${scheme}/login`))
      .toMatchObject({ status: 303, browser: { responseCookies: [{ verdict: { kind: 'stored' }, cookie: { name: cookie } }] } })
    const login = await last(`/${scheme}/login`)
    await expect.poll(async () => (await last(`/${scheme}/me`))?.browser?.redirectedFrom, 'the redirect hop is linked').toBe(login?.id)
  })

  test(`${scheme}: knows a user and refuses the admin page, lets an admin in, logs out`, async () => {
    await tab.visit(`https://shop.test/${scheme}/admin`)
    await expect
      .poll(() => last(`/${scheme}/admin`))
      .toMatchObject({
        status: 403,
        hops: [{ decision: { refusedBy: 'role-allowed', user: 'alice' } }],
      })
    await tab.visit(`https://shop.test/${scheme}/me`)
    await tab.run(`document.querySelector('#log-out').click()`)
    await expect
      .poll(async () => (await last(`/${scheme}/logout`))?.browser?.responseCookies.map(({ verdict }) => verdict.kind))
      .toEqual(['deleted'])
    await tab.visit(`https://shop.test/${scheme}/`)
    await logIn('admin', 'opensesame')
    await expect.poll(() => tab.run(`document.querySelector('#who')?.textContent ?? ''`)).toBe('admin')
    await tab.visit(`https://shop.test/${scheme}/admin`)
    await expect.poll(async () => (await last(`/${scheme}/admin`))?.status).toBe(200)
  })
}

test('bearer: the preflight stands in the timeline, and the token goes as Authorization alone', async () => {
  await tab.visit('https://shop.test/bearer/')
  await logIn('alice', 'wonderland')
  await expect.poll(() => tab.run(`localStorage.getItem('token')`)).toMatch(/^eyJ/)
  await tab.run(`document.querySelector('#go-me').click()`)
  await expect.poll(async () => (await exchanges('/bearer/me')).filter(({ method }) => method === 'GET').at(-1)?.status).toBe(200)
  await expect
    .poll(async () => (await exchanges('/bearer/me')).find(({ method }) => method === 'OPTIONS'))
    .toMatchObject({ status: 204, browser: { resource: 'Preflight' } })
  const get = (await exchanges('/bearer/me')).filter(({ method }) => method === 'GET').at(-1)
  expect(get?.hops[0]?.requestHeaders.find(([name]) => name.toLowerCase() === 'authorization')?.[1]).toMatch(/^Bearer eyJ/)
  expect(get?.browser?.requestCookies.filter(({ verdict }) => verdict.kind === 'sent')).toEqual([])
})

test('a cache hit never reached the server, and is not glued to the exchange it came from', async () => {
  const image = `${answerUrl('https://shop.test', { fields: ['Content-Type: text/plain', 'Cache-Control: max-age=600'], body: 'kept' })}`
  await tab.visit(html('<p>page</p>'))
  for (let i = 0; i < 2; i += 1) await tab.run(`fetch(${JSON.stringify(image)}).then(answer => answer.text())`)
  await expect
    .poll(() => exchanges('body=kept'))
    .toMatchObject([
      { browser: { servedFrom: null }, hops: [{ join: 'confirmed' }] },
      { status: 200, progress: 'finished', hops: [], browser: { servedFrom: expect.stringMatching(/disk|memory/) as unknown } },
    ])
  const receipt = await openReceipt(running.page, 'body=kept', 'cache')
  await expect(receipt).toContainText(/never/)
})

test('a 304 of the network shows under the 200 that the page got', async () => {
  const url = answerUrl('https://shop.test', {
    fields: ['Content-Type: text/plain', 'ETag: "v1"', 'Cache-Control: no-cache'],
    body: 'tagged',
  })
  for (let i = 0; i < 2; i += 1) expect(await tab.run(`fetch(${JSON.stringify(url)}).then(answer => answer.text())`)).toBe('tagged')
  await expect
    .poll(() => exchanges('body=tagged'))
    .toMatchObject([
      { status: 200, browser: { networkStatus: null }, hops: [{ response: { status: 200 } }] },
      { status: 200, browser: { networkStatus: 304 }, hops: [{ join: 'confirmed', response: { status: 304 } }] },
    ])
})

/** The facts of requests that never began, since the last one of `before`. */
async function forbidden(part: string): Promise<readonly { readonly url: string }[]> {
  const facts = (await running.eventsOf('request.forbidden')).filter(({ url }) => url.includes(part))
  return facts.map(({ url, asker, rule, redirectOf }) => ({ url, asker, rule, redirectOf }))
}
const onWire = async (part: string): Promise<boolean> => (await running.eventsOf('request.received')).some(({ url }) => url.includes(part))
const policy = (value: string): string => `Content-Security-Policy: ${value}`
const byPolicy = (directive: string, ...policies: readonly { source: string; directive: string }[]): object => ({
  kind: 'csp',
  directive,
  policies,
})

test.describe('a request that the browser forbids before it begins', () => {
  const self = 'https://shop.test'
  const evil = 'https://evil.test'

  test('has a row that names directive and header, and one only; nothing reaches the wire', async () => {
    await tab.visit(html('<p>strict</p>', policy("default-src 'self' 'unsafe-inline'; connect-src 'none'")))
    await tab.run(`fetch('/lab/echo?one-fetch', { method: 'POST', body: 'x' }).catch(() => null)`)
    const rule = byPolicy('connect-src', { source: 'header', directive: "connect-src 'none'" })
    await expect.poll(() => forbidden('one-fetch')).toEqual([{ url: `${self}/lab/echo?one-fetch`, asker: 'page', rule, redirectOf: null }])
    expect(await exchanges('one-fetch')).toEqual([])
    expect(await onWire('one-fetch')).toBe(false)
    const row = running.page.getByRole('listbox', { name: 'Timeline' }).getByRole('option').filter({ hasText: 'one-fetch' })
    await expect(row).toHaveCount(1)
    await expect(row).toContainText('The page’s Content-Security-Policy (connect-src) forbids a request')
    await expect(row).toContainText("It says “connect-src 'none'” (response header).")
  })

  test('is told once where its begin is told, and where several policies or the fallback forbid it', async () => {
    await tab.visit(html('<p>strict</p>', policy("default-src 'self' 'unsafe-inline'"), policy("connect-src 'self', img-src 'self'")))
    await tab.run(
      `{ const asked = new XMLHttpRequest(); asked.open('GET', '${evil}/lab/echo?by-xhr'); asked.send(); new Image().src = '${evil}/lab/echo?by-image' } 0`,
    )
    await tab.run(`fetch('${evil}/lab/echo?two-policies').catch(() => null)`)
    const said = [
      { source: 'header', directive: "default-src 'self' 'unsafe-inline'" },
      { source: 'header', directive: "connect-src 'self'" },
    ]
    await expect.poll(() => forbidden('two-policies')).toMatchObject([{ asker: 'page', rule: byPolicy('connect-src', ...said) }])
    for (const part of ['by-xhr', 'by-image']) {
      expect(await exchanges(part)).toMatchObject([{ progress: 'failed', hops: [], browser: { failure: { blockedReason: 'csp' } } }])
      expect(await forbidden(part)).toEqual([])
    }
  })

  test('is told once for each call, and by a <meta> element as well; a report-only policy forbids nothing', async () => {
    const reports = "Content-Security-Policy-Report-Only: connect-src 'none'"
    await tab.visit(html(`<meta http-equiv="Content-Security-Policy" content="connect-src 'self'"><title>meta</title>`, reports))
    await tab.run(`Promise.all([1, 2, 3].map(() => fetch('${evil}/lab/echo?three-calls').catch(() => null)))`)
    const rule = byPolicy('connect-src', { source: 'meta', directive: "connect-src 'self'" })
    await expect.poll(() => forbidden('three-calls')).toMatchObject([{ rule }, { rule }, { rule }])
    await tab.run(`fetch('/lab/echo?only-reported').then(answer => answer.text())`)
    await expect.poll(async () => (await last('only-reported'))?.status).toBe(200)
    expect(await forbidden('only-reported')).toEqual([])
  })

  test('is told of a beacon, a WebSocket, a worker, a frame, a form, mixed content and the mode same-origin', async () => {
    await tab.visit(html('<p>strict</p>', policy("connect-src 'none'; worker-src 'none'; frame-src 'none'; form-action 'none'")))
    await tab.run(`{
      navigator.sendBeacon('/lab/echo?a-beacon', 'x')
      try { new WebSocket('wss://shop.test/a-socket') } catch {}
      try { new Worker('/lab/echo?a-worker') } catch {}
    } 0`)
    await expect.poll(() => forbidden('a-worker')).toMatchObject([{ asker: 'page' }])
    await tab.run(`{
      const frame = document.createElement('iframe'); frame.src = '/lab/echo?a-frame#part'; document.body.append(frame)
      const form = document.createElement('form'); form.action = '/lab/echo?a-form'; form.method = 'post'; document.body.append(form); form.submit()
    } 0`)
    for (const [part, directive] of [
      ['a-beacon', 'connect-src'],
      ['a-socket', 'connect-src'],
      ['a-worker', 'worker-src'],
      ['a-frame', 'frame-src'],
      ['a-form', 'form-action'],
    ] as const) {
      const rule = byPolicy(directive, { source: 'header', directive: `${directive} 'none'` })
      await expect.poll(() => forbidden(part), part).toMatchObject([{ rule, redirectOf: null }])
      expect(await onWire(part)).toBe(false)
    }
    await tab.visit(html('<p>secure</p>'))
    await tab.run(
      `{ const frame = document.createElement('iframe'); frame.src = 'http://evil.test/mixed-frame'; document.body.append(frame) } 0`,
    )
    await tab.run(`fetch('http://evil.test/mixed-fetch').catch(() => null)`)
    await tab.run(`fetch('${evil}/lab/echo?same-origin-only', { mode: 'same-origin' }).catch(() => null)`)
    await expect.poll(() => forbidden('mixed-frame')).toMatchObject([{ rule: { kind: 'mixed-content' } }])
    await expect.poll(() => forbidden('same-origin-only')).toMatchObject([{ rule: { kind: 'cors', error: 'DisallowedByMode' } }])
    expect(await forbidden('mixed-fetch')).toEqual([])
    expect(await last('mixed-fetch')).toMatchObject({
      progress: 'failed',
      hops: [],
      browser: { failure: { blockedReason: 'mixed-content' } },
    })
  })

  test('is told of the documents of frames and workers, whose policies are their own, each once', async () => {
    await tab.visit(html('<p>with frames</p>'))
    const inFrame = (part: string): string =>
      answerUrl(evil, { fields: [policy("connect-src 'none'")], body: `<script>fetch('/lab/echo?${part}').catch(() => null)</script>` })
    const addFrame = (url: string): string =>
      `{ const frame = document.createElement('iframe'); frame.src = ${JSON.stringify(url)}; document.body.append(frame) } 0`
    await tab.run(addFrame(inFrame('frame-one')))
    await expect.poll(async () => (await forbidden('frame-one')).length).toBe(1)
    await tab.run(addFrame(inFrame('frame-two')))
    const script = answerUrl(self, {
      fields: ['Content-Type: text/javascript', policy("connect-src 'none'")],
      // DevTools hears a worker only once it is attached to it: what the worker asks for before that is told by nobody.
      body: `let n = 0; setInterval(() => fetch('/lab/echo?in-worker' + n++).catch(() => null), 100)`,
    })
    await tab.run(`globalThis.asking = new Worker(${JSON.stringify(script)}); 0`)
    const rule = byPolicy('connect-src', { source: 'header', directive: "connect-src 'none'" })
    await expect.poll(() => forbidden('frame-two')).toMatchObject([{ asker: 'frame', rule }])
    await expect.poll(async () => (await forbidden('in-worker')).length).toBeGreaterThan(1)
    await tab.run(`asking.terminate(); 0`)
    const ofWorker = await forbidden('in-worker')
    for (const told of ofWorker) expect(told).toMatchObject({ asker: 'worker', rule: byPolicy('connect-src') })
    expect(new Set(ofWorker.map(({ url }) => url)).size).toBe(ofWorker.length)
    expect(await forbidden('frame-one')).toMatchObject([{ asker: 'frame', rule }])
  })

  test('is told as a redirect that was not followed; what was asked before has its own end', async () => {
    const away = (part: string): string => answerUrl(self, { status: 302, fields: [`Location: ${evil}/lab/echo?${part}-away`], body: part })
    await tab.visit(html('<p>strict</p>', policy("connect-src 'self'; frame-src 'self'; form-action 'self'")))
    await tab.run(`fetch(${JSON.stringify(away('by-fetch'))}).catch(() => null)`)
    await expect
      .poll(() => exchanges('by-fetch'))
      .toMatchObject([
        { status: 302, progress: 'finished', hops: [{ response: { status: 302 } }] },
        { status: null, progress: 'failed', hops: [], browser: { failure: { blockedReason: 'csp' } } },
      ])
    const [from, to] = await exchanges('by-fetch')
    expect(to?.browser?.redirectedFrom).toBe(from?.id)
    expect(await forbidden('by-fetch')).toEqual([])

    await tab.run(
      `{ const frame = document.createElement('iframe'); frame.src = ${JSON.stringify(away('framed'))}; document.body.append(frame) } 0`,
    )
    await expect.poll(async () => (await forbidden(evil)).at(-1)).toMatchObject({ url: evil, rule: { directive: 'frame-src' } })
    const framed = await last('framed')
    expect((await forbidden(evil)).at(-1)).toMatchObject({ redirectOf: framed?.id })

    await tab.run(`{
      const form = document.createElement('form'); form.action = '/lab/answer'; form.method = 'get'
      for (const [name, value] of [['status', '302'], ['header', 'Location:${evil}/lab/echo?form-away']]) {
        const field = document.createElement('input'); field.name = name; field.value = value; form.append(field)
      }
      document.body.append(form); form.submit()
    } 0`)
    await expect.poll(() => forbidden('form-away')).toMatchObject([{ rule: { directive: 'form-action' } }])
    const posted = (await exchanges('form-away')).at(-1)
    expect(await forbidden('form-away')).toMatchObject([{ redirectOf: posted?.id }])
    expect(await onWire('evil.test/lab/echo?form-away')).toBe(false)
  })
})

test('a cookie that a script wrote changes the jar without a Set-Cookie', async () => {
  await tab.visit('https://shop.test/')
  await tab.run(`document.cookie = 'by-script=1; Path=/'`)
  await expect
    .poll(async () => (await running.eventsOf('jar.changed')).find(event => event.cookie.name === 'by-script')?.change)
    .toBe('set')
  await expect(running.page.getByRole('option').filter({ hasText: 'by-script' }).last()).toBeVisible()
})

test('every verdict on a Set-Cookie is there, with all of its reasons', async () => {
  const lines = [
    'fine=1; Path=/',
    'fine=; Path=/; Max-Age=0',
    'locked=1; Secure',
    'wide=1; Domain=evil.test',
    '__Host-x=1; Path=/a',
    'loose=1; SameSite=None',
  ]
  const query = lines.map(line => `set-cookie=${encodeURIComponent(line)}`).join('&')
  await tab.visit(`http://shop.test/lab/answer?${query}&body=verdicts`)
  const verdicts = async (): Promise<unknown> =>
    (await last('body=verdicts'))?.browser?.responseCookies.map(({ line, verdict }) => [
      line?.split(';', 1)[0],
      verdict.kind,
      'reasons' in verdict ? verdict.reasons : [],
    ])
  await expect.poll(verdicts).toEqual([
    ['fine=1', 'stored', []],
    ['fine=', 'deleted', []],
    ['locked=1', 'rejected', ['SecureOnly']],
    ['wide=1', 'rejected', ['InvalidDomain']],
    ['__Host-x=1', 'rejected', [expect.any(String)]],
    ['loose=1', 'rejected', ['SameSiteNoneInsecure']],
  ])
})

test('what became of a Set-Cookie is what the jar did: another path, no credentials, a preflight, no Secure, and Clear-Site-Data', async () => {
  const fate = (part: string) => async (): Promise<unknown> =>
    (await last(`body=${part}`))?.browser?.responseCookies.map(({ verdict }) =>
      'because' in verdict ? [verdict.kind, verdict.because] : verdict.kind,
    )
  const ask = (target: string, options = '{}'): Promise<unknown> =>
    tab.run(`fetch(${JSON.stringify(target)}, ${options}).then(response => response.text()).then(() => 0, () => 0)`)
  const told = (part: string, line: string, origin = 'https://shop.test', path = '/lab/answer'): string =>
    `${origin}${path}?header=Content-Type:text%2Fhtml&header=Access-Control-Allow-Origin:*&set-cookie=${encodeURIComponent(line)}&body=${part}`
  await tab.visit(told('given', 'tok=abc; Path=/; Secure; HttpOnly'))
  await tab.visit(told('again', 'tok=abc; Path=/; Secure; HttpOnly'))
  await tab.visit(told('elsewhere', 'tok=; Max-Age=0'))
  await ask(told('omit', 'ghost=1; Path=/'), "{ credentials: 'omit' }")
  await ask(told('preflighted', 'pre=1; Path=/', 'https://api.shop.test'), "{ headers: { 'X-Own': '1' } }")
  await tab.visit(told('apart', 'part=1; Path=/; Partitioned'))
  await tab.visit(told('korean', '이름=값; Path=/'))
  await expect.poll(fate('given')).toEqual(['stored'])
  await expect.poll(fate('again')).toEqual(['replaced'])
  await expect.poll(fate('elsewhere')).toEqual([['deletes-nothing', 'no-such-cookie']])
  await expect.poll(fate('omit')).toEqual([['not-stored', 'no-credentials']])
  await expect
    .poll(async () => (await exchanges('body=preflighted')).find(({ method }) => method === 'OPTIONS')?.browser?.responseCookies)
    .toMatchObject([{ verdict: { kind: 'not-stored', because: 'preflight' } }])
  await expect.poll(fate('apart')).toEqual([['not-stored', 'not-secure']])
  await expect.poll(fate('korean')).toEqual(['stored'])
  const receipt = await openReceipt(running.page, 'GET', 'body=elsewhere')
  await expect(receipt).toContainText('This line means Path=/lab of shop.test; the jar has “tok” at Path=/ of shop.test.')
  await expect(receipt).toContainText('To delete that one it takes Path=/.')

  await tab.visit('https://shop.test/lab/answer?header=Content-Type:text%2Fhtml&header=Clear-Site-Data:%22cookies%22&body=cleared')
  const causes = async (): Promise<unknown> => {
    const events = await running.events()
    const gone = events.findLast(event => event.kind === 'jar.changed' && event.change === 'removed' && event.cookie.name === 'tok')
    const found = events.find(event => event.kind === 'cause.found' && event.effect === gone?.seq)
    const by = found?.kind === 'cause.found' ? found.by : gone?.cause
    const cause = events.find(({ seq }) => seq === by)
    return cause !== undefined && 'exchange' in cause ? (await exchanges('body=cleared')).at(-1)?.key === cause.exchange : null
  }
  await expect.poll(causes, 'what Clear-Site-Data took is laid to that response').toBe(true)
})

test('requests of frames are in the timeline, of the same site and of another', async () => {
  await tab.visit(html('<iframe src="/storage?same"></iframe><iframe src="https://evil.test/prize?other"></iframe>'))
  for (const part of ['storage?same', 'prize?other']) {
    await expect.poll(async () => (await last(part))?.hops[0]?.response?.status).toBe(200)
    await expect(running.page.getByRole('option').filter({ hasText: part }).last()).toBeVisible()
  }
})

test('browser and wire agree on every request that has both sides, and no two exchanges claim one request', async () => {
  const unseen = async (): Promise<string[]> =>
    (await exchanges()).filter(row => row.browser === null && !row.url.includes('?other')).map(({ method, url }) => `${method} ${url}`)
  await expect.poll(unseen).toEqual([])
  await expect
    .poll(async () => (await exchanges()).filter(({ progress, url }) => progress === 'pending' && !url.includes('?other')))
    .toEqual([])
  const claimed = new Map<string, ExchangeId | null>()
  const rows = await exchanges()
  expect(rows.length).toBeGreaterThan(40)
  for (const { id, method, url, hops, browser, status } of rows) {
    for (const { wire, response } of hops) {
      expect(claimed.get(wire), `${wire} ${url}`).toBeUndefined()
      claimed.set(wire, id)
      if (browser && browser.networkStatus === null && status !== null && hops.length === 1)
        expect(response?.status, `${method} ${url}`).toBe(status)
    }
  }
})

/** The sentence that the timeline says of the newest exchange with this address. */
const said = async (part: string): Promise<string> => {
  const exchange = await last(part)
  return exchange === undefined ? '' : explainExchange(exchange).en
}

test('a Lax cookie stays behind when a page of another site opens its site in a frame, and the receipt says that it is a frame', async () => {
  await tab.visit(answerUrl('https://evil.test', { fields: ['Set-Cookie: lax=1; SameSite=Lax; Secure; Path=/'] }))
  await tab.visit(html('<iframe src="https://evil.test/lab/echo?framed"></iframe>'))
  const ofFrame = async (): Promise<unknown> => {
    const browser = (await last('echo?framed'))?.browser
    return [browser?.isTopLevelNavigation, browser?.requestCookies.map(({ cookie, verdict }) => [cookie?.name, verdict.kind])]
  }
  await expect.poll(ofFrame).toEqual([false, [['lax', 'held-back']]])
  await expect(await openReceipt(running.page, 'echo?framed')).toContainText('this opens a frame within a page')
})

test('a response that nobody reads has an end: to a HEAD, and with a body that the script leaves', async () => {
  await tab.visit('https://shop.test/storage')
  await tab.run(`fetch('/lab/echo?head', { method: 'HEAD' }).then(({ status }) => status)`)
  await tab.run(`fetch('/lab/echo?unread').then(({ status }) => status)`)
  for (const part of ['echo?head', 'echo?unread']) await expect.poll(async () => (await last(part))?.progress, part).toBe('finished')
})

test('what a service worker passes on is told as that, and as no cache', async () => {
  const worker = `self.onactivate = event => event.waitUntil(clients.claim())
    self.onfetch = event => { if (event.request.url.includes('through')) event.respondWith(fetch(event.request)) }`
  const script = answerUrl('https://shop.test', { fields: ['Content-Type: text/javascript'], body: worker })
  await tab.visit(html('<p>with a worker</p>'))
  await tab.run(`(async () => {
    const controlled = new Promise(resolve => { navigator.serviceWorker.oncontrollerchange = resolve })
    await navigator.serviceWorker.register('${script}')
    await controlled
    await (await fetch('/lab/echo?through')).text()
  })()`)
  const of = async (): Promise<unknown> => {
    const browser = (await exchanges('echo?through')).find(row => row.browser !== null)?.browser
    return [browser?.servedFrom, browser?.workerSource]
  }
  await expect.poll(of).toEqual(['service-worker', 'network'])
  const sentence = await said('echo?through')
  expect(sentence).toContain('service worker')
  expect(sentence).not.toMatch(/cache/i)
  await tab.run(`navigator.serviceWorker.getRegistration().then(found => found.unregister())`)
})

test('a redirect to https by HSTS is told as the browser’s own', async () => {
  await tab.visit(answerUrl('https://ads.test', { fields: ['Strict-Transport-Security: max-age=600'] }))
  await running.call('stage:navigate', { tab: tab.id, url: 'http://ads.test/lab/echo?upgraded' })
  await expect.poll(async () => (await last('https://ads.test/lab/echo?upgraded'))?.status).toBe(200)
  expect((await last('http://ads.test/lab/echo?upgraded'))?.browser?.servedFrom).toBe('browser')
  const sentence = await said('http://ads.test/lab/echo?upgraded')
  expect(sentence).toContain('HSTS')
  expect(sentence).toContain('no server responded')
})

test('a redirect of the server to http, which HSTS turns into https: each response stays with its own request', async () => {
  const [there, from] = ['http://ads.test/lab/echo?behind', 'https://ads.test/lab/answer?status=308']
  const line = encodeURIComponent('behind=1; Path=/')
  await running.call('stage:navigate', { tab: tab.id, url: `${from}&header=Location:${encodeURIComponent(there)}&set-cookie=${line}` })
  await expect.poll(async () => (await last('https://ads.test/lab/echo?behind'))?.hops).toMatchObject([{ join: 'confirmed' }])
  const redirected = await last(from)
  expect(redirected).toMatchObject({ status: 308, hops: [{ join: 'confirmed' }] })
  await expect.poll(async () => (await last(from))?.browser?.responseCookies.map(({ verdict }) => verdict.kind)).toEqual(['stored'])
  expect(await last(there)).toMatchObject({ status: 307, hops: [], browser: { servedFrom: 'browser', responseCookies: [] } })
})
