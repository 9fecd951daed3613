import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { askForCredential } from './launch-credential.ts'
import { runApp, type OpenTab, type RunningApp } from '../support/running-app.ts'

/* Threats 1, 4 and 12: what must never be seen outside the process that made it. */

let running: RunningApp
let tab: OpenTab
/** Each profile's password, alone and as it goes over the wire. */
let credentials: readonly string[]
let output = ''

test.beforeAll(async () => {
  running = await runApp(['--enable-logging', '--v=0'])
  for (const stream of [running.app.process().stdout, running.app.process().stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
  tab = await running.openTab('laptop', 'https://shop.test/session/')
  const others = [await running.openTab('phone', 'http://shop.test/'), await running.openTab('private', 'https://shop.test/')]
  const given = await Promise.all([tab, ...others].map(({ contents }) => askForCredential(running, { contents })))
  credentials = given.flatMap(one => (one ? [one.password, btoa(`${one.username}:${one.password}`)] : []))
  expect(credentials).toHaveLength(6)
  await logInEverywhere()
})
test.afterAll(() => running.close())

async function logInEverywhere(): Promise<void> {
  for (const [path, isIn] of [
    ['session', `document.querySelector('#who')?.textContent === 'alice'`],
    ['jwt', `document.querySelector('#who')?.textContent === 'alice'`],
    ['bearer', `localStorage.getItem('token') !== null`],
  ] as const) {
    await tab.visit(`https://shop.test/${path}/`)
    await tab.run(`{
      document.querySelector('#user').value = 'alice'
      document.querySelector('#password').value = 'wonderland'
      document.querySelector('#log-in').click()
    } 0`)
    await expect.poll(() => tab.run(isIn), path).toBe(true)
  }
}

const found = (text: string): readonly string[] => [...credentials, 'PRIVATE KEY'].filter(secret => text.includes(secret))

for (const origin of ['http://shop.test', 'https://shop.test', 'https://api.shop.test', 'https://evil.test']) {
  test(`${origin}/lab/echo shows what arrived, and neither the credential nor a field of the proxy is in it`, async () => {
    await tab.visit(`${origin}/lab/echo?x=1`)
    const shown = String(await tab.run('document.documentElement.outerHTML'))
    const asJson = String(
      await tab.run(
        `fetch('/lab/echo', { method: 'POST', body: 'x', headers: { Accept: 'application/json' } }).then(response => response.text(), String)`,
      ),
    )
    expect(shown).toMatch(/user-agent/i)
    for (const text of [shown, asJson]) {
      expect(found(text)).toEqual([])
      expect(text).not.toMatch(/proxy-(?:authorization|connection|authenticate)/i)
    }
  })
}

test('the trace holds every request and no credential, no proxy’s field and no 407', async () => {
  const events = await running.events()
  const text = JSON.stringify(events)
  expect(events.filter(({ kind }) => kind === 'request.received').length).toBeGreaterThan(8)
  expect(found(text)).toEqual([])
  expect(text).not.toMatch(/proxy-(?:authorization|connection|authenticate)/i)
  expect(events.filter(event => 'status' in event && event.status === 407)).toEqual([])
})

async function exportHar(redact: boolean): Promise<{ readonly path: string; readonly text: string }> {
  const path = join(running.userData, `export-${redact}.har`)
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  expect(await running.call('trace:export-har', { redact })).toEqual({ ok: true, value: { savedTo: path } })
  return { path, text: readFileSync(path, 'utf8') }
}

test('an export holds no credential of the proxy, whole or redacted', async () => {
  for (const redact of [true, false]) {
    const { path, text } = await exportHar(redact)
    expect(found(text)).toEqual([])
    expect(text).not.toMatch(/proxy-(?:authorization|connection|authenticate)/i)
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077, 'for its owner alone').toBe(0)
  }
})

test('a redacted export holds no secret of the lab’s users either: no cookie value, no token, no password', async () => {
  const secrets = (await running.app.evaluate(async ({ webContents }, id) => {
    const contents = webContents.fromId(id)
    const cookies = (await contents?.session.cookies.get({})) ?? []
    await contents?.loadURL('https://shop.test/bearer/')
    const token = (await contents?.executeJavaScript(`Object.values(localStorage).join()`)) as string
    return [...cookies.map(({ value }) => value), ...(token.match(/[\w-]+\.[\w-]+\.[\w-]+/g) ?? []), 'wonderland'].filter(
      secret => secret.length > 5,
    )
  }, tab.contents)) as string[]
  expect(secrets.length, 'two cookies, a token, a password').toBeGreaterThanOrEqual(4)
  const whole = (await exportHar(false)).text
  expect(secrets.filter(secret => whole.includes(secret)).length, 'the whole one does hold them').toBeGreaterThanOrEqual(4)
  const redacted = (await exportHar(true)).text
  expect(secrets.filter(secret => redacted.includes(secret))).toEqual([])
})

test('the app’s own page, its console and the app’s output hold no credential and no private key', async () => {
  expect(found(await running.page.content())).toEqual([])
  expect(found(running.complaints.join('\n'))).toEqual([])
  expect(found(output)).toEqual([])
  const facts = await running.call('app:read', null)
  expect(found(JSON.stringify([facts, await running.call('stage:read', null), await running.call('lessons:list', null)]))).toEqual([])
})

test('nothing of it is on disk: no credential, no private key, no cookie of the lab in the user-data folder', async () => {
  const cookies = (await running.app.evaluate(({ webContents }, id) => webContents.fromId(id)?.session.cookies.get({}), tab.contents)) ?? []
  const values = cookies.map(({ value }) => value).filter(value => value.length > 8)
  expect(values.length).toBeGreaterThan(0)
  await running.app.evaluate(({ session }) => session.defaultSession.flushStorageData())
  const files = everyFile(running.userData).filter(path => !path.endsWith('.har'))
  expect(files.length).toBeGreaterThan(0)
  for (const path of files) {
    const text = textOf(path)
    expect
      .soft(
        [...credentials, 'PRIVATE KEY', ...values].filter(secret => text.includes(secret)),
        path,
      )
      .toEqual([])
  }
})

/** Chromium writes beside a file and renames it: one that went between the listing and the reading is no longer on disk. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function everyFile(folder: string): string[] {
  return entriesOf(folder).flatMap(entry => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? everyFile(path) : entry.isFile() ? [path] : []
  })
}

test('no store of certificates was touched: the lab’s authority is trusted by the lab’s sessions alone (threat 4)', async () => {
  const results = await running.app.evaluate(
    async ({ app, net, session, webContents }, [id, port]) => {
      const other = session.fromPartition('not-of-the-lab')
      await other.setProxy({ proxyRules: `127.0.0.1:${port}`, proxyBypassRules: '<-loopback>' })
      const contents = webContents.fromId(id)
      const ask = (asker: Electron.Session): Promise<string> =>
        new Promise(resolve => {
          const request = net.request({ url: 'https://shop.test/', session: asker })
          // Let through the proxy, so that the certificate alone decides.
          request.on('login', (_asked, answer) => {
            const asking = { preventDefault: () => undefined }
            app.emit('login', asking, contents, {}, { isProxy: true, host: '127.0.0.1', port }, answer)
          })
          request.on('response', response => resolve(String(response.statusCode)))
          request.on('error', error => resolve(error.message))
          request.end()
        })
      return [contents ? await ask(contents.session) : 'no tab', await ask(other)]
    },
    [tab.contents, await running.port()] as const,
  )
  expect(results).toEqual(['200', 'net::ERR_CERT_AUTHORITY_INVALID'])
})
