import type { EventSeq, ProfileId, TabId } from '@shared/ids.ts'
import type { IpcChannel, IpcInput, IpcOutput, TraceChunk } from '@shared/contract/ipc-contract.ts'
import type { StageState } from '@shared/stage.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { runApp, type RunningApp } from '../../e2e/support/running-app.ts'
import type { Deed } from '../truth/facts.ts'
import { createLedger, emptyJars, forgetAll, type Ledger } from '../truth/ledger.ts'
import { askAgain } from './ask-again.ts'
import { jarChange, readJars, readPages, wireRecord, type LiveTab } from './observe.ts'
import { drain, installTaps, pulse } from './taps.ts'

/** The real app, and beside it the ledger of what really happened in it. */
export interface LabApp {
  readonly running: RunningApp
  readonly ledger: Ledger
  /** A call through the window's own bridge; throws on an error. */
  call<Channel extends IpcChannel>(channel: Channel, input: IpcInput<Channel>): Promise<IpcOutput<Channel>>
  stage(): Promise<StageState>
  /** The tabs whose page is there. */
  liveTabs(): Promise<readonly LiveTab[]>
  /** Runs code in a page as if its user had just clicked; a page that goes meanwhile answers undefined. */
  run(contents: number, code: string): Promise<unknown>
  /** The same in the n-th frame of the page. */
  runInFrame(contents: number, index: number, code: string): Promise<unknown>
  did(deed: Deed): void
  /** Opens a window with one tab. */
  open(profile: ProfileId, url: string): Promise<TabId>
  /** The events of the trace since the last call, as far as the ledger was observed. */
  newEvents(): readonly TraceEvent[]
  /** Waits until nothing is under way any more; false when something would not end. */
  quiet(): Promise<boolean>
  /** Brings the ledger up to date, and the trace with it: of a moment at which nothing moved. */
  observe(): Promise<void>
  reset(): Promise<void>
  close(): Promise<void>
}

/** Something may hang on purpose (a response that is never read); after this long without any news the event is looked at as it is. */
const longestStillMs = 20_000
/** A page that never rests is not waited for without end. */
const mostLooks = 4_000
/** A page that never rests is looked at as it is after so many observations. */
const mostObservations = 50
const pollMs = 25
/** So many looks in a row without any news. */
const stillLooks = 4

