import type { EventSeq, ProfileId, TabId } from '@shared/ids.ts'
import type { IpcChannel, IpcInput, IpcOutput, TraceChunk } from '@shared/contract/ipc-contract.ts'
import type { StageState } from '@shared/stage.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { runApp, type RunningApp } from '../../e2e/support/running-app.ts'
import type { Deed } from '../truth/facts.ts'
import { createLedger, emptyJars, forgetAll, type Ledger } from '../truth/ledger.ts'
import { askAgain } from './ask-again.ts'
import { forgetPopups, pairTabs, readPagesThere, type LiveTab } from './live-tabs.ts'
import { startWait, waitForReply, WaitedInVain } from './named-wait.ts'
import { jarChange, readJars, readPages, wireRecord } from './observe.ts'
import { drain, installTaps, pulse } from './taps.ts'

/** The real app, and beside it the ledger of what really happened in it. */
export interface LabApp {
  readonly running: RunningApp
  readonly ledger: Ledger
  /** Waits for what the app was asked, for as long as anything moves in it. */
  waitFor<Value>(what: string, reply: Promise<Value>): Promise<Value>
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
  /** Waits until nothing is under way any more but what would not end; that is said once, and not waited for again. */
  quiet(): Promise<void>
  /** Brings the ledger up to date, and the trace with it: of a moment at which nothing moved. Throws when there is none. */
  observe(): Promise<void>
  reset(): Promise<void>
  close(): Promise<void>
}

/** Something may hang on purpose (a response that is never read): after this long without any news it is not waited for. */
const quietPatience = { silenceMs: 20_000, mostChanges: 4_000 }
/** So many readings of the jars and the pages between which there was news, one after the other. */
const readingPatience = { silenceMs: 60_000, mostChanges: 50 }
const pollMs = 25
/** So many looks in a row without any news. */
const stillLooks = 4

