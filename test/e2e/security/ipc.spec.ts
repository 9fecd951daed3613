import { expect, test } from '@playwright/test'
import { ipcInputs, type IpcChannel } from '@shared/contract/ipc-contract.ts'
import { runApp, type RunningApp } from '../support/running-app.ts'

/* Item 17: every channel of the contract asks who sends, then what is sent, before anything happens. */

let running: RunningApp

test.beforeAll(async () => {
  running = await runApp()
  await running.openTab('laptop', 'https://shop.test/')
  // Its page has told all that it has to tell: from here on nothing changes but by a call.
  let known: unknown = null
  await expect
    .poll(
      async () => {
        const before = known
        known = JSON.stringify(await observable())
        return known === before
      },
      { intervals: [500] },
    )
    .toBe(true)
})
test.afterAll(() => running.close())

/** As `ipcMain` keeps it: what `ipcMain.handle` was given. */
type Handler = (sent: object, input: unknown) => Promise<{ error?: { code: string } }>

const channels = Object.keys(ipcInputs) as IpcChannel[]

/** Nothing of these fits every schema; for each channel those that do are left out. */
const malformed: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  '',
  'text',
  [],
  [null],
  {},
  { extra: 1 },
  { tab: 1 },
  { tab: 't'.repeat(21) },
  { tab: { toString: 't1' } },
  { window: null, url: null },
  { profile: 'admin', url: null },
  { profile: 'laptop', url: 'x'.repeat(8193) },
  { profile: 'laptop', url: null, extra: true },
  { tab: 't1', url: '' },
  { tab: 't1', to: 'away' },
  { tab: 't1', webContentsId: 0 },
  { tab: 't1', webContentsId: 1.5 },
  { tab: 't1', area: 'cookies', key: 'k', value: 'v' },
  { tab: 't1', area: 'local', key: 'k', value: 'v'.repeat(1_000_001) },
  { after: -1 },
  { after: '0' },
  { redact: 'yes' },
  { isPaused: 1 },
  { language: 'xx' },
  { zoom: 1e9 },
  { option: -1 },
  { lesson: 'x'.repeat(201) },
  { sessionId: ['x'] },
  { profile: 'laptop', cookie: {} },
  { profile: 'laptop', name: 'n', domain: 'd', path: '/', secure: 'no' },
]

/** Everything that a call could have changed. */
const observable = async (): Promise<unknown> => [
  await running.call('stage:read', null),
  (await running.events()).length,
  await running.call('app:read', null),
]

test('the bridge knows the channels of the contract and no other', async () => {
  for (const name of [
    'GUEST_VIEW_MANAGER_CREATE',
    'ELECTRON_BROWSER_GET_LAST_WEB_PREFERENCES',
    'stage:nothing',
    '__proto__',
    'toString',
    '',
  ]) {
    const said = await running.page.evaluate(
      channel =>
        window.crumbtrail.call(channel as never, null as never).then(
          () => 'called',
          (error: Error) => error.message,
        ),
      name,
    )
    expect(said).toContain('no such channel')
  }
  const handled = await running.app.evaluate(({ ipcMain }) => [...(Reflect.get(ipcMain, '_invokeHandlers') as Map<string, unknown>).keys()])
  expect(handled.sort()).toEqual([...channels].sort())
  expect(await running.app.evaluate(({ ipcMain }) => ipcMain.eventNames().filter(name => name !== 'error'))).toEqual([])
})

for (const channel of channels) {
  test(`${channel} refuses malformed input with code bad-input and changes nothing`, async () => {
    const bad = malformed.filter(input => !ipcInputs[channel].safeParse(input).success)
    expect(bad.length).toBeGreaterThan(25)
    const before = await observable()
    for (const input of bad) {
      const result = await running.call(channel, input as never)
      expect.soft(result, JSON.stringify(input)?.slice(0, 80)).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    }
    expect(await observable()).toEqual(before)
  })
}

test('a prototype in the input is a key like any other, and no known one', async () => {
  const result = await running.page.evaluate(() =>
    window.crumbtrail.call('stage:open-window', JSON.parse('{"__proto__":{"profile":"phone","url":null}}') as never),
  )
  expect(result).toMatchObject({ ok: false, error: { code: 'bad-input' } })
})