export async function startLabApp(): Promise<LabApp> {
  const running = await runApp(['--lang=en'])
  const { app, page } = running
  await installTaps(app)
  const ledger = createLedger()
  let lastSeq: number | null = null
  let kept: TraceEvent[] = []
  /** Lines of responses of which the app has yet to say what the jar made of them. */
  const unsettled = new Set<EventSeq>()
  const profileOfSession = new Map<number, ProfileId>()
  const partitions: Record<ProfileId, string | null> = { laptop: null, phone: null, private: null }

  const call: LabApp['call'] = async (channel, input) => {
    const result = await running.call(channel, input)
    if (!result.ok) throw new Error(`${channel}: ${result.error.message}`)
    return result.value
  }
  const stage = (): Promise<StageState> => call('stage:read', null)

  const runIn = (contents: number, frame: number | null, code: string): Promise<unknown> =>
    app.evaluate((_, given) => globalThis.contradictionTap.run(...given), [contents, frame, code] as const).catch(() => undefined)

  async function liveTabs(): Promise<readonly LiveTab[]> {
    const { tabs } = await stage()
    for (const tab of tabs) partitions[tab.profile] = tab.partition
    const guests = await page.evaluate(() =>
      [...document.querySelectorAll('webview')].map(guest => {
        try {
          return (guest as unknown as { getWebContentsId(): number }).getWebContentsId()
        } catch {
          return null // not attached yet
        }
      }),
    )
    const apart = tabs.filter(({ window }) => window === null)
    // Two may stand at one address: each has the jar of its own browser, and no two are the same page.
    const popups = await askAgain(() =>
      app.evaluate(
        ({ webContents, session }, wanted) => {
          const free = webContents
            .getAllWebContents()
            .filter(contents => contents.getType() === 'window')
            .sort((one, other) => one.id - other.id)
          return wanted.map(([partition, url]) => {
            const own = session.fromPartition(partition)
            const at = free.findIndex(contents => contents.session === own && contents.getURL() === url && url !== '')
            return at < 0 ? null : (free.splice(at, 1)[0]?.id ?? null)
          })
        },
        apart.map(({ partition, url }) => [partition, url] as const),
      ),
    )
    const inWindows = tabs.filter(({ window }) => window !== null)
    const isLive = ({ tab }: LiveTab): boolean => tab.condition.kind === 'live'
    const ofWindows = inWindows.flatMap((tab, index) => {
      const contents = guests[index]
      return contents == null ? [] : [{ tab, contents }]
    })
    const ofPopups = apart.flatMap((tab, index) => {
      const contents = popups[index]
      return contents == null ? [] : [{ tab, contents }]
    })
    return [...ofWindows, ...ofPopups].filter(isLive)
  }

  async function fetchEvents(): Promise<void> {
    const chunk = JSON.parse(await call('trace:since', { after: lastSeq as never })) as TraceChunk
    if (chunk.baseline !== null && lastSeq !== null) throw new Error('the trace dropped events: reset the lab more often')
    kept.push(...chunk.events)
    for (const event of chunk.events) {
      if (event.kind === 'cookie.judged' && event.verdict.kind === 'not-known') unsettled.add(event.seq)
      else if (event.kind === 'cookie.settled') unsettled.delete(event.judged)
      else if (event.kind === 'lab.reset') unsettled.clear()
    }
    lastSeq = chunk.events.at(-1)?.seq ?? lastSeq ?? 0
  }

  async function newsAndWork(): Promise<{ readonly news: string; readonly isBusy: boolean }> {
    const { open, count } = await pulse(app)
    const { tabs } = await stage()
    await fetchEvents()
    const isBusy = open > 0 || unsettled.size > 0 || tabs.some(({ isLoading, condition }) => isLoading || condition.kind === 'starting')
    return { news: `${count} ${lastSeq}`, isBusy }
  }

  async function quiet(): Promise<boolean> {
    let [still, before, movedAt] = [0, '', performance.now()]
    for (let looks = 0; looks < mostLooks && performance.now() - movedAt < longestStillMs; looks++) {
      const { news, isBusy } = await newsAndWork()
      still = !isBusy && news === before ? still + 1 : 0
      if (still >= stillLooks) return true
      if (news !== before) movedAt = performance.now()
      before = news
      await new Promise(resolve => setTimeout(resolve, pollMs))
    }
    return false
  }

  /** Asking goes through every page and the network’s process: what was on its way there has come when the responses are here. */
  async function observe(): Promise<void> {
    for (let times = 0; times < mostObservations; times++) {
      const before = await newsAndWork()
      await observeOnce()
      const after = await newsAndWork()
      if (before.news === after.news) return
      await quiet()
    }
  }

  async function observeOnce(): Promise<void> {
    const tabs = await liveTabs()
    const drained = await drain(app)
    for (const raw of drained.wire) ledger.wire.set(raw.id, wireRecord(raw, ledger.wire.get(raw.id)?.event ?? ledger.event))
    const profileOf = await sessionsOf(drained.changes.map(({ session }) => session))
    for (const raw of drained.changes) ledger.changes.push(jarChange(raw, profileOf.get(raw.session) ?? null, ledger.event))
    ledger.jars = await readJars(app, tabs, partitions)
    ledger.pages = await readPages(app, tabs)
  }

  /** Which profile a cookie store is of; what a private window leaves behind at its end keeps its name. */
  async function sessionsOf(indexes: readonly number[]): Promise<ReadonlyMap<number, ProfileId>> {
    if (indexes.every(index => profileOfSession.has(index))) return profileOfSession
    const known = Object.entries(partitions).filter(([, partition]) => partition !== null) as [ProfileId, string][]
    const pairs = await askAgain(() =>
      app.evaluate(
        ({ session }, wanted) =>
          wanted.map(
            ([profile, partition]) => [globalThis.contradictionTap.sessions.indexOf(session.fromPartition(partition)), profile] as const,
          ),
        known,
      ),
    )
    for (const [index, profile] of pairs) profileOfSession.set(index, profile)
    return profileOfSession
  }

  return {
    running,
    ledger,
    call,
    stage,
    liveTabs,
    run: (contents, code) => runIn(contents, null, code),
    runInFrame: runIn,
    did: deed => void ledger.deeds.push({ ...deed, event: ledger.event }),
    async open(profile, url) {
      const window = await call('stage:open-window', { profile, url })
      const tab = (await stage()).windows.find(({ id }) => id === window)?.activeTab
      if (tab === undefined) throw new Error(`window ${window} has no tab`)
      return tab
    },
    newEvents() {
      const taken = kept
      kept = []
      return taken
    },
    quiet,
    observe,
    async reset() {
      await call('stage:reset', null)
      await quiet()
      await drain(app)
      forgetAll(ledger)
      for (const profile of ['laptop', 'phone', 'private'] as const) partitions[profile] = null
      ledger.jars = emptyJars
    },
    close: () => running.close(),
  }
}
