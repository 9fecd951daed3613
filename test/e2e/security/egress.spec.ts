import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { readNetLog, type NetLog } from './net-log.ts'
import { openSockets, type OpenSocket } from './open-sockets.ts'
import { answerUrl, runApp, type RunningApp } from '../support/running-app.ts'

/* Threats 1, 3 and 9: nothing of the app listens but the lab's one port, and nothing of it asks for the world outside. */

const folder = mkdtempSync(join(tmpdir(), 'crumbtrail-egress-'))
test.afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the app with Chromium's network log on, and reads the log after the app has closed. */
async function logged(walk: (running: RunningApp) => Promise<void>): Promise<NetLog & { readonly port: number }> {
  const path = join(folder, 'net.json')
  const running = await runApp([`--log-net-log=${path}`])
  const port = await running.port()
  try {
    await walk(running)
    await running.page.waitForTimeout(300)
  } finally {
    await running.close()
  }
  return { ...readNetLog(path), port }
}

const isInLab = (url: string): boolean => /^https?:\/\/(?:shop|api\.shop|evil)\.test\//.test(url) || url.startsWith('app://ui/')

/** Everything a learner does: logs in, types, opens a popup, quits, resets, changes the language. */
async function ordinaryWalk(running: RunningApp): Promise<void> {
  const tab = await running.openTab('laptop', 'https://shop.test/session/')
  const phone = await running.openTab('phone', 'http://shop.test/storage')
  await running.openTab('private', 'https://evil.test/')
  await tab.run(`document.querySelector('#user').focus(); 0`)
  await running.app.evaluate(async ({ webContents }, id) => {
    for (const keyCode of 'misspeled wrods') webContents.fromId(id)?.sendInputEvent({ type: 'char', keyCode })
    await webContents.fromId(id)?.executeJavaScript(`document.querySelector('#user').value = 'alice'; 0`)
  }, tab.contents)
  await phone.run(
    `{ const made = document.createElement('textarea'); made.spellcheck = true; made.value = 'misspeled wrods'; document.body.append(made); made.focus() } 0`,
  )
  await phone.run(`void window.open('/storage', 'small'); 0`)
  await tab.visit('https://shop.test/bearer/')
  await running.call('settings:change', { language: 'ko' })
  await tab.visit('https://shop.test/')
  await running.call('stage:quit-browser', { profile: 'phone' })
  await running.call('stage:reset', null)
  await running.openTab('laptop', 'https://shop.test/')
}

/** Everything a page can do to make a browser ask for something outside. */
const outsideMarkup = `
  <link rel="dns-prefetch" href="https://prefetched.example"><link rel="preconnect" href="https://preconnected.example">
  <link rel="prefetch" href="https://fetched.example/x"><link rel="preload" as="image" href="https://loaded.example/x">
  <link rel="stylesheet" href="https://styled.example/x.css"><link rel="manifest" href="https://manifest.example/x.json">
  <link rel="icon" href="https://icon.example/x.ico"><img src="https://pictured.example/x"><img src="http://plain.example/x">
  <iframe src="http://framed.example/"></iframe><video src="https://video.example/x"></video><a id="ping" href="#x" ping="https://pinged.example/">x</a>
  <style>@font-face { font-family: x; src: url(https://font.example/x.woff2) } body { font-family: x }</style>`
const outsideScript = `(async () => {
  const found = []
  const tries = [
    () => fetch('https://fetch.example/'), () => fetch('http://fetch.example/'), () => fetch('https://fetch.example/', { mode: 'no-cors', keepalive: true }),
    () => navigator.sendBeacon('https://beacon.example/', 'x'),
    () => new WebSocket('wss://socket.example/'), () => new WebSocket('ws://socket.example/'), () => new EventSource('https://events.example/'),
    () => new WebTransport('https://transport.example:4433/').ready,
    () => document.querySelector('#ping').click(),
    () => new Worker('https://worker.example/x.js'), () => import('https://module.example/x.js'),
    async () => {
      const iceServers = [{ urls: ['stun:stun.example:3478', 'stun:192.0.2.1:3478'] }, { urls: 'turn:192.0.2.2:3478', username: 'u', credential: 'c' }]
      const peer = new RTCPeerConnection({ iceServers })
      peer.onicecandidate = ({ candidate }) => { if (candidate?.candidate) found.push(candidate.candidate) }
      peer.createDataChannel('x')
      await peer.setLocalDescription(await peer.createOffer())
    },
  ]
  for (const attempt of tries) { try { Promise.resolve(attempt()).catch(() => undefined) } catch { /* refused at once */ } }
  await new Promise(resolve => setTimeout(resolve, 1_500))
  return found
})()`

