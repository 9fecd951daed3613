import { expect, test } from '@playwright/test'
import { answerUrl, runApp, type OpenTab, type RunningApp } from '../support/running-app.ts'

/* Items 13 and 14: no page of the lab leaves it, whatever it tries, and the tab says where the lab ends. */

let running: RunningApp
let tab: OpenTab

test.beforeAll(async () => {
  running = await runApp()
})
test.afterAll(() => running.close())

const start = answerUrl('https://shop.test', { body: '<title>inside</title>' })
test.beforeEach(async () => {
  if (tab === undefined) tab = await running.openTab('laptop', start)
  else await tab.visit(start)
})

/** Pages that send the tab away by themselves, and scripts that do. */
const ways: Readonly<Record<string, (target: string) => { readonly page: string } | { readonly script: string }>> = {
  'location.href': target => ({ script: `location.href = ${JSON.stringify(target)}` }),
  'location.replace': target => ({ script: `location.replace(${JSON.stringify(target)})` }),
  'a link': target => ({ script: byClick('a', 'href', target) }),
  'a link to a new tab': target => ({ script: byClick('a', 'href', target, `made.target = '_blank'`) }),
  'a form by GET': target => ({ script: bySubmit(target, 'get') }),
  'a form by POST': target => ({ script: bySubmit(target, 'post') }),
  'meta refresh': target => ({ page: answerUrl('https://shop.test', { body: `<meta http-equiv="refresh" content="0;url=${target}">` }) }),
  'the Refresh field': target => ({ page: answerUrl('https://shop.test', { fields: [`Refresh: 0;url=${target}`] }) }),
  'a 302': target => ({ page: answerUrl('https://shop.test', { status: 302, fields: [`Location: ${target}`] }) }),
  'a 307 after a POST': target => ({
    script: bySubmit(answerUrl('https://shop.test', { status: 307, fields: [`Location: ${target}`] }), 'post'),
  }),
  'a 302 of another site of the lab': target => ({
    page: answerUrl('https://evil.test', { status: 302, fields: [`Location: ${target}`] }),
  }),
  'window.open': target => ({ script: `void window.open(${JSON.stringify(target)})` }),
  'a frame that sets top.location': target => ({
    script: `{ const made = document.createElement('iframe'); made.srcdoc = ${JSON.stringify(`<script>top.location.href = ${JSON.stringify(target)}</script>`)}; document.body.append(made) }`,
  }),
}

function byClick(element: string, attribute: string, target: string, more = ''): string {
  return `{ const made = document.createElement('${element}'); made.${attribute} = ${JSON.stringify(target)}; ${more}; document.body.append(made); made.click() }`
}
function bySubmit(target: string, method: string): string {
  return `{ const made = document.createElement('form'); made.action = ${JSON.stringify(target)}; made.method = '${method}'; document.body.append(made); made.submit() }`
}

/** Every way over https; the other addresses by one script, one page, one form and one popup. */
const few = ['location.href', 'a 302', 'a form by POST', 'window.open']
const targets: Readonly<Record<string, readonly string[]>> = {
  'https://example.com/': Object.keys(ways),
  'http://example.com/': few,
  'http://127.0.0.1:1/': few,
  'https://shop.test:8443/': few,
  'https://shop.test.example.com/': few,
  'https://shop.test@outside.example/': few,
  'mailto:a@b.example': few,
}

for (const [target, chosen] of Object.entries(targets)) {
  for (const [way, make] of Object.entries(ways).filter(([name]) => chosen.includes(name))) {
    test(`${way} to ${target} ends at the card`, async () => {
      const known = (await running.eventsOf('edge.reached')).length
      const does = make(target)
      if ('script' in does) await tab.run(`${does.script}; 0`)
      else await running.call('stage:navigate', { tab: tab.id, url: does.page })

      await expect.poll(async () => (await tab.state()).condition.kind).toBe('outside-lab')
      await expect(running.page.getByRole('alert')).toBeVisible()
      expect((await running.eventsOf('edge.reached')).slice(known).map(({ tab: where }) => where)).toEqual([tab.id])
      const shown = await running.app.evaluate(({ webContents }) => webContents.getAllWebContents().map(contents => contents.getURL()))
      expect(shown.filter(url => !/^(?:app:\/\/ui\/$|https:\/\/(?:shop|evil)\.test\/)/.test(url))).toEqual([])
    })
  }
}

test('an address typed by the learner is held to the lab as well', async () => {
  await running.call('stage:navigate', { tab: tab.id, url: 'https://example.com/' })
  await expect.poll(() => tab.state()).toMatchObject({ condition: { kind: 'outside-lab', url: 'https://example.com/' } })
  for (const url of [
    'file:///etc/passwd',
    'app://ui/',
    'javascript://x/%0aalert(1)',
    'chrome://gpu',
    'data:text/html,x',
    'about:blank',
    '',
  ]) {
    expect(await running.call('stage:navigate', { tab: tab.id, url })).toMatchObject({ ok: false, error: { code: 'bad-input' } })
  }
})

test('a frame that is led outside shows nothing, and its tab stays what it is', async () => {
  const redirect = answerUrl('https://shop.test', { status: 302, fields: ['Location: http://example.com/'] })
  const page = answerUrl('http://shop.test', {
    body: ['http://example.com/', redirect].map(src => `<iframe src="${src.replaceAll('&', '&amp;')}"></iframe>`).join(''),
  })
  await tab.visit(page)
  const firstFrame = (): Promise<unknown> =>
    running.app.evaluate(
      ({ webContents }, id) => webContents.fromId(id)?.mainFrame.frames[0]?.executeJavaScript('document.body.innerText'),
      tab.contents,
    )
  await expect.poll(firstFrame).toBe('')
  expect((await tab.state()).condition.kind).toBe('live')
})

test('the window of the app itself goes nowhere and opens nothing (items 13, 14)', async () => {
  const windows = (): Promise<number> => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  const before = await windows()
  for (const target of [
    'https://example.com/',
    'https://shop.test/',
    'file:///etc/passwd',
    'app://other/',
    'data:text/html,x',
    'chrome://gpu',
  ]) {
    const opened = await running.page.evaluate(url => {
      location.href = url
      const link = document.createElement('a')
      link.href = url
      document.body.append(link)
      link.click()
      link.remove()
      return window.open(url) !== null
    }, target)
    expect(opened).toBe(false)
    await running.page.waitForTimeout(100)
    expect(await running.page.evaluate('location.href')).toBe('app://ui/')
  }
  expect(await windows()).toBe(before)
})

test('a popup is a window of its own, hardened, and cannot leave the lab either (item 14)', async () => {
  await tab.run(`void window.open('/storage', 'small'); 0`)
  const popupId = (): Promise<number | null> =>
    running.app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .filter(one => !one.isDestroyed() && !one.webContents.isDestroyed()) // a window that is just closing
          .find(one => !one.webContents.getURL().startsWith('app:'))?.webContents.id ?? null,
    )
  await expect.poll(popupId).not.toBeNull()
  const id = (await popupId()) ?? 0
  await expect.poll(() => running.runIn(id, 'location.pathname')).toBe('/storage')
  await running.runIn(id, `location.href = 'https://example.com/'; 0`)
  await running.page.waitForTimeout(200)
  expect(await running.runIn(id, 'location.origin')).toBe('https://shop.test')
  await running.runIn(id, 'setTimeout(() => window.close(), 0); 0')
  await expect.poll(popupId).toBeNull()
})
