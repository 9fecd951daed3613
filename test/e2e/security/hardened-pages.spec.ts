import { expect, test } from '@playwright/test'
import { answerUrl, runApp, type RunningApp } from '../support/running-app.ts'

/* Electron's security checklist, items 2–4, 6, 8–12 and 20: what every page of the app may not have. */

let running: RunningApp

test.beforeAll(async () => {
  running = await runApp()
})
test.afterAll(() => running.close())

interface Preferences {
  readonly id: number
  readonly type: string
  readonly url: string
  readonly preferences: Readonly<Record<string, unknown>>
}

/** Every page there is now, with the preferences that Chromium really runs it with. */
function allPages(): Promise<readonly Preferences[]> {
  return running.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map(contents => ({
      id: contents.id,
      type: contents.getType(),
      url: contents.getURL(),
      preferences: { ...(contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences() },
    })),
  )
}

const hardened = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  enableBlinkFeatures: '',
}

test('every page of a run is sandboxed and isolated, has no Node and keeps web security (items 2, 3, 4, 6, 8, 9, 10)', async () => {
  const tab = await running.openTab('laptop', 'https://shop.test/storage')
  await running.openTab('phone', 'http://shop.test/')
  await running.openTab('private', 'https://evil.test/')
  await tab.run(`void window.open('/storage', 'small', 'nodeIntegration=yes,contextIsolation=no,sandbox=no,webSecurity=no,webviewTag=yes')`)
  await expect
    .poll(async () => (await allPages()).map(({ type }) => type).sort())
    .toEqual(['webview', 'webview', 'webview', 'window', 'window'])
  for (const { type, url, preferences } of await allPages()) {
    const webviewTag = type === 'window' && url.startsWith('app://ui/')
    expect({ url, ...preferences }).toMatchObject({ url, ...hardened, webviewTag })
  }
})

test('a page of the lab sees nothing of Node, Electron or the app: no name in its window but the web’s own (items 2, 20)', async () => {
  const tab = await running.openTab('laptop', answerUrl('https://shop.test', { body: '<title>names</title>' }))
  const seen = await tab.run(`(() => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    const plain = new Set(Object.getOwnPropertyNames(frame.contentWindow))
    return {
      types: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron', 'crumbtrail', '__dirname', 'setImmediate']
        .map(name => typeof window[name]),
      opener: window.opener,
      extra: Object.getOwnPropertyNames(window).filter(name => !plain.has(name) && !/^\\d+$/.test(name)),
    }
  })()`)
  expect(seen).toEqual({ types: Array(10).fill('undefined'), opener: null, extra: [] })
})

test('a worker of a lab page has no Node either (CVE-2026-102676)', async () => {
  const tab = await running.openTab('laptop', answerUrl('https://shop.test', { body: '<title>worker</title>' }))
  const seen = await tab.run(`new Promise(resolve => {
    const code = 'postMessage([typeof require, typeof process, typeof importScripts])'
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
    worker.onmessage = ({ data }) => resolve(data)
  })`)
  expect(seen).toEqual(['undefined', 'undefined', 'function'])
})

test('the main window gets two named functions and nothing raw (item 20)', async () => {
  const seen = await running.page.evaluate(() => ({
    types: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].map(name => typeof Reflect.get(window, name)),
    bridge: Object.getOwnPropertyNames(window.crumbtrail).sort(),
    isFrozen: Reflect.set(window, 'crumbtrail', null),
  }))
  expect(seen).toEqual({ types: Array(7).fill('undefined'), bridge: ['call', 'on'], isFrozen: false })
})

test('a listener of the bridge gets the pushed value alone, no event to reach the sender through (item 20)', async () => {
  const given = await running.page.evaluate(
    () =>
      new Promise<unknown>(resolve => {
        const off = window.crumbtrail.on('stage:changed', (...given: readonly unknown[]) => {
          off()
          resolve(given.map(one => Object.keys(one as object).sort()))
        })
        void window.crumbtrail.call('stage:open-window', { profile: 'phone', url: null })
      }),
  )
  expect(given).toEqual([['browsers', 'run', 'tabs', 'windows']])
})

const ownPreload = 'our-own-preload'

