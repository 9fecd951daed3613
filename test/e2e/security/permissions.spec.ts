import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { answerUrl, runApp, type OpenTab, type RunningApp } from '../support/running-app.ts'

/* Item 5: Electron grants every permission by default; here no session of the app grants any. */

let running: RunningApp
let tab: OpenTab

test.beforeAll(async () => {
  running = await runApp(['--use-fake-device-for-media-stream'])
  tab = await running.openTab('laptop', answerUrl('https://shop.test', { body: '<title>asks</title>' }))
})
test.afterAll(() => running.close())

/** What a page may ask for, and the answer of a browser that refuses. Run with a user gesture, as after a click. */
const requests: Readonly<Record<string, { readonly ask: string; readonly refused: string }>> = {
  notifications: { ask: `Notification.requestPermission()`, refused: 'denied' },
  geolocation: {
    ask: `new Promise(resolve => navigator.geolocation.getCurrentPosition(() => resolve('granted'), error => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : 'granted, but ' + error.message)))`,
    refused: 'denied',
  },
  camera: {
    ask: `navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'granted', error => error.name)`,
    refused: 'NotAllowedError',
  },
  microphone: {
    ask: `navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'granted', error => error.name)`,
    refused: 'NotAllowedError',
  },
  screen: {
    ask: `navigator.mediaDevices.getDisplayMedia({ video: true }).then(() => 'granted', error => error.name)`,
    refused: 'NotAllowedError',
  },
  clipboard: {
    ask: `(window.focus(), navigator.clipboard.readText().then(() => 'granted', error => error.name))`,
    refused: 'NotAllowedError',
  },
  midi: {
    ask: `navigator.requestMIDIAccess({ sysex: true }).then(() => 'granted', error => error.name)`,
    refused: 'SecurityError|NotAllowedError',
  },
  fullscreen: {
    ask: `(document.documentElement.requestFullscreen().catch(() => undefined), new Promise(resolve => setTimeout(() => resolve(document.fullscreenElement === null ? 'denied' : 'granted'), 600)))`,
    refused: 'denied',
  },
  'pointer lock': {
    ask: `new Promise(resolve => { document.onpointerlockerror = () => resolve('denied'); document.onpointerlockchange = () => resolve('granted'); document.body.requestPointerLock()?.catch?.(() => resolve('denied')); setTimeout(() => resolve('nothing'), 1_000) })`,
    refused: 'denied|nothing',
  },
  'persistent storage': { ask: `navigator.storage.persist().then(String)`, refused: 'false' },
  'idle detection': {
    ask: `typeof IdleDetector === 'undefined' ? 'NotAllowedError' : IdleDetector.requestPermission()`,
    refused: 'denied|NotAllowedError',
  },
  'a wake lock': { ask: `navigator.wakeLock.request('screen').then(() => 'granted', error => error.name)`, refused: 'NotAllowedError' },
}

for (const [what, { ask, refused }] of Object.entries(requests)) {
  test(`a lab page that asks for ${what} is refused`, async () => {
    expect(await tab.run(`Promise.race([${ask}, new Promise(resolve => setTimeout(() => resolve('no answer'), 30_000))])`)).toMatch(
      new RegExp(`^(?:${refused})$`),
    )
  })
}

const asked = ['notifications', 'geolocation', 'camera', 'microphone', 'clipboard-read', 'midi', 'persistent-storage', 'storage-access']

test('a lab page that only looks is told "denied" for everything', async () => {
  const states = await tab.run(
    `Promise.all(${JSON.stringify(asked)}.map(name => navigator.permissions.query({ name }).then(({ state }) => state, error => error.name)))`,
  )
  expect(new Set(states as string[]).has('granted')).toBe(false)
  expect((states as string[]).slice(0, 4)).toEqual(['denied', 'denied', 'denied', 'denied'])
})

test('no page has the interfaces that speak to devices (Electron 33 dies of a page that asks for a USB one)', async () => {
  const names = ['usb', 'hid', 'serial', 'bluetooth']
  expect(await tab.run(`${JSON.stringify(names)}.map(name => typeof navigator[name])`)).toEqual(names.map(() => 'undefined'))
  expect(await running.page.evaluate(given => given.map(name => typeof Reflect.get(navigator, name)), names)).toEqual(
    names.map(() => 'undefined'),
  )
})

test('the app’s own page has no permission either', async () => {
  const states = await running.page.evaluate(
    names =>
      Promise.all(
        names.map(name =>
          navigator.permissions.query({ name: name as PermissionName }).then(
            ({ state }) => state,
            () => 'unknown',
          ),
        ),
      ),
    asked,
  )
  expect(states).not.toContain('granted')
  expect(await running.page.evaluate(() => Notification.requestPermission())).toBe('denied')
})

test('a session that is made later is refused everything from its first moment', async () => {
  const states = await running.app.evaluate(async ({ session, BrowserWindow }) => {
    const fresh = session.fromPartition('made-by-a-test')
    fresh.protocol.handle('https', () => new Response('<title>fresh</title>', { headers: { 'Content-Type': 'text/html' } }))
    const window = new BrowserWindow({ show: false, webPreferences: { session: fresh, sandbox: true } })
    await window.loadURL('https://fresh.test/')
    const asked = `Promise.all([
      Notification.requestPermission(),
      new Promise(resolve => navigator.geolocation.getCurrentPosition(() => resolve('granted'), error => resolve(error.code === 1 ? 'denied' : 'granted'))),
      navigator.permissions.query({ name: 'camera' }).then(({ state }) => state),
    ])`
    const states = (await window.webContents.executeJavaScript(asked, true)) as string[]
    window.destroy()
    return states
  })
  expect(states).toEqual(['denied', 'denied', 'denied'])
})

test.describe('a download', () => {
  const attachment = answerUrl('https://shop.test', { fields: ['Content-Disposition: attachment; filename=payload.bin'], body: 'x' })
  for (const [way, script] of [
    ['an answer that is an attachment', `location.href = ${JSON.stringify(attachment)}`],
    [
      'a link with download',
      `{ const link = document.createElement('a'); link.href = '/logo.svg'; link.download = 'payload.svg'; link.click() }`,
    ],
    [
      'a blob',
      `{ const link = document.createElement('a'); link.href = URL.createObjectURL(new Blob(['x'])); link.download = 'payload.txt'; link.click() }`,
    ],
  ] as const) {
    test(`by ${way} does not happen`, async () => {
      const file = join(running.userData, 'downloaded')
      await running.app.evaluate(
        ({ webContents }, [id, path]) => {
          const said: string[] = []
          Reflect.set(globalThis, 'said', said)
          // Runs after the app's own listener: a download that is let through goes on, into this file.
          webContents.fromId(id)?.session.once('will-download', (will, item) => {
            said.push('asked')
            if (will.defaultPrevented) return
            item.setSavePath(path)
            item.once('done', (_done, state) => said.push(state))
          })
        },
        [tab.contents, file] as const,
      )
      await tab.run(`${script}; 0`)
      await expect.poll(() => running.app.evaluate(() => Reflect.get(globalThis, 'said') as string[])).toContain('asked')
      await running.page.waitForTimeout(200)
      expect(await running.app.evaluate(() => Reflect.get(globalThis, 'said') as string[])).toEqual(['asked'])
      expect(existsSync(file)).toBe(false)
      await tab.visit(answerUrl('https://shop.test', { body: '<title>asks</title>' }))
    })
  }
})