test.describe('a foreign sender', () => {
  /** A valid input for each channel that takes none is null; the sender is looked at first, so any will do. */
  const callAll = (names: readonly IpcChannel[]): string =>
    `Promise.all(${JSON.stringify(names)}.map(name => crumbtrail.call(name, null).then(result => result.ok ? 'done' : result.error.code, error => 'threw ' + error.message)))`

  test('in another window with the same preload and the same address is refused on every channel', async () => {
    const before = await observable()
    const codes = await running.app.evaluate(async ({ app, BrowserWindow }, code) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload: `${app.getAppPath()}/out/preload/index.cjs`, sandbox: true },
      })
      await window.loadURL('app://ui/index.html')
      const said = (await window.webContents.executeJavaScript(code)) as string[]
      window.destroy()
      return said
    }, callAll(channels))
    expect(codes).toEqual(channels.map(() => 'foreign-sender'))
    expect(await observable()).toEqual(before)
  })

  test('in a frame of our own window is refused on every channel', async () => {
    const codes = await running.app.evaluate(async ({ BrowserWindow, ipcMain }, names) => {
      const window = BrowserWindow.getAllWindows().find(one => one.webContents.getURL().startsWith('app:'))
      await window?.webContents.executeJavaScript(
        `void document.body.append(Object.assign(document.createElement('iframe'), { id: 'foreign' }))`,
      )
      const frame = window?.webContents.mainFrame.frames[0]
      const url = frame?.url
      const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, Handler>
      const codes: unknown[] = []
      for (const name of names)
        codes.push((await handlers.get(name)?.({ sender: window?.webContents, senderFrame: frame }, null))?.error?.code)
      await window?.webContents.executeJavaScript(`document.getElementById('foreign').remove()`)
      return [url, ...codes]
    }, channels)
    expect(codes).toEqual(['about:blank', ...channels.map(() => 'foreign-sender')])
  })

  test('in a guest, were it to get the bridge, is refused on every channel', async () => {
    const codes = await running.app.evaluate(async ({ webContents, ipcMain }, names) => {
      const guest = webContents.getAllWebContents().find(contents => contents.getType() === 'webview')
      const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, Handler>
      const codes: unknown[] = []
      for (const name of names)
        codes.push((await handlers.get(name)?.({ sender: guest, senderFrame: guest?.mainFrame }, null))?.error?.code)
      return codes
    }, channels)
    expect(codes).toEqual(channels.map(() => 'foreign-sender'))
  })

  test('whose frame is gone is refused', async () => {
    const code = await running.app.evaluate(async ({ BrowserWindow, ipcMain }) => {
      const window = BrowserWindow.getAllWindows().find(one => one.webContents.getURL().startsWith('app:'))
      const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, Handler>
      return (await handlers.get('stage:read')?.({ sender: window?.webContents, senderFrame: null }, null))?.error?.code
    })
    expect(code).toBe('foreign-sender')
  })

  test('at another address in our own window is refused: a blank page keeps the bridge, but not the right to use it', async () => {
    const own = await runApp()
    try {
      await own.page.evaluate(() => {
        location.href = 'about:blank'
      })
      await expect.poll(() => own.page.evaluate('location.href').catch(() => null)).toBe('about:blank')
      const codes = await own.page.evaluate(callAll(channels))
      expect(codes).toEqual(channels.map(() => 'foreign-sender'))
    } finally {
      await own.close()
    }
  })
})

/** Well-formed, but of what is not there, or not any more. */
const unknown = [
  ['stage:close-window', { window: 'w999' }],
  ['stage:open-tab', { window: 'w999', url: null }],
  ['stage:duplicate-tab', { tab: 't999' }],
  ['stage:close-tab', { tab: 't999' }],
  ['stage:activate-tab', { tab: 't999' }],
  ['stage:tab-attached', { tab: 't999', webContentsId: 999 }],
  ['stage:navigate', { tab: 't999', url: 'https://shop.test/' }],
  ['stage:go', { tab: 't999', to: 'reload' }],
  ['stage:focus-tab', { tab: 't999' }],
  ['stage:hung-page', { tab: 't999', end: 'stop' }],
  ['stage:answer-prompt', { prompt: 999, credentials: null }],
  ['stage:answer-dialog', { dialog: 999, accepted: true, text: '', stop: false }],
  ['storage:set-item', { tab: 't999', area: 'local', key: 'k', value: 'v' }],
  ['storage:remove-item', { tab: 't999', area: 'session', key: 'k' }],
  ['jar:remove-cookie', { profile: 'laptop', name: 'none', domain: 'shop.test', hostOnly: true, path: '/' }],
  ['sessions:end', { sessionId: 'none' }],
  ['hold:ask', { tab: 't999' }],
  ['hold:release', { wire: 'w999', guess: null }],
  ['trace:pictures', { cursor: 999_999 }],
  ['trace:picture', { id: 999 }],
  ['trace:read-piece', { id: 999, from: 0 }],
  ['trace:close-file', { id: 999 }],
  ['trace:pin', { row: 'x999', isPinned: true }],
  ['lessons:start', { lesson: 'none' }],
  ['lessons:predict', { option: 99 }],
  ['lessons:revisit', { step: 99 }],
  ['lessons:perform', null],
] as const satisfies readonly (readonly [IpcChannel, unknown])[]

for (const [channel, input] of unknown) {
  test(`${channel}: an id that nothing has is no mistake of the app`, async () => {
    const result = await running.call(channel, input as never)
    if (!result.ok)
      expect(result.error).toMatchObject({ code: expect.stringMatching(/^(?:not-found|not-possible|bad-input|bad-lesson)$/) as unknown })
  })
}
