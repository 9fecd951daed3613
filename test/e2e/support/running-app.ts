import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test'
import type { IpcChannel, IpcInput, IpcOutput, TraceChunk } from '@shared/contract/ipc-contract.ts'
import type { ProfileId, TabId } from '@shared/ids.ts'
import type { Result } from '@shared/contract/result.ts'
import type { StageTab } from '@shared/stage.ts'
import type { EventOf, TraceEvent, TraceEventKind } from '@shared/trace/trace-event.ts'
import { letFramesBegin } from './frames-of-guests.ts'

const projectRoot = resolve(import.meta.dirname, '../../..')

/** The real app with a user-data folder of its own, seen from its main window and from its main process. */
export interface RunningApp {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userData: string
  /** What a page's console said in the main window since the start. */
  readonly complaints: readonly string[]
  /** A call through the window's own bridge. */
  call<Channel extends IpcChannel>(channel: Channel, input: IpcInput<Channel>): Promise<Result<IpcOutput<Channel>>>
  port(): Promise<number>
  events(): Promise<readonly TraceEvent[]>
  eventsOf<Kind extends TraceEventKind>(kind: Kind): Promise<readonly EventOf<Kind>[]>
  /** Opens a window with one tab and waits until its page is there. */
  openTab(profile: ProfileId, url: string): Promise<OpenTab>
  /** Runs code in any page of the app, by the id of its contents; a promise is awaited. */
  runIn(contents: number, code: string): Promise<unknown>
  close(): Promise<void>
}

export interface OpenTab {
  readonly id: TabId
  readonly contents: number
  run(code: string): Promise<unknown>
  state(): Promise<StageTab>
  /** Goes to a page of the lab and waits for it. */
  visit(url: string): Promise<void>
}

export async function runApp(
  extraArguments: readonly string[] = [],
  userData = mkdtempSync(join(tmpdir(), 'crumbtrail-e2e-')),
): Promise<RunningApp> {
  const packaged = process.env['CRUMBTRAIL_PACKAGED']
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [`--user-data-dir=${userData}`, ...asRoot, ...extraArguments]
  const app = await _electron.launch(packaged ? { executablePath: packaged, args } : { args: [projectRoot, ...args] })
  const page = await app.firstWindow()
  letFramesBegin(page)
  const complaints: string[] = []
  page.on('console', message => complaints.push(`${message.type()}: ${message.text()}`))
  await page.waitForFunction(() => 'crumbtrail' in window)

  const call: RunningApp['call'] = (channel, input) =>
    page.evaluate(([name, value]) => window.crumbtrail.call(name as never, value as never), [channel, input] as const) as never
  const value = async <Channel extends IpcChannel>(channel: Channel, input: IpcInput<Channel>): Promise<IpcOutput<Channel>> => {
    const result = await call(channel, input)
    if (!result.ok) throw new Error(`${channel}: ${result.error.message}`)
    return result.value
  }
  const runIn: RunningApp['runIn'] = (contents, code) =>
    app.evaluate(({ webContents }, [id, script]) => webContents.fromId(id)?.executeJavaScript(script, true), [contents, code] as const)
  const stateOf = async (id: TabId): Promise<StageTab> => {
    const found = (await value('stage:read', null)).tabs.find(tab => tab.id === id)
    if (!found) throw new Error(`no tab ${id}`)
    return found
  }
  const events = async (): Promise<readonly TraceEvent[]> => (JSON.parse(await value('trace:since', { after: null })) as TraceChunk).events

  return {
    app,
    page,
    userData,
    complaints,
    call,
    runIn,
    events,
    port: async () => (await value('app:read', null)).port,
    eventsOf: async kind => (await events()).filter(event => event.kind === kind) as never,
    async openTab(profile, url) {
      const window = await value('stage:open-window', { profile, url })
      const state = await value('stage:read', null)
      const id = state.windows.find(candidate => candidate.id === window)?.activeTab
      if (!id) throw new Error(`window ${window} has no tab`)
      const showing = (address: string): Promise<void> =>
        expect
          .poll(async () => pick(await stateOf(id)), { intervals: [30, 60, 120] })
          .toEqual({ url: address, isLoading: false, condition: 'live' })
      await showing(url)
      const contents = await contentsOf(page, id)
      return {
        id,
        contents,
        run: code => runIn(contents, code),
        state: () => stateOf(id),
        async visit(address) {
          await value('stage:navigate', { tab: id, url: address })
          await showing(address)
        },
      }
    },
    async close() {
      await app.close()
      rmSync(userData, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }) // processes of the app that are just ending still write
    },
  }
}

const pick = ({ url, isLoading, condition }: StageTab): object => ({ url, isLoading, condition: condition.kind })

/** The id of the contents that show this tab of a window. */
export function contentsOf(page: Page, tab: TabId): Promise<number> {
  return page.evaluate(id => {
    const guest = document.querySelector(`webview[data-tab="${id}"]`)
    if (guest === null) throw new Error(`no guest of tab ${id}`)
    return (guest as unknown as { getWebContentsId(): number }).getWebContentsId()
  }, tab)
}

/** What an address of `/lab/answer` makes the lab say; `fields` are header lines. */
export function answerUrl(
  origin: string,
  { status = 200, fields = [], body = '' }: { status?: number; fields?: readonly string[]; body?: string } = {},
): string {
  const asOctets = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, mark => `%${mark.charCodeAt(0).toString(16)}`)
  const type = fields.some(field => /^content-type:/i.test(field)) ? [] : ['Content-Type: text/html; charset=utf-8']
  const query = [`status=${status}`, ...[...type, ...fields].map(field => `header=${asOctets(field)}`), `body=${asOctets(body)}`]
  return `${origin}/lab/answer?${query.join('&')}`
}