export async function startLabApp(): Promise<LabApp> {
  const started = await runApp(['--lang=en'])
  const { app } = started
  await installTaps(app)
  const ledger = createLedger()
  let lastSeq: number | null = null
  let kept: TraceEvent[] = []
  /** Lines of responses of which the app has yet to say what the jar made of them. */
  const unsettled = new Set<EventSeq>()
  let popupsOpened: TabId[] = []
  /** What was under way when nothing moved any more. */
  const givenUp = new Set<string>()
  const profileOfSession = new Map<number, ProfileId>()
  const partitions: Record<ProfileId, string | null> = { laptop: null, phone: null, private: null }

  const look = async (): Promise<string> => {
    const { count, open, running: asked } = await pulse(app)
    return [`${count} facts noted`, ...open, ...asked].join('; ')
  }
  const waitFor: LabApp['waitFor'] = (what, reply) => waitForReply(what, reply, look)
  const running: RunningApp = { ...started, call: (channel, input) => waitFor(channel, started.call(channel, input)) }

  const call: LabApp['call'] = async (channel, input) => {
    const result = await running.call(channel, input)
    if (!result.ok) throw new Error(`${channel}: ${result.error.message}`)
    return result.value
  }
  const stage = (): Promise<StageState> => call('stage:read', null)

  const runIn = (contents: number, frame: number | null, code: string): Promise<unknown> =>
    waitFor(
      `a script in page ${contents}`,
      app.evaluate((_, given) => globalThis.contradictionTap.run(...given), [contents, frame, code] as const).catch(() => undefined),
    )

  async function liveTabs(): Promise<readonly LiveTab[]> {
    const { tabs } = await stage()
    for (const tab of tabs) partitions[tab.profile] = tab.partition
    await fetchEvents() // the popups among them
    return pairTabs(tabs, popupsOpened, await waitFor('the pages of the tabs', readPagesThere(running)))
  }

  async function fetchEvents(): Promise<void> {
    const chunk = JSON.parse(await call('trace:since', { after: lastSeq as never })) as TraceChunk
    if (chunk.baseline !== null && lastSeq !== null) throw new Error('the trace dropped events: reset the lab more often')
    kept.push(...chunk.events)
    for (const event of chunk.events) {
      if (event.kind === 'cookie.judged' && event.verdict.kind === 'not-known') unsettled.add(event.seq)
      else if (event.kind === 'cookie.settled') unsettled.delete(event.judged)
      else if (event.kind === 'tab.opened' && event.window === null) popupsOpened.push(event.tab)
      else if (event.kind === 'lab.reset') unsettled.clear()
    }
    lastSeq = chunk.events.at(-1)?.seq ?? lastSeq ?? 0
  }

  async function newsAndWork(): Promise<{ readonly news: string; readonly busy: readonly string[] }> {
    const { open, count } = await waitFor('the pulse of the app', pulse(app))
    const { tabs } = await stage()
    await fetchEvents()
    // A browser that asks for a password waits for its user.
    const loading = tabs.filter(({ isLoading, condition, prompt }) => (isLoading && prompt === null) || condition.kind === 'starting')
    const busy = [
      ...open,
      ...[...unsettled].map(seq => `what became of the line of event ${seq}`),
      ...loading.map(({ lane, url, condition }) => `tab ${lane} (${condition.kind}): ${url.slice(0, 200)}`),
    ]
    return { news: `${count} facts noted, ${lastSeq} events in the trace`, busy }
  }

  async function quiet(): Promise<void> {
    const wait = startWait('all to be quiet', quietPatience)
    let [still, before] = [0, '']
    while (still < stillLooks) {
      const { news, busy } = await newsAndWork()
      for (const one of givenUp) if (!busy.includes(one)) givenUp.delete(one)
      const awaited = busy.filter(one => !givenUp.has(one))
      still = awaited.length === 0 && news === before ? still + 1 : 0
      before = news
      if (still === 0) seeOrGiveUp(() => wait.saw([news, ...awaited].join('; ')), awaited)
      await new Promise(resolve => setTimeout(resolve, pollMs))
    }
  }

  function seeOrGiveUp(see: () => void, awaited: readonly string[]): void {
    try {
      see()
    } catch (error) {
      if (!(error instanceof WaitedInVain) || error.because !== 'silence') throw error
      for (const one of awaited) givenUp.add(one)
      process.stdout.write(`  event ${ledger.event}: not waited for any longer: ${awaited.join('; ')}\n`)
    }
  }

  /** Asking goes through every page and the network’s process: what was on its way there has come when the responses are here. */
  async function observe(): Promise<void> {
    const wait = startWait('a reading of the jars and the pages without news meanwhile', readingPatience)
    for (;;) {
      const before = await newsAndWork()
      await observeOnce()
      const after = await newsAndWork()
      if (before.news === after.news) return
      wait.saw([`${before.news}, then ${after.news}`, ...after.busy].join('; '))
      await quiet()
    }
  }

  async function observeOnce(): Promise<void> {
    const tabs = await liveTabs()
    const drained = await waitFor('the facts noted in the app', drain(app))
    for (const raw of drained.wire) ledger.wire.set(raw.id, wireRecord(raw, ledger.wire.get(raw.id)?.event ?? ledger.event))
    const profileOf = await sessionsOf(drained.changes.map(({ session }) => session))
    for (const raw of drained.changes) ledger.changes.push(jarChange(raw, profileOf.get(raw.session) ?? null, ledger.event))
    ledger.jars = await waitFor('the jars', readJars(app, tabs, partitions))
    ledger.pages = await waitFor('what the pages read', readPages(app, tabs))
  }

  /** Which profile a cookie store is of; what a private window leaves behind at its end keeps its name. */
  async function sessionsOf(indexes: readonly number[]): Promise<ReadonlyMap<number, ProfileId>> {
    if (indexes.every(index => profileOfSession.has(index))) return profileOfSession
    const known = Object.entries(partitions).filter(([, partition]) => partition !== null) as [ProfileId, string][]
    const asked = askAgain(() =>
      app.evaluate(
        ({ session }, wanted) =>
          wanted.map(
            ([profile, partition]) => [globalThis.contradictionTap.sessions.indexOf(session.fromPartition(partition)), profile] as const,
          ),
        known,
      ),
    )
    const pairs = await waitFor('whose cookie stores these are', asked)
    for (const [index, profile] of pairs) profileOfSession.set(index, profile)
    return profileOfSession
  }

  return {
    running,
    ledger,
    waitFor,
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
      await fetchEvents()
      await call('stage:reset', null)
      await quiet()
      await waitFor('the facts before the reset', drain(app))
      await waitFor('the popups to be forgotten', forgetPopups(app))
      popupsOpened = []
      givenUp.clear()
      forgetAll(ledger)
      for (const profile of ['laptop', 'phone', 'private'] as const) partitions[profile] = null
      ledger.jars = emptyJars
    },
    async close() {
      try {
        await waitFor('the end of the app', running.close())
      } catch (error) {
        process.stdout.write(`${String(error)}\n`)
        app.process().kill('SIGKILL')
      }
    },
  }
}
