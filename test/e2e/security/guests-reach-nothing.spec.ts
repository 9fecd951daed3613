import { expect, test } from '@playwright/test'
import { answerUrl, runApp, type OpenTab, type RunningApp } from '../support/running-app.ts'

/* Threat 6: a lab page that runs an attacker's script tries every way out of its tab. */

let running: RunningApp
let tab: OpenTab

test.beforeAll(async () => {
  running = await runApp()
})
test.afterAll(() => running.close())
test.beforeEach(async () => {
  if (tab === undefined) tab = await running.openTab('laptop', hostilePage)
  else await tab.visit(hostilePage)
})

/** Answered as told: without the Content-Security-Policy that the shop's own pages have. */
const hostilePage = answerUrl('https://shop.test', { body: '<title>hostile</title><p id="here">still here</p>' })

const addresses = ['app://ui/index.html', 'file:///etc/passwd', 'chrome://gpu', 'devtools://devtools/bundled/inspector.html']

for (const address of addresses) {
  test(`no way of asking brings ${address} into a lab page`, async () => {
    const got = await tab.run(`(async () => {
      const address = ${JSON.stringify(address)}
      const element = (name, attribute, longest = 20_000) => new Promise(resolve => {
        const made = document.createElement(name)
        made.onload = () => resolve(name + ' loaded')
        made.onerror = () => resolve('error')
        made[attribute] = address
        document.body.append(made)
        setTimeout(() => resolve('nothing'), longest)
      })
      const frame = new Promise(resolve => {
        const made = document.createElement('iframe')
        made.src = address
        document.body.append(made)
        // A frame that was refused still says "load"; what it shows is then an error page of another origin, or nothing.
        setTimeout(() => {
          try { resolve(made.contentDocument === null ? 'error' : 'text: ' + made.contentDocument.body.innerText) } catch (error) { resolve(error.name) }
        }, 300)
      })
      const xhr = new Promise(resolve => {
        const request = new XMLHttpRequest()
        request.onload = () => resolve('xhr ' + request.responseText.length)
        request.onerror = () => resolve('error')
        try { request.open('GET', address); request.send() } catch (error) { resolve(error.name) }
      })
      return Promise.all([
        fetch(address).then(response => 'fetch ' + response.status, error => error.name),
        fetch(address, { mode: 'no-cors' }).then(response => 'no-cors ' + response.type, error => error.name),
        xhr,
        frame,
        element('img', 'src'), element('script', 'src'), element('object', 'data', 400), element('embed', 'src', 400), // these may stay silent
        import(address).then(() => 'import', error => error.name),
        new Promise(resolve => { try { const worker = new Worker(address); worker.onerror = () => resolve('error'); setTimeout(() => resolve('nothing'), 20_000) } catch (error) { resolve(error.name) } }),
        navigator.serviceWorker.register(address).then(() => 'service worker', error => error.name),
      ])
    })()`)
    expect(got).toEqual([
      'TypeError',
      'TypeError',
      'error',
      expect.stringMatching(/^(?:error|text: )$/),
      'error',
      'error',
      expect.stringMatching(/error|nothing/),
      expect.stringMatching(/error|nothing|embed loaded/),
      'TypeError',
      expect.stringMatching(/SecurityError|error/),
      expect.stringMatching(/SecurityError|TypeError/),
    ])
  })

  test(`no way of going leads a tab to ${address}`, async () => {
    for (const way of [
      `location.href = address`,
      `location.replace(address)`,
      `const link = document.createElement('a'); link.href = address; document.body.append(link); link.click()`,
      `const link = document.createElement('a'); link.href = address; link.target = '_blank'; document.body.append(link); link.click()`,
      `const form = document.createElement('form'); form.action = address; document.body.append(form); form.submit()`,
      `window.open(address)`,
      `window.open(address, '_self')`,
      `window.open('about:blank', 'named'); window.open(address, 'named')`,
    ]) {
      await tab.run(`{ const address = ${JSON.stringify(address)}; try { ${way} } catch {} } 0`)
      await running.page.waitForTimeout(120)
      expect.soft(await tab.run('document.title'), way).toBe('hostile')
      const shown = await running.app.evaluate(({ webContents }) => webContents.getAllWebContents().map(contents => contents.getURL()))
      expect
        .soft(
          shown.filter(url => !/^(?:app:\/\/ui\/|https:\/\/shop\.test\/|about:blank|)$/.test(url.replace(/lab\/answer.*/, ''))),
          way,
        )
        .toEqual([])
      await running.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .filter(one => !one.webContents.getURL().startsWith('app:'))
          .forEach(one => one.destroy()),
      )
    }
  })
}

