import { expect, test } from '@playwright/test'
import { answerUrl, runApp, type RunningApp } from '../support/running-app.ts'

/* A popup is a window of its own that outlives its opener. A hostile page gets none that nobody sees, that is in no list, or that stays. */

let running: RunningApp
test.beforeEach(async () => {
  running = await runApp()
})
test.afterEach(() => running.close())

const patient = { timeout: 60_000 }
const start = answerUrl('https://evil.test', { body: '<title>opener</title>' })

interface Seen {
  readonly contents: number
  readonly visible: boolean
  readonly opacity: number
  readonly inScreen: boolean
  readonly isPlain: boolean
  readonly smallest: number
}
/** Each window but the app's own, as it stands on the screen. */
const popups = (): Promise<Seen[]> =>
  running.app.evaluate(({ BrowserWindow, screen }) =>
    BrowserWindow.getAllWindows()
      .filter(window => !window.isDestroyed() && !window.webContents.isDestroyed()) // one that is just closing
      .filter(window => window.webContents.getURL() !== 'app://ui/')
      .sort((one, other) => one.id - other.id)
      .map(window => {
        const { x, y, width, height } = window.getBounds()
        const room = screen.getPrimaryDisplay().workArea
        return {
          contents: window.webContents.id,
          visible: window.isVisible(),
          opacity: window.getOpacity(),
          inScreen: x >= room.x && y >= room.y && x + width <= room.x + room.width && y + height <= room.y + room.height,
          isPlain: [
            !window.isKiosk(),
            !window.isFullScreen(),
            !window.isAlwaysOnTop(),
            !window.isModal(),
            window.isClosable(),
            window.isMovable(),
            window.isMinimizable(),
            window.isFocusable(),
            window.getParentWindow() === null,
          ].every(Boolean),
          smallest: Math.min(width, height),
        }
      }),
  )
const popupTabs = async (): Promise<number> => {
  const read = await running.call('stage:read', null)
  return read.ok ? read.value.tabs.filter(({ window }) => window === null).length : -1
}

const features = [
  'show=no,opacity=0,skipTaskbar=yes',
  'left=-5000,top=-5000,width=1,height=1',
  'width=1,height=1,maxWidth=1,maxHeight=1,useContentSize=yes,enableLargerThanScreen=yes',
  'frame=no,transparent=yes,type=notification,closable=no,movable=no,minimizable=no,focusable=no,titleBarStyle=hidden',
  'kiosk=yes,fullscreen=yes,alwaysOnTop=yes,modal=yes,simpleFullscreen=yes',
]

test('what a page asks of its popup’s window does not hide it', async () => {
  const tab = await running.openTab('laptop', start)
  for (const [at, asked] of features.entries()) {
    await tab.run(`void window.open('/storage', 'p${at}', ${JSON.stringify(asked)}); 0`)
    await expect.poll(async () => (await popups()).length, patient).toBe(at + 1)
  }
  // Scripts move and resize a popup as well; Chromium keeps that within the screen.
  const [{ contents } = { contents: 0 }] = await popups()
  await running.runIn(contents, `moveTo(-5000, -5000); resizeTo(1, 1); 0`)
  const plain = { visible: true, opacity: 1, inScreen: true, isPlain: true }
  await expect
    .poll(async () => (await popups()).map(({ contents: _contents, smallest, ...seen }) => ({ ...seen, isTiny: smallest < 100 })), patient)
    .toEqual(features.map(() => ({ ...plain, isTiny: false })))
})

