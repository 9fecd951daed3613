import { execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type CDPSession, type Page } from '@playwright/test'
import type { Cookies, WebContents } from 'electron'
import type { Protocol } from 'devtools-protocol'
import { tabId, type ProfileId } from '@shared/ids.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { fromDevtoolsCookie } from '../../src/main/recorder/chromium-cookie.ts'
import { createRecorder } from '../../src/main/recorder/recorder.ts'
import { createTraceLog } from '../../src/main/trace/trace-log.ts'
import { createLabClock } from '../../src/server/base/lab-clock.ts'
import { openLab, type Lab } from '../../src/server/open-lab.ts'
import { chromiumPath } from '../support/browser-paths.ts'
import { allowDialling } from '../support/no-dialling.ts'
import type { Engine } from './engine.ts'
import { createJarChanges } from './jar-changes.ts'

const profile: ProfileId = 'laptop'

/** The second engine: a current Chromium on a lab of its own, its DevTools messages fed to the app's recorder. */
export interface ChromiumOnLab extends Engine {
  readonly lab: Lab
  readonly page: Page
  send<Answer>(method: string, params?: object): Promise<Answer>
  close(): Promise<void>
}

/** For the titles of tests: a test names the engine that it ran on. */
export function chromiumName(): string {
  if (chromiumPath === undefined) return 'Chromium (not installed)'
  const said = execFileSync(chromiumPath, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return /^\S+ \d+/.exec(said)?.[0] ?? said.trim()
}

/**
 * Playwright switches storage partitioning off, which browsers have on. The last `--disable-features` counts: this one leaves that out and
 * keeps what would reach beyond the lab, or turn http into https, off.
 */
const asShipped =
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,OptimizationHints,NetworkTimeServiceQuerying,PreconnectToSearch,AimEnabled'

export async function openChromiumOnLab({ partitionsStorage = false } = {}): Promise<ChromiumOnLab> {
  const clock = createLabClock()
  const log = createTraceLog({ labNow: () => clock.now() })
  const events: TraceEvent[] = []
  log.subscribe(event => events.push(event))
  const fail = (error: unknown): never => {
    throw error
  }
  const recorder = createRecorder(log, fail)
  const lab = await openLab({ clock, record: fact => recorder.record(fact), onError: fail })
  allowDialling(lab.port)

  const userData = mkdtempSync(join(tmpdir(), 'crumbtrail-chromium-'))
  // Debian's default would block every third-party cookie by "user preference" and hide the reason that matters.
  mkdirSync(join(userData, 'Default'))
  writeFileSync(join(userData, 'Default', 'Preferences'), JSON.stringify({ profile: { cookie_controls_mode: 0 } }))
  const context = await chromium.launchPersistentContext(userData, {
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: [
      `--proxy-server=127.0.0.1:${lab.port}`,
      '--proxy-bypass-list=<-loopback>',
      `--ignore-certificate-errors-spki-list=${keyHash(lab.caCertificate)}`,
      ...(partitionsStorage ? [asShipped] : []),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
  const page = context.pages()[0] ?? (await context.newPage())
  const devtools = await context.newCDPSession(page)
  const send = <Answer>(method: string, params: object = {}): Promise<Answer> =>
    devtools.send(method as 'Network.enable', params) as Promise<unknown> as Promise<Answer>

  await answerProxy(devtools, page, lab)
  const changes = createJarChanges()
  recorder.watchJar(profile, { cookies: changes.cookies as unknown as Cookies })
  const watched = recorder.watchTab(asContents(devtools, changes.take), tabId('t1'), profile)
  await watched.start()
  events.length = 0

  return {
    lab,
    page,
    send,
    events: () => Promise.resolve(events),
    visit: async url => void (await page.goto(url)),
    run: script => page.evaluate(script),
    async emptyJar() {
      await send('Network.clearBrowserCookies')
      changes.take(await send('Network.getAllCookies'))
    },
    jar: async () => (await send<Protocol.Network.GetAllCookiesResponse>('Network.getAllCookies')).cookies.map(fromDevtoolsCookie),
    async close() {
      await context.close()
      await lab.close()
      rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/**
 * Gives Chromium the proxy's credential once; it remembers it. Not through Playwright's own `proxy: { username }`: that switches the
 * HTTP cache off without a word.
 */
async function answerProxy(devtools: CDPSession, page: Page, lab: Lab): Promise<void> {
  const { username, password } = lab.credentialFor(profile)
  devtools.on('Fetch.requestPaused', ({ requestId }) => void devtools.send('Fetch.continueRequest', { requestId }))
  devtools.on('Fetch.authRequired', ({ requestId }) => {
    void devtools.send('Fetch.continueWithAuth', {
      requestId,
      authChallengeResponse: { response: 'ProvideCredentials', username, password },
    })
  })
  await devtools.send('Fetch.enable', { handleAuthRequests: true })
  await page.goto('http://shop.test/lab/echo')
  await page.goto('https://shop.test/lab/echo')
  await devtools.send('Fetch.disable')
}

/** What the recorder wants of an Electron page: its debugger. */
function asContents(devtools: CDPSession, onJar: (jar: Protocol.Network.GetAllCookiesResponse) => void): WebContents {
  const methods = [
    'Network.requestWillBeSent',
    'Network.requestWillBeSentExtraInfo',
    'Network.requestServedFromCache',
    'Network.responseReceived',
    'Network.responseReceivedExtraInfo',
    'Network.loadingFinished',
    'Network.loadingFailed',
    'DOMStorage.domStorageItemAdded',
    'DOMStorage.domStorageItemUpdated',
    'DOMStorage.domStorageItemRemoved',
    'DOMStorage.domStorageItemsCleared',
  ] as const
  const debug = {
    attach: () => undefined,
    on(_event: 'message', listener: (event: unknown, method: string, params: unknown) => void) {
      for (const method of methods) devtools.on(method, (params: unknown) => listener({}, method, params))
    },
    async sendCommand(method: string, params: object) {
      const told: unknown = await devtools.send(method as 'Network.enable', params)
      if (method === 'Network.getAllCookies') onJar(told as Protocol.Network.GetAllCookiesResponse)
      return told
    },
  }
  return { debugger: debug, once: () => undefined } as unknown as WebContents
}

/** Of the subject's public key, as `--ignore-certificate-errors-spki-list` wants it: this one authority is trusted, nothing else is. */
function keyHash(certificate: string): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(key).digest('base64')
}