test('an ordinary run asks for the lab’s hosts and for nothing else; no name is looked up, no datagram sent (items 1, threat 9)', async () => {
  const log = await logged(ordinaryWalk)
  expect(log.requested.filter(isInLab).length).toBeGreaterThan(5)
  expect(log.requested.filter(url => !isInLab(url))).toEqual([])
  expect(log.tcp).toEqual([`127.0.0.1:${log.port}`])
  expect(log.lookedUp).toEqual([])
  expect(log.udp).toEqual([])
  expect(log.proxies).toEqual([`PROXY 127.0.0.1:${log.port}`])
})

test('a page that tries every way out makes Chromium speak to the lab’s proxy alone', async () => {
  let candidates: unknown
  const log = await logged(async running => {
    const tab = await running.openTab('laptop', answerUrl('https://shop.test', { body: '<title>before</title>' }))
    await running.call('stage:navigate', { tab: tab.id, url: answerUrl('https://shop.test', { body: outsideMarkup }) })
    await expect.poll(() => tab.run(`document.querySelector('#ping') !== null`)).toBe(true)
    candidates = await tab.run(outsideScript)
    for (const target of ['https://gone.example/', 'http://gone.example/', 'ftp://gone.example/'])
      await tab.run(`location.href = '${target}'; 0`)
    await tab.run(`void window.open('https://opened.example/'); 0`)
  })
  expect(
    log.requested.some(url => url.startsWith('https://fetch.example/')),
    'the page did try',
  ).toBe(true)
  expect(log.tcp).toEqual([`127.0.0.1:${log.port}`])
  expect(log.lookedUp).toEqual([])
  expect(log.udp).toEqual([])
  expect(candidates, 'WebRTC finds no way around the proxy and tells no address').toEqual([])
})

test.describe('the sockets of a running app', () => {
  test.skip(process.platform !== 'linux', 'read from /proc')

  /** Playwright's own two ways in: Node's inspector and Chromium's DevTools. A shipped app has neither. */
  async function debuggingPorts(running: RunningApp): Promise<readonly number[]> {
    const devtools = Number(readFileSync(join(running.userData, 'DevToolsActivePort'), 'utf8').split('\n')[0])
    const inspector = await running.app.evaluate(() =>
      (process as unknown as { mainModule: { require(name: string): { url(): string } } }).mainModule.require('node:inspector').url(),
    )
    return [devtools, Number(new URL(inspector).port)]
  }

  test('are one listening port, on 127.0.0.1, and connections to it', async () => {
    const running = await runApp()
    const port = await running.port()
    const debugging = await debuggingPorts(running)
    const pid = running.app.process().pid ?? 0
    const isDebugging = ({ local, remote }: OpenSocket): boolean =>
      debugging.some(known => local.endsWith(`:${known}`) || remote.endsWith(`:${known}`))
    const seen = (): OpenSocket[] => openSockets(pid).filter(socket => !isDebugging(socket))
    await ordinaryWalk(running)
    const sockets = seen()
    expect(sockets.filter(({ isListening }) => isListening).map(({ local }) => local)).toEqual([`127.0.0.1:${port}`])
    expect(sockets.filter(({ protocol }) => protocol === 'udp')).toEqual([])
    const ends = sockets.filter(({ isListening }) => !isListening).flatMap(({ local, remote }) => [local, remote])
    expect(ends.length).toBeGreaterThan(0)
    expect(ends.filter(end => !end.startsWith('127.0.0.1:'))).toEqual([])
    await running.close()
    expect(openSockets(pid)).toEqual([])
  })
})

test('spell check is off in every session, and no dictionary is at hand (threat 9)', async () => {
  const running = await runApp()
  await running.openTab('laptop', 'https://shop.test/')
  const states = await running.app.evaluate(({ session, webContents }) =>
    [session.defaultSession, session.fromPartition('another'), ...webContents.getAllWebContents().map(contents => contents.session)].map(
      one => one.isSpellCheckerEnabled(),
    ),
  )
  expect(states).toEqual([false, false, false, false])
  await running.close()
})
