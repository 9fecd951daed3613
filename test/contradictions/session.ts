import { allActions } from './actions/all-actions.ts'
import type { Action } from './actions/scene.ts'
import { startLabApp, type LabApp } from './app/lab-app.ts'
import { startWait } from './app/named-wait.ts'
import { canBeAsked } from './app/observe.ts'
import { hearSentences } from './claims/hear.ts'
import type { Contradiction } from './claims/judge.ts'
import type { Options } from './options.ts'
import { createRandom, type Random } from './random.ts'
import { createReadApp, type ReadApp } from './shown/read-app.ts'
import { readWindow } from './shown/read-window.ts'
import { cookieLines } from './truth/read-lines.ts'
import { wireOf, type Ledger } from './truth/ledger.ts'
import { compareWorld } from './world/compare-world.ts'

/** What one event came to. */
export interface EventReport {
  readonly event: number
  readonly action: string
  /** In one line, what was done. */
  readonly what: string
  readonly sentences: number
  readonly contradictions: readonly Contradiction[]
}

/** So many events, and the lab begins anew: a trace stays short, and everybody has seen an empty jar. */
const eventsOfAReset = 60

/** So many events, and the receipt is read in the window itself. */
const eventsOfAWindow = 5

/** Plays events until the options say stop, and tells of each. */
export async function playSession(options: Options, tell: (report: EventReport) => void): Promise<void> {
  const random = createRandom(options.seed)
  const actions = chooseActions(options.only)
  const app = await startLabApp()
  const start = performance.now()
  let [nonce, playing] = [0, 'the start']
  try {
    const readApp = createReadApp()
    await begin(app, readApp)
    for (let event = 1; event <= options.events && performance.now() - start < options.minutes * 60_000; event++) {
      if (event % eventsOfAReset === 0) {
        await app.reset()
        await begin(app, readApp)
      }
      app.ledger.event = event
      const action = random.weighted(actions)
      playing = `event ${event}, ${action.name}`
      const what = await perform(action, app, random, () => (nonce += 1))
      if (what === null) continue
      tell({ event, action: action.name, what, ...(await look(app, readApp)) })
    }
  } catch (error) {
    throw new Error(`${playing}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  } finally {
    await app.close()
  }
}

function chooseActions(only: readonly string[]): readonly Action[] {
  const chosen = allActions.filter(({ name }) => only.length === 0 || only.includes(name))
  if (chosen.length === 0) throw new Error(`Actions are: ${allActions.map(({ name }) => name).join(', ')}`)
  return chosen
}

/** Two browsers with a page each; what they say on the way is no event of the session. */
async function begin(app: LabApp, readApp: ReadApp): Promise<void> {
  await openFirstTabs(app)
  await look(app, readApp)
}

async function openFirstTabs(app: LabApp): Promise<void> {
  const open = new Set((await app.liveTabs()).map(({ tab }) => tab.profile))
  for (const profile of ['laptop', 'phone'] as const) {
    if (open.has(profile)) continue
    app.did({ kind: 'tab-opened', as: 'tab' })
    await app.open(profile, `https://shop.test/lab/answer?header=Content-Type:text%2Fhtml&body=${profile}`)
  }
  await app.quiet()
}

async function perform(action: Action, app: LabApp, random: Random, nonce: () => number): Promise<string | null> {
  const tabs = (await app.liveTabs()).filter(live => live.tab.url.startsWith('http') && canBeAsked(live))
  if (tabs.length === 0) {
    await cancelPrompts(app)
    await openFirstTabs(app)
    return 'tabs were opened again'
  }
  app.ledger.jarsBefore = app.ledger.jars
  return action.perform({ app, random, nonce, tabs })
}

async function cancelPrompts(app: LabApp): Promise<void> {
  for (const { prompt } of (await app.stage()).tabs) {
    if (prompt !== null) await app.running.call('stage:answer-prompt', { prompt: prompt.id, credentials: null })
  }
}

async function look(app: LabApp, readApp: ReadApp): Promise<Pick<EventReport, 'sentences' | 'contradictions'>> {
  const [heard, found]: [number[], Contradiction[]] = [[], []]
  let window: Awaited<ReturnType<typeof readWindow>> = 'ahead'
  const wait = startWait('the window and the trace to hold the same')
  while (window === 'ahead') {
    await app.quiet()
    await app.observe()
    noteHolders(app.ledger)
    const lastSeq = readApp.push(app.newEvents())
    const sentences = readApp.newSentences()
    const world = compareWorld(app.ledger, readApp)
    window = app.ledger.event % eventsOfAWindow === 0 ? await readWindow(app, readApp, lastSeq) : []
    if (window === 'ahead') wait.saw(`the window is ahead of event ${lastSeq}`)
    heard.push(sentences.length, world.sentences, window === 'ahead' ? 0 : window.length)
    found.push(...hearSentences(app.ledger, readApp, sentences), ...world.contradictions)
  }
  return {
    sentences: heard.reduce((sum, count) => sum + count, 0),
    contradictions: [...found, ...window.filter(one => one !== null)],
  }
}

/** Whoever's log-in the server took got the cookies of its response. */
function noteHolders(ledger: Ledger): void {
  for (const deed of ledger.deeds) {
    if (deed.kind !== 'log-in' || deed.event !== ledger.event) continue
    for (const record of wireOf(ledger, 'POST', deed.url)) {
      if (record.status !== null && record.status < 400) for (const { value } of cookieLines(record)) ledger.holders.set(value, deed.user)
    }
  }
}
