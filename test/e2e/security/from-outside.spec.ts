import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { chromium, expect, test, type Browser } from '@playwright/test'
import { askForCredential } from './launch-credential.ts'
import { answerUrl, runApp, type OpenTab, type RunningApp } from '../support/running-app.ts'

/* Threats 1 to 3: other programs of this machine, and pages in the user's own browser, meet the running app's port. */

let running: RunningApp
let tab: OpenTab
let port: number

test.beforeAll(async () => {
  running = await runApp()
  tab = await running.openTab('laptop', 'https://shop.test/')
  port = await running.port()
})
test.afterAll(() => running.close())

/** Sends bytes and reads until the other side is done, or has begun to answer and is then quiet for half a second. */
function send(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(bytes))
    socket.on('data', chunk => {
      said += chunk.toString('latin1')
      socket.setTimeout(500, () => socket.destroy())
    })
    socket.on('close', () => resolve(said))
    socket.on('error', reject)
  })
}

/** An empty body and no field but those that HTTP itself needs: nothing tells the asker what it has found. */
function expectEmpty(answer: string, status: number): void {
  const [head = '', ...body] = answer.split('\r\n\r\n')
  const [line = '', ...fields] = head.split('\r\n')
  expect(line).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(body.join('')).toBe('')
  const allowed = ['proxy-authenticate', 'content-length', 'connection', 'keep-alive']
  expect(fields.map(field => field.slice(0, field.indexOf(':')).toLowerCase()).filter(name => !allowed.includes(name))).toEqual([])
}

/** The newest event of the lab itself: what its own tab's browser still has to tell is no news of an asker. */
const lastSeq = async (): Promise<number> => (await running.events()).findLast(({ observer }) => observer !== 'browser')?.seq ?? 0