test('the app’s bridge hears nothing from a guest: postMessage, events and channels by name have no listener', async () => {
  await expect.poll(async () => (await tab.state()).title).toBe('hostile')
  const before = await running.call('stage:read', null)
  const got = await tab.run(`(async () => {
    parent.postMessage({ channel: 'stage:reset', input: null }, '*')
    top.postMessage(['stage:reset', null], '*')
    new BroadcastChannel('stage:reset').postMessage(null)
    console.log('%c', 'stage:reset')
    dispatchEvent(new CustomEvent('ipc-message', { detail: ['stage:reset', null] }))
    return [parent === window, top === window, window.opener, window.frameElement]
  })()`)
  expect(got).toEqual([true, true, null, null])
  expect(await running.call('stage:read', null)).toEqual(before)
})

test('a guest cannot speak to the preload’s or Electron’s own channels: there is no sender to speak with', async () => {
  const got = await tab.run(`[
    typeof process, typeof _linkedBinding, typeof chrome?.runtime?.sendMessage, typeof chrome?.runtime?.connect, typeof external?.invoke,
    Object.getOwnPropertyNames(window).filter(name => /electron|ipc|native|bridge|node/i.test(name) && name !== 'Node' && !/^(?:Audio|Analyser|.*Node)/.test(name) && name !== 'NodeIterator' && name !== 'NodeFilter' && name !== 'NodeList' && name !== 'RadioNodeList'),
  ]`)
  expect(got).toEqual(['undefined', 'undefined', 'undefined', 'undefined', 'undefined', []])
})

test('two profiles share nothing that a script can speak through', async () => {
  const phone = await running.openTab('phone', hostilePage)
  await phone.run(
    `window.heard = []; addEventListener('storage', event => heard.push(event.key)); new BroadcastChannel('x').onmessage = ({ data }) => heard.push(data); 0`,
  )
  await tab.run(`localStorage.setItem('key', 'value'); document.cookie = 'shared=1'; new BroadcastChannel('x').postMessage('hello'); 0`)
  await tab.run(`caches.open('c').then(cache => cache.put('/x', new Response('y'))).then(() => 0)`)
  await running.page.waitForTimeout(200)
  expect(
    await phone.run(
      `(async () => [heard, localStorage.length, document.cookie, await caches.keys(), (await indexedDB.databases()).length])()`,
    ),
  ).toEqual([[], 0, '', [], 0])
})

for (const address of [
  ...addresses,
  'https://example.com/',
  'view-source:https://shop.test/',
  'data:text/html,x',
  'javascript:document.title=1',
]) {
  test(`not even a script in our own page can make a guest load ${address}`, async () => {
    const shown = await running.page.evaluate(async target => {
      type Webview = HTMLElement & { loadURL(url: string): Promise<void>; executeJavaScript(code: string): Promise<unknown> }
      const webview = document.querySelector('webview') as Webview
      await webview.loadURL(target).catch(() => undefined)
      webview.setAttribute('src', target)
      await new Promise(resolve => setTimeout(resolve, 150))
      const shown = await webview.executeJavaScript('[document.title, location.protocol, document.body.innerText]')
      return shown
    }, address)
    expect(shown).toEqual(['hostile', 'https:', 'still here'])
  })
}
