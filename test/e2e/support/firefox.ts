import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'

/** A Firefox with a profile of its own and no way to any network, driven by WebDriver BiDi (W3C). */
export interface Firefox {
  /** Opens an address and waits until it is loaded. */
  visit(url: string): Promise<void>
  /** Runs an expression in the page; what it comes to passes through JSON. */
  run(expression: string): Promise<unknown>
  /** A PNG of what shows. */
  picture(): Promise<Buffer>
  /** Everything that the console said. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

/** A closed port for a proxy: nothing leaves this machine. The second switches off what Firefox fetches for itself. */
const preferences = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
}

export async function openFirefox(path: string): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), 'crumbtrail-firefox-'))
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
  writeFileSync(join(profile, 'user.js'), lines.join('\n'))
  const args = ['--headless', '--no-remote', '--remote-debugging-port=0', '--width=1280', '--height=800', '--profile', profile]
  const child = spawn(path, args, { env: { ...process.env, HOME: profile, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' } })
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (octets: Buffer) => {
      said += octets.toString()
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(`Firefox ended: ${said}`)))
  })
  const bidi = await connect(`${address}/session`)
  const complaints: string[] = []
  bidi.on('log.entryAdded', entry => complaints.push(String(entry['text'])))
  await bidi.send('session.new', { capabilities: {} })
  await bidi.send('session.subscribe', { events: ['log.entryAdded'] })
  const { context } = await bidi.send('browsingContext.create', { type: 'tab' })
  await bidi.send('browsingContext.setViewport', { context, viewport: { width: 1280, height: 800 } })
  return {
    complaints,
    visit: async url => void (await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' })),
    async run(expression) {
      const wrapped = `(async () => JSON.stringify((await (${expression})) ?? null))()`
      const answer = await bidi.send('script.evaluate', {
        expression: wrapped,
        target: { context },
        awaitPromise: true,
        userActivation: true,
      })
      const { result } = answer as { readonly result?: { readonly value?: string } }
      if (result?.value === undefined) throw new Error(JSON.stringify(answer))
      return JSON.parse(result.value) as unknown
    },
    async picture() {
      const { data } = await bidi.send('browsingContext.captureScreenshot', { context })
      return Buffer.from(String(data), 'base64')
    },
    async close() {
      const ended = new Promise(resolve => child.once('exit', resolve))
      await bidi.send('browser.close', {}).catch(() => child.kill())
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
    },
  }
}

type Fields = Readonly<Record<string, unknown>>

interface Bidi {
  send(method: string, params: Fields): Promise<Fields>
  on(event: string, listener: (params: Fields) => void): void
}

async function connect(address: string): Promise<Bidi> {
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const waiting = new Map<number, { readonly resolve: (result: Fields) => void; readonly reject: (error: Error) => void }>()
  const listeners = new Map<string, (params: Fields) => void>()
  socket.on('message', (octets: Buffer) => {
    const told = JSON.parse(octets.toString()) as Fields
    if (told['type'] === 'event') return listeners.get(String(told['method']))?.(told['params'] as Fields)
    const asked = waiting.get(Number(told['id']))
    waiting.delete(Number(told['id']))
    if (told['type'] === 'success') asked?.resolve(told['result'] as Fields)
    else asked?.reject(new Error(`${String(told['error'])}: ${String(told['message'])}`))
  })
  socket.on('close', () => waiting.forEach(({ reject }) => reject(new Error('Firefox is gone'))))
  let last = 0
  return {
    send(method, params) {
      last += 1
      const id = last
      socket.send(JSON.stringify({ id, method, params }))
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
    },
    on: (event, listener) => void listeners.set(event, listener),
  }
}