test.describe('another program of this machine', () => {
  for (const [what, bytes] of [
    ['origin form for the port itself', (at: string) => `GET / HTTP/1.1\r\nHost: ${at}\r\n\r\n`],
    ['origin form for a lab host', () => 'GET / HTTP/1.1\r\nHost: shop.test\r\n\r\n'],
    ['a foreign Host', () => 'GET / HTTP/1.1\r\nHost: attacker.example\r\n\r\n'],
    ['absolute form for a lab host', () => 'GET http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\n\r\n'],
    [
      'absolute form for the lab’s tools',
      () => 'GET http://shop.test/lab/echo HTTP/1.1\r\nHost: shop.test\r\nOrigin: http://shop.test\r\n\r\n',
    ],
    ['absolute form for an outside host', () => 'GET http://example.com/ HTTP/1.1\r\nHost: example.com\r\n\r\n'],
    ['CONNECT to a lab host', () => 'CONNECT shop.test:443 HTTP/1.1\r\nHost: shop.test:443\r\n\r\n'],
    ['CONNECT to an outside host', () => 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n'],
    ['CONNECT to the port itself', (at: string) => `CONNECT ${at} HTTP/1.1\r\nHost: ${at}\r\n\r\n`],
    [
      'a preflight',
      () => 'OPTIONS / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://a.example\r\nAccess-Control-Request-Method: PUT\r\n\r\n',
    ],
    [
      'a guessed credential',
      () => `GET http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\nProxy-Authorization: Basic ${btoa('laptop:laptop')}\r\n\r\n`,
    ],
    [
      'an empty password',
      () => `GET http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\nProxy-Authorization: Basic ${btoa('laptop:')}\r\n\r\n`,
    ],
    [
      'an Authorization in place of Proxy-Authorization',
      () => `GET http://shop.test/ HTTP/1.1\r\nHost: shop.test\r\nAuthorization: Basic ${btoa('laptop:')}\r\n\r\n`,
    ],
  ] as const) {
    test(`without the credential gets an empty 407 for ${what}, and the trace knows nothing of it`, async () => {
      const before = await lastSeq()
      expectEmpty(await send(bytes(`127.0.0.1:${port}`)), 407)
      expect(await lastSeq()).toBe(before)
    })
  }

  test('with the credential still gets an empty 421 for anything but the proxy’s forms', async () => {
    const given = await askForCredential(running, { contents: tab.contents })
    const field = `Proxy-Authorization: Basic ${btoa(`${given?.username}:${given?.password}`)}\r\n`
    const before = await lastSeq()
    for (const head of [
      'GET / HTTP/1.1\r\nHost: shop.test',
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}`,
      'GET http://shop.test/ HTTP/1.1\r\nHost: evil.test',
      'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443',
      'CONNECT shop.test:22 HTTP/1.1\r\nHost: shop.test:22',
    ]) {
      expectEmpty(await send(`${head}\r\n${field}\r\n`), 421)
    }
    expect(await lastSeq()).toBe(before)
    const served = await send(`GET http://shop.test/lab/echo HTTP/1.1\r\nHost: shop.test\r\n${field}Connection: close\r\n\r\n`)
    expect(served, 'the very same credential is good for the lab').toMatch(/^HTTP\/1\.1 200 /)
  })
})

test.describe('the launch credential', () => {
  test('goes to the lab’s proxy for a guest of the lab, and to nobody else', async () => {
    const given = await askForCredential(running, { contents: tab.contents })
    expect(given).toEqual({ username: 'laptop', password: expect.stringMatching(/^[\w-]{43}$/) })
    const own = await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.id ?? 0)
    for (const asked of [
      { contents: own },
      { contents: null },
      { contents: tab.contents, isProxy: false },
      { contents: tab.contents, host: 'shop.test' },
      { contents: tab.contents, host: 'localhost' },
      { contents: tab.contents, port: port + 1 },
      { contents: tab.contents, host: 'shop.test', port: 443, isProxy: false },
    ]) {
      expect(await askForCredential(running, asked), JSON.stringify(asked)).toBeNull()
    }
  })

  test('is another one at every launch and for every profile', async () => {
    const phone = await running.openTab('phone', 'https://shop.test/')
    const other = await runApp()
    try {
      const otherTab = await other.openTab('laptop', 'https://shop.test/')
      const all = [
        await askForCredential(running, { contents: tab.contents }),
        await askForCredential(running, { contents: phone.contents }),
        await askForCredential(other, { contents: otherTab.contents }),
      ]
      expect(all.map(one => one?.username)).toEqual(['laptop', 'phone', 'laptop'])
      expect(new Set(all.map(one => one?.password)).size).toBe(3)
    } finally {
      await other.close()
    }
  })

  test('is not what a page gets out of Chromium by asking for a proxy’s or a site’s log-in', async () => {
    await tab.visit(answerUrl('https://shop.test', { body: '<title>asks</title>' }))
    const shown = tab.run(
      `Promise.all(['/lab/answer?status=401&header=WWW-Authenticate:Basic%20realm=%22Crumbtrail%22', '/lab/answer?status=407&header=Proxy-Authenticate:Basic%20realm=%22Crumbtrail%22'].map(url => fetch(url).then(({ status }) => status, error => error.name)))`,
    )
    // The site's own question goes to a person, who cancels it; what Chromium knows by itself is not told.
    await expect.poll(async () => (await tab.state()).prompt?.realm).toBe('Crumbtrail')
    await running.call('stage:answer-prompt', { prompt: (await tab.state()).prompt?.id ?? 0, credentials: null })
    expect(await shown).toEqual([401, expect.anything()])
    const sent = (await running.eventsOf('request.received')).flatMap(({ headers }) => headers.map(([name]) => name.toLowerCase()))
    expect(sent).not.toContain('authorization')
    expect(sent).not.toContain('proxy-authorization')
  })
})

test.describe('a page in the user’s own browser (Debian’s Chromium, no proxy)', () => {
  let browser: Browser
  let site: Server
  let siteUrl: string

  test.beforeAll(async () => {
    site = createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end('<title>any page</title>'))
    await new Promise<void>(resolve => site.listen({ host: '127.0.0.1', port: 0 }, resolve))
    siteUrl = `http://localhost:${(site.address() as AddressInfo).port}/`
    browser = await chromium.launch({
      executablePath: process.env['CRUMBTRAIL_CHROMIUM'] ?? '/usr/bin/chromium',
      // A name that an attacker's DNS has turned to this machine (DNS rebinding).
      args: ['--host-resolver-rules=MAP rebound.example 127.0.0.1', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    })
  })
  test.afterAll(async () => {
    await browser.close()
    site.close()
  })

  test('can fetch nothing, see nothing and send nothing: the trace does not change', async () => {
    const before = await lastSeq()
    const page = await browser.newPage()
    await page.goto(siteUrl)
    const got = await page.evaluate(async at => {
      const targets = [`http://127.0.0.1:${at}/`, `http://localhost:${at}/session/`, `http://shop.test.localhost:${at}/`]
      const one = (url: string): Promise<string>[] => [
        fetch(url).then(
          response => `read ${response.status}`,
          (error: Error) => error.name,
        ),
        fetch(url, { method: 'PUT', headers: { 'X-Any': '1' } }).then(
          response => `read ${response.status}`,
          (error: Error) => error.name,
        ),
        fetch(url, { mode: 'no-cors', credentials: 'include' }).then(
          response => `opaque ${response.status}`,
          (error: Error) => error.name,
        ),
        new Promise(resolve => {
          const image = new Image()
          image.onload = () => resolve('image')
          image.onerror = () => resolve('no image')
          image.src = `${url}logo.svg`
        }),
        new Promise(resolve => {
          const script = document.createElement('script')
          script.onload = () => resolve('script')
          script.onerror = () => resolve('no script')
          script.src = `${url}lab/storage.js`
          document.head.append(script)
        }),
        new Promise(resolve => {
          const socket = new WebSocket(url.replace('http', 'ws'))
          socket.onopen = () => resolve('socket')
          socket.onerror = () => resolve('no socket')
        }),
      ]
      return Promise.all(targets.flatMap(one))
    }, port)
    const each = ['TypeError', 'TypeError', expect.stringMatching(/^(?:TypeError|opaque 0)$/), 'no image', 'no script', 'no socket']
    expect(got).toEqual([...each, ...each, ...each])
    expect(await lastSeq()).toBe(before)
    await page.close()
  })

  test('can post no form into the lab', async () => {
    const before = await lastSeq()
    const page = await browser.newPage()
    await page.goto(siteUrl)
    const toPort = `http://127.0.0.1:${port}/`
    const answered = Promise.race([
      page.waitForEvent('requestfailed', request => request.url().startsWith(toPort)),
      page.waitForEvent('response', response => response.url().startsWith(toPort)),
    ])
    await page.evaluate(at => {
      const form = document.createElement('form')
      form.method = 'post'
      form.action = `http://127.0.0.1:${at}/session/transfer`
      form.innerHTML = '<input name="to" value="mallory"><input name="points" value="100">'
      document.body.append(form)
      form.submit()
    }, port)
    await answered
    expect(await lastSeq()).toBe(before)
    await page.close()
  })

  for (const host of ['127.0.0.1', 'localhost', 'rebound.example']) {
    test(`that goes to the port as ${host} is shown no page of the lab`, async () => {
      const before = await lastSeq()
      const page = await browser.newPage()
      const failure = await page.goto(`http://${host}:${port}/`).then(
        response => String(response?.status()),
        (error: Error) => error.message,
      )
      expect(failure).toMatch(/ERR_UNEXPECTED_PROXY_AUTH|^407$/)
      expect(await page.locator('body').innerText()).not.toMatch(/shop|lab/i)
      expect(await lastSeq()).toBe(before)
      await page.close()
    })
  }
})
