import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { answerUrl, runApp, type OpenTab, type RunningApp } from '../support/running-app.ts'

/* Item 5: Electron grants every permission by default; here no session of the app grants any. */

let running: RunningApp
let tab: OpenTab

/** Chromium opens an address for another program by these (`xdg-open` and what it stands for); here they write down what they were given. */
const programs = mkdtempSync(join(tmpdir(), 'crumbtrail-programs-'))
const started = join(programs, 'started')

test.beforeAll(async () => {
  for (const name of ['xdg-open', 'xdg-email', 'gio']) {
    writeFileSync(join(programs, name), `#!/bin/sh\necho "$0 $@" >> ${started}\n`)
    chmodSync(join(programs, name), 0o755)
  }
  const path = process.env['PATH']
  process.env['PATH'] = `${programs}${delimiter}${path}`
  running = await runApp(['--use-fake-device-for-media-stream'])
  process.env['PATH'] = path
  tab = await running.openTab('laptop', answerUrl('https://shop.test', { body: '<title>asks</title>' }))
})
test.afterAll(async () => {
  await running.close()
  rmSync(programs, { recursive: true, force: true })
})

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
  'the keyboard': {
    ask: `navigator.keyboard.lock(['Escape', 'Tab', 'KeyW']).then(() => document.fullscreenElement === null ? 'only in fullscreen, which is refused' : 'granted', error => error.name)`,
    refused: 'only in fullscreen, which is refused|InvalidStateError|NotAllowedError|AbortError',
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

const leavesTo = {
  'an address of its own': (url: string) => `location.href = '${url}'`,
  'a link that is clicked': (url: string) =>
    `{ const link = document.body.appendChild(document.createElement('a')); link.href = '${url}'; link.click() }`,
  'a window': (url: string) => `window.open('${url}')`,
  'a frame': (url: string) => `{ const frame = document.createElement('iframe'); frame.src = '${url}'; document.body.append(frame) }`,
  'a form': (url: string) =>
    `{ const form = document.body.appendChild(document.createElement('form')); form.action = '${url}'; form.submit() }`,
  'a redirect': (url: string) => `location.href = '/lab/answer?status=302&header=' + encodeURIComponent('Location: ${url}')`,
}
test('no page starts another program of this machine, whatever it is asked to open, with a click or without', async () => {
  test.skip(process.platform !== 'linux', 'the programs are found by their name on Linux alone')
  const given = (): string => (existsSync(started) ? readFileSync(started, 'utf8') : '')
  for (const leave of Object.values(leavesTo))
    for (const url of ['mailto:mallory@evil.test', 'tel:112', 'vscode://file/etc/passwd', 'ms-word:ofe'])
      for (const hasClick of [true, false]) {
        const code = `(() => { ${leave(url)}; return 0 })()`
        await running.app.evaluate(
          ({ webContents }, [id, script, isGesture]) =>
            webContents
              .fromId(id)
              ?.executeJavaScript(script, isGesture)
              .catch(() => 0),
          [tab.contents, code, hasClick] as const,
        )
        await tab.visit(answerUrl('https://shop.test', { body: '<title>asks</title>' }))
      }
  expect(given()).toBe('')
  // The control: what Electron opens does come there.
  await running.app.evaluate(({ shell }) => shell.openExternal('mailto:control@shop.test').catch(() => undefined))
  await expect.poll(given).toContain('mailto:control@shop.test')
})

test('a page neither reads nor writes the clipboard by itself, and reads it on no click', async () => {
  const version = Number((await running.app.evaluate(() => process.versions.electron)).split('.')[0])
  const clipboard = (): Promise<string> => running.app.evaluate(({ clipboard: board }) => board.readText())
  await running.app.evaluate(({ clipboard: board }) => board.writeText('of this machine'))
  const inPage = (code: string, hasClick: boolean): Promise<unknown> =>
    running.app.evaluate(({ webContents }, [id, script, isGesture]) => webContents.fromId(id)?.executeJavaScript(script, isGesture), [
      tab.contents,
      code,
      hasClick,
    ] as const)
  const paste = `(() => {
    const field = document.body.appendChild(document.createElement('textarea'))
    let pasted = ''
    document.addEventListener('paste', event => { pasted += event.clipboardData.getData('text') })
    field.focus()
    document.execCommand('paste')
    return field.value + pasted
  })()`
  const write = `navigator.clipboard.writeText('of the page').then(() => 'written', error => error.name)`
  await tab.visit(answerUrl('https://shop.test', { body: '<title>no click here</title>' }))
  // The old runtime lets every page paste and asks nobody; later ones ask (`deprecated-sync-clipboard-read`).
  if (version > 33) for (const hasClick of [false, true]) expect(await inPage(paste, hasClick)).toBe('')
  await tab.visit(answerUrl('https://shop.test', { body: '<title>still no click</title>' }))
  expect(await inPage(write, false)).toBe('NotAllowedError')
  expect(await clipboard()).toBe('of this machine')
})

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
