import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, describe, it } from 'vitest'
import { hasChromium, openOutsideChromium } from '../../support/open-chromium.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

let test: TestLab
let stranger: Server
let browser: Browser

/** Everything that a page may try against a port of this machine. */
const tries = `async port => {
  const results = {}
  const base = 'http://127.0.0.1:' + port
  const attempt = async (name, run) => { try { results[name] = await run() } catch (error) { results[name] = 'failed: ' + error.name } }
  const read = async response => ({ type: response.type, status: response.status, body: await response.text() })
  await attempt('cors get', () => fetch(base + '/').then(read))
  await attempt('cors get of a lab page', () => fetch(base + '/http://shop.test/session/me').then(read))
  await attempt('no-cors get', () => fetch(base + '/', { mode: 'no-cors' }).then(read))
  await attempt('no-cors post', () => fetch(base + '/session/login', { method: 'POST', mode: 'no-cors', body: 'user=alice' }).then(read))
  await attempt('preflighted put', () => fetch(base + '/', { method: 'PUT', headers: { 'X-A': '1' } }).then(read))
  await attempt('with credentials', () => fetch(base + '/', { credentials: 'include' }).then(read))
  await attempt('proxy credential', () => fetch(base + '/', { headers: { 'Proxy-Authorization': 'Basic bGFwdG9wOng=' } }).then(read))
  await attempt('script', () => new Promise((resolve, reject) => { const s = document.createElement('script'); s.src = base + '/lab/storage.js'; s.onload = () => resolve('ran'); s.onerror = () => reject(new Error()); document.head.append(s) }))
  await attempt('image', () => new Promise((resolve, reject) => { const i = new Image(); i.onload = () => resolve('shown'); i.onerror = () => reject(new Error()); i.src = base + '/logo.svg' }))
  await attempt('websocket', () => new Promise((resolve, reject) => { const w = new WebSocket('ws://127.0.0.1:' + port + '/'); w.onopen = () => resolve('open'); w.onerror = () => reject(new Error()) }))
  await attempt('form', () => new Promise(resolve => { const f = document.createElement('form'); f.action = base + '/session/transfer'; f.method = 'post'; f.target = 'sink'; document.body.append(f); f.submit(); setTimeout(() => resolve('posted'), 500) }))
  return results
}`

describe.runIf(hasChromium)('a page of the real web, in a browser that is not the app’s', () => {
  beforeAll(async () => {
    test = await openTestLab()
    stranger = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html')
      response.end('<!doctype html><title>stranger</title><iframe name="sink"></iframe>')
    })
    await new Promise<void>(resolve => stranger.listen(0, '127.0.0.1', resolve))
    browser = await openOutsideChromium()
  })
  afterAll(async () => {
    await browser.close()
    stranger.close()
    await test.lab.close()
  })

  it('reads nothing, does nothing and leaves no trace', async () => {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`)
    const results = await page.evaluate<Record<string, unknown>>(`(${tries})(${test.lab.port})`)
    // A 407 that no proxy asked for is a network error to Chromium: not even an opaque answer comes out of it.
    const readable = Object.entries(results).filter(([, result]) => !String(result).startsWith('failed'))
    expect(readable).toEqual([['form', 'posted']])
    expect(test.facts).toEqual([])
  })

  it('sees an empty page when it goes there itself', async () => {
    const page = await browser.newPage()
    const response = await page.goto(`http://127.0.0.1:${test.lab.port}/session/me`).catch(() => null)
    expect(response === null || (await response.text()) === '').toBe(true)
    expect(test.facts).toEqual([])
  })
})