test.describe('a hostile <webview> in our own page (items 6, 9, 10, 11, 12)', () => {
  /** Adds a `<webview>` that is to become a guest. */
  const addAllowed = async (attributes: Readonly<Record<string, string>>): Promise<number> => (await addWebview(attributes, true)) ?? 0
  /** Adds a `<webview>` with these attributes; null when no guest came of it by the time that an honest one, added after it, was ready. */
  async function addWebview(attributes: Readonly<Record<string, string>>, isAwaited = false): Promise<number | null> {
    const honest = { src: 'about:blank', partition: await labPartition() }
    const [id, witness] = await running.page.evaluate(
      async ([hostileAttributes, honestAttributes, hasToCome]) => {
        type Webview = HTMLElement & { getWebContentsId(): number }
        const add = (given: Readonly<Record<string, string>>): { element: Webview; ready: Promise<number> } => {
          const element = document.createElement('webview') as Webview
          for (const [name, value] of Object.entries(given)) element.setAttribute(name, value)
          element.style.position = 'absolute'
          const ready = new Promise<number>(resolve => {
            element.addEventListener('dom-ready', () => resolve(element.getWebContentsId()), { once: true })
          })
          document.body.append(element)
          return { element, ready }
        }
        const hostile = add(hostileAttributes)
        const witness = add(honestAttributes)
        const witnessId = await witness.ready
        await new Promise(resolve => setTimeout(resolve, 100))
        witness.element.remove()
        const id = await (hasToCome
          ? hostile.ready
          : Promise.race([hostile.ready, new Promise<null>(resolve => setTimeout(() => resolve(null), 0))]))
        if (id === null) hostile.element.remove()
        return [id, witnessId] as const
      },
      [attributes, honest, isAwaited] as const,
    )
    await expect.poll(async () => (await allPages()).some(page => page.id === witness), 'the witness goes').toBe(false)
    return id
  }
  /** The app's own preload in place of its name: it would give a guest the bridge. */
  async function withOwnPreload(attributes: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
    const folder = await running.app.evaluate(({ app }) => app.getAppPath())
    const address = `file://${folder}/out/preload/index.cjs`
    return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, value.replace(ownPreload, address)]))
  }
  const labPartition = async (): Promise<string> => {
    const state = await running.call('stage:read', null)
    const tab = state.ok ? state.value.tabs.find(({ profile }) => profile === 'laptop') : undefined
    return tab?.partition ?? (await running.openTab('laptop', 'https://shop.test/').then(opened => opened.state())).partition
  }

  /** How many pages there are, once a tab of the laptop is there and every tab that was opened before has its page. */
  async function countPages(): Promise<number> {
    await labPartition()
    await expect
      .poll(async () => {
        const state = await running.call('stage:read', null)
        return (await allPages()).length - 1 - (state.ok ? state.value.tabs.length : NaN)
      }, 'each tab has its page')
      .toBe(0)
    return (await allPages()).length
  }

  for (const [what, attributes] of [
    ['without a partition (the app’s own session)', { src: 'about:blank' }],
    ['with an unknown partition', { src: 'about:blank', partition: 'mine' }],
    ['with a persistent partition', { src: 'about:blank', partition: 'persist:lab-1-laptop' }],
    ['with a partition of an earlier run', { src: 'about:blank', partition: 'lab-999-laptop' }],
    ['with an empty partition', { src: 'about:blank', partition: '' }],
  ] as const) {
    test(`${what} is refused`, async () => {
      const before = await countPages()
      expect(await addWebview(attributes)).toBeNull()
      expect(await allPages()).toHaveLength(before)
    })
  }

  for (const src of [
    'file:///etc/passwd',
    'app://ui/index.html',
    'https://example.com/',
    'https://shop.test/',
    'data:text/html,x',
    'chrome://gpu',
    '',
  ]) {
    test(`with a lab partition and src="${src}" is refused: a guest begins empty`, async () => {
      const before = await countPages()
      expect(await addWebview({ src, partition: await labPartition() })).toBeNull()
      expect(await allPages()).toHaveLength(before)
    })
  }

  for (const attributes of [
    { disablewebsecurity: '' },
    { nodeintegration: '' },
    { nodeintegrationinsubframes: '' },
    { plugins: '' },
    { preload: ownPreload },
    { enableblinkfeatures: 'PreciseMemoryInfo,CSSVariables' },
    { disableblinkfeatures: 'Notifications' },
    { webpreferences: 'contextIsolation=no, sandbox=no, nodeIntegration=yes, nodeIntegrationInWorker=yes' },
    { webpreferences: 'webSecurity=no, allowRunningInsecureContent=yes, experimentalFeatures=yes, webviewTag=yes' },
    { webpreferences: `javascript=no, preload=${ownPreload}, enableWebSQL=no, images=no, additionalArguments=--x` },
    { webpreferences: 'partition=persist:mine, session=x, affinity=y, nativeWindowOpen=no, enableRemoteModule=yes' },
  ] as Readonly<Record<string, string>>[]) {
    const [name = '', value = ''] = Object.entries(attributes)[0] ?? []
    test(`${name}${value === '' ? '' : `="${value}"`} is stripped: the guest’s preferences are ours`, async () => {
      const id = await addAllowed({ src: 'about:blank', partition: await labPartition(), ...(await withOwnPreload(attributes)) })
      const found = (await allPages()).find(page => page.id === id)
      expect(found?.preferences).toMatchObject({ ...hardened, webviewTag: false })
      const inside = await running.runIn(id, `[typeof require, typeof process, typeof crumbtrail, typeof Notification]`)
      expect(inside).toEqual(['undefined', 'undefined', 'undefined', 'function'])
    })
  }

  test('disablewebsecurity opens no other origin to the page: CORS still holds (item 6)', async () => {
    const id = await addAllowed({ src: 'about:blank', partition: await labPartition(), disablewebsecurity: '' })
    await running.app.evaluate(({ webContents }, contents) => webContents.fromId(contents)?.loadURL('https://evil.test/lab/echo'), id)
    const read = await running.runIn(id, `fetch('https://shop.test/lab/echo').then(() => 'read', error => error.name)`)
    expect(read).toBe('TypeError')
  })

  test('a <webview> inside a guest is an unknown element and nothing more', async () => {
    const tab = await running.openTab('laptop', answerUrl('https://shop.test', { body: '<webview src="https://shop.test/"></webview>' }))
    const before = (await allPages()).length
    expect(await tab.run(`document.querySelector('webview').constructor.name`)).toBe('HTMLElement')
    expect(await allPages()).toHaveLength(before)
  })
})
