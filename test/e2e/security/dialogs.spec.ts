import { expect, test, type Page } from '@playwright/test'
import { answerUrl, runApp, type OpenTab, type RunningApp } from '../support/running-app.ts'

/* A dialog of a page stops that page. No native box appears, and the app and the other tabs go on. */

let running: RunningApp
let page: Page
test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  running.app.context().on('dialog', () => undefined) // without a listener the test driver closes each by itself
  await running.app.evaluate(({ dialog }) => {
    const boxes: unknown[] = []
    Object.assign(globalThis, { boxes })
    dialog.showMessageBox = ((...asked: unknown[]) => {
      boxes.push(asked.length)
      return new Promise(() => undefined)
    }) as typeof dialog.showMessageBox
  })
})
test.afterAll(() => running.close())
test.afterEach(async () => {
  expect(await running.app.evaluate(() => (globalThis as unknown as { readonly boxes: readonly unknown[] }).boxes)).toEqual([])
})

const patient = { timeout: 60_000 }
const start = answerUrl('https://evil.test', { body: '<title>dialogs</title>' })
const dialogOf = async (tab: OpenTab) => (await tab.state()).dialog
/** Runs code in the tab and does not wait: a page whose dialog is open says nothing. */
const set = (tab: OpenTab, code: string): Promise<unknown> =>
  running.app.evaluate(
    ({ webContents }, [id, script]) =>
      void webContents
        .fromId(id)
        ?.executeJavaScript(script, true)
        .catch(() => 0),
    [tab.contents, code] as const,
  )

test('an alert is a card over its own tab, with the page’s origin, and the rest of the app goes on', async () => {
  const tab = await running.openTab('laptop', start)
  const other = await running.openTab('phone', start)
  await set(tab, `alert('<b>session expired</b>'); document.title = 'went on'`)
  const card = page.getByRole('alertdialog', { name: /https:\/\/evil\.test/ })
  await expect(card).toContainText('<b>session expired</b>')
  await other.visit('https://shop.test/storage')
  expect((await dialogOf(tab))?.kind).toBe('alert')
  expect((await tab.state()).title).toBe('dialogs')
  await card.getByRole('button', { name: 'OK' }).click()
  await expect.poll(async () => (await tab.state()).title, patient).toBe('went on')
  await expect(card).toBeHidden()
  const facts = (await running.events()).filter(({ kind }) => kind.startsWith('dialog.'))
  expect(facts).toMatchObject([
    { kind: 'dialog.opened', tab: tab.id, dialog: 'alert', origin: 'https://evil.test', message: '<b>session expired</b>' },
    { kind: 'dialog.closed', tab: tab.id, dialog: 'alert', accepted: true, by: 'hand' },
  ])
})

test('confirm and prompt get what is answered, by hand', async () => {
  const tab = await running.openTab('laptop', start)
  // Electron takes `prompt` from a page's own window; the one of a frame is the browser's.
  const frame = `document.body.appendChild(document.createElement('iframe')).contentWindow`
  await set(
    tab,
    `const frame = ${frame}; document.title = [confirm('sure?'), confirm('really?'), frame.prompt('name?', 'Bob'), frame.prompt('again?')].join(' ')`,
  )
  const card = page.getByRole('alertdialog')
  for (const [message, button] of [
    ['sure?', 'OK'],
    ['really?', 'Cancel'],
  ] as const) {
    await expect(card).toContainText(message)
    await card.getByRole('button', { name: button }).click()
  }
  await expect(card.getByLabel('Answer')).toHaveValue('Bob')
  await card.getByLabel('Answer').fill('Alice')
  await card.getByRole('button', { name: 'OK' }).click()
  await expect(card).toContainText('again?')
  await card.getByLabel('Answer').press('Escape')
  await expect.poll(async () => (await tab.state()).title, patient).toBe('true false Alice')
})

test('a page that keeps opening dialogs can be told to stop, and its tab can be closed', async () => {
  const tab = await running.openTab('laptop', start)
  await set(tab, `(async () => { for (;;) { alert('again'); document.title = 'count'; await 0 } })()`)
  const card = page.getByRole('alertdialog')
  await card.getByRole('button', { name: 'OK' }).click()
  const stop = card.getByRole('button', { name: 'Block further dialogs of this page' })
  await stop.click()
  await expect(card).toBeHidden()
  const told = (await running.eventsOf('dialog.opened')).length
  // The page goes on alerting, and everybody else goes on without it.
  await (await running.openTab('phone', start)).visit('https://shop.test/storage')
  expect((await running.eventsOf('dialog.opened')).length).toBe(told)
  expect(await running.call('stage:close-tab', { tab: tab.id })).toMatchObject({ ok: true })
})

test('a tab whose dialog is open can be led elsewhere, and its item cannot be written meanwhile, which is said', async () => {
  const tab = await running.openTab('laptop', start)
  await set(tab, `alert('here')`)
  await expect.poll(() => dialogOf(tab), patient).not.toBeNull()
  expect(await running.call('storage:set-item', { tab: tab.id, area: 'local', key: 'k', value: 'v' })).toMatchObject({
    ok: false,
    error: { problem: { kind: 'page-silent' } },
  })
  expect(await running.call('stage:clear-site-data', { profile: 'laptop', origin: null })).toMatchObject({
    ok: false,
    error: { problem: { kind: 'page-silent' } },
  })
  await tab.visit('https://shop.test/storage')
  expect(await dialogOf(tab)).toBeNull()
})

test('so is a popup’s, in its place on the stage', async () => {
  const tab = await running.openTab('laptop', start)
  await tab.run(`window.open('/lab/answer?body=popup'); 0`)
  const popups = async () => {
    const read = await running.call('stage:read', null)
    return read.ok ? read.value.tabs.filter(({ window }) => window === null) : []
  }
  const inPopup = (code: string): Promise<unknown> =>
    running.app.evaluate(({ BrowserWindow }, script) => {
      const popup = BrowserWindow.getAllWindows().find(window => window.webContents.getURL().includes('body=popup'))
      const done = popup?.webContents.executeJavaScript(script, true)
      return script.startsWith('alert') ? null : done
    }, code)
  await expect.poll(() => inPopup('document.readyState'), patient).toBe('complete')
  await inPopup(`alert('from a popup')`)
  await expect.poll(async () => (await popups())[0]?.dialog?.message, patient).toBe('from a popup')
  await page.getByRole('alertdialog').getByRole('button', { name: 'OK' }).click()
  await expect.poll(async () => (await popups())[0]?.dialog, patient).toBeNull()
})