test('a page that opens popups while it is closed leaves none that is in no list, and no error', async () => {
  await running.app.evaluate(() => {
    const errors: string[] = []
    Object.assign(globalThis, { errors })
    process.on('uncaughtException', error => errors.push(String(error)))
  })
  const spam = `let count = 0; setInterval(() => { if (count++ < 200) window.open('/lab/answer?body=p', '', 'noopener') }, 4); 0`
  const first = await running.openTab('laptop', start)
  await first.run(spam)
  await expect.poll(popupTabs, patient).toBeGreaterThan(0)
  await running.call('stage:close-tab', { tab: first.id })
  await expect.poll(async () => (await popups()).length - (await popupTabs()), patient).toBe(0)

  const second = await running.openTab('private', start)
  await second.run(spam)
  await running.call('stage:reset', null)
  await expect.poll(async () => (await popups()).length, patient).toBe(0)
  await expect.poll(popupTabs, patient).toBe(0)
  expect(await running.app.evaluate(() => (globalThis as unknown as { readonly errors: string[] }).errors)).toEqual([])
})

test('a page that opens them in a loop gets a dozen, and no more', async () => {
  const tab = await running.openTab('laptop', start)
  const opened = await tab.run(`Array.from({ length: 30 }, (_, at) => window.open('/storage', 'p' + at)).map(popup => popup !== null)`)
  expect(opened).toEqual(Array.from({ length: 30 }, (_, at) => at < 12))
  await expect.poll(popupTabs, patient).toBe(12)
  await expect.poll(async () => (await popups()).length, patient).toBe(12)
})

/** Chromium asks a page that was touched whether it may be left, and no other. */
async function touch(contents: number): Promise<void> {
  const isTouched = async (): Promise<unknown> => {
    // Again and again: a page that has drawn nothing yet is given no input.
    await running.app.evaluate(({ webContents }, id) => {
      const page = webContents.fromId(id)
      page?.focus()
      for (const type of ['mouseDown', 'mouseUp'] as const) page?.sendInputEvent({ type, x: 200, y: 200, button: 'left', clickCount: 1 })
      for (const type of ['keyDown', 'char', 'keyUp'] as const) page?.sendInputEvent({ type, keyCode: 'a' })
    }, contents)
    return running.runIn(contents, 'navigator.userActivation.hasBeenActive')
  }
  await expect.poll(isTouched, patient).toBe(true)
}
const askToStay = `onbeforeunload = event => { event.preventDefault(); return (event.returnValue = 'stay') }; 0`

const stubborn = {
  'asks to stay': askToStay,
  'never answers': `onbeforeunload = () => { for (;;) {} }; 0`,
  'is busy for ever': `setTimeout(() => { for (;;) {} }, 50); 0`,
}
for (const [what, script] of Object.entries(stubborn))
  test(`a popup that ${what} when it is to be closed does not keep the app`, async () => {
    const tab = await running.openTab('laptop', start)
    await tab.run(`void window.open('/storage'); 0`)
    await expect.poll(async () => (await popups()).length, patient).toBe(1)
    const [{ contents } = { contents: 0 }] = await popups()
    await expect.poll(() => running.runIn(contents, 'document.readyState'), patient).toBe('complete')
    await touch(contents)
    await running.runIn(contents, script)

    const process = running.app.process()
    await running.app.evaluate(({ BrowserWindow }) => {
      const main = BrowserWindow.getAllWindows().find(window => window.webContents.getURL() === 'app://ui/')
      setTimeout(() => main?.close(), 100)
    })
    await expect.poll(() => process.exitCode ?? process.signalCode, patient).toBe(0)
  })

test('a page that asks to stay is left all the same: there is nobody to answer it', async () => {
  const tab = await running.openTab('laptop', start)
  await touch(tab.contents)
  await tab.run(askToStay)
  await tab.visit(answerUrl('https://shop.test', { body: 'left' }))
  await tab.run(`window.open('/lab/answer?body=p'); 0`)
  await expect.poll(async () => (await popups()).length, patient).toBe(1)
  const [{ contents } = { contents: 0 }] = await popups()
  await expect.poll(() => running.runIn(contents, 'document.readyState'), patient).toBe('complete')
  await touch(contents)
  await running.runIn(contents, askToStay)
  await running.app.evaluate(({ webContents, BrowserWindow }, id) => {
    const page = webContents.fromId(id)
    if (page) BrowserWindow.fromWebContents(page)?.close() // as by its own button
  }, contents)
  await expect.poll(popupTabs, patient).toBe(0)
})
