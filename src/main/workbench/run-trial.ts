import type { BrowserWindow } from 'electron'
import { readTrial } from '@shared/workbench/read-trial.ts'
import { addressUrl, type Trial, type TrialProblem, type TrialReport } from '@shared/workbench/trial.ts'
import { tabId, type EventSeq } from '@shared/ids.ts'
import type { Lab } from '../../server/open-lab.ts'
import { fromElectronCookie } from '../recorder/chromium-cookie.ts'
import type { Recorder, WatchedTab } from '../recorder/recorder.ts'
import type { TraceLog } from '../trace/trace-log.ts'
import { startScript } from './start-scripts.ts'
import { emptyPage, firstAnswer, followUpAnswer } from './scripted-responses.ts'
import { hasAllBeenSaid, hasFirstBeenSaid } from './trial-rest.ts'

export interface TrialStage {
  readonly lab: Lab
  /** Of this trial alone. */
  readonly log: TraceLog
  readonly recorder: Recorder
  readonly window: BrowserWindow
  readonly signal: AbortSignal
}

/** Long enough for a slow machine; a trial takes a fraction of a second. */
const longestMs = 15_000
const lookEveryMs = 15
/** Where the follow-up is started; an address of its own, so that it takes nobody's place in the cache. */
const startPath = '/starts-here'

/** Plays one trial in an empty profile: the first answer, the page that starts the follow-up, the follow-up. */
export async function runTrial(trial: Trial, { lab, log, recorder, window, signal }: TrialStage): Promise<TrialReport> {
  const contents = window.webContents
  const watched = recorder.watchTab(contents, tabId('trial'), 'private')
  followPages(contents, watched)
  await contents.loadURL('about:blank') // a window that never showed anything has no process that could answer DevTools
  await watched.start()
  const endMs = performance.now() + longestMs
  let problem: TrialProblem | null = null

  /** Rejects when the page cannot be shown; what the browser judged on the way is in the log all the same. */
  const visit = async (url: string): Promise<void> => {
    const isThere = await inTime(
      contents.loadURL(url).then(
        () => true,
        () => false,
      ),
      endMs,
      signal,
    )
    if (isThere === null) problem = 'too-slow'
    else if (!isThere) problem = 'page-failed'
    await watched.listen()
  }

  /** What the jar has to say of a `Set-Cookie` comes after the response, and after the page that it brought. */
  const untilSaid = async (isSaid: typeof hasAllBeenSaid, of: 'answer' | 'asked'): Promise<void> => {
    const isOver = (): boolean => {
      const { events } = log.since(null)
      return isSaid(readTrial(trial, { events, askedAfter: askedAfter ?? log.lastSeq() })[of], events, msSinceLastEvent(log))
    }
    while (!isOver() && !signal.aborted && performance.now() < endMs) await pause()
    if (!isOver() && !signal.aborted) problem = 'too-slow'
    await recorder.jarAtRest('private')
  }

  const { answer, ask } = trial
  let askedAfter: EventSeq | null = null
  let scriptSees: string | null = null
  if (answer !== null) {
    lab.tellThrowaway(firstAnswer(answer))
    await visit(addressUrl(answer.to))
    await untilSaid(hasFirstBeenSaid, 'answer')
    scriptSees = problem === null ? String(await contents.executeJavaScript('document.cookie')) : null
  }
  const jar = (await contents.session.cookies.get({})).map(fromElectronCookie)

  const script = startScript(ask, addressUrl(ask.to))
  if (script !== null && !signal.aborted) {
    lab.tellThrowaway(emptyPage)
    await visit(addressUrl({ ...ask.from, path: startPath }))
  }
  askedAfter = log.lastSeq()
  if (signal.aborted || problem === 'too-slow') return { events: log.since(null).events, askedAfter, scriptSees, jar, problem }

  lab.tellThrowaway(followUpAnswer(trial))
  if (script === null) await visit(addressUrl(ask.to))
  else await contents.executeJavaScript(script)
  await untilSaid(hasAllBeenSaid, 'asked')
  return { events: log.since(null).events, askedAfter, scriptSees, jar, problem }
}

/** The same care as for a tab: ends that were lost on the way to another process are told by the page itself. */
function followPages(contents: Electron.WebContents, watched: WatchedTab): void {
  contents.on('did-navigate', (_event, url) => {
    if (url === 'about:blank') return
    watched.pageCommitted()
    void watched.listen()
  })
  contents.on('did-stop-loading', () => watched.pageLoaded())
}

const msSinceLastEvent = (log: TraceLog): number => performance.now() - (log.since(null).events.at(-1)?.at.monoMs ?? 0)

const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, lookEveryMs))

/** null: the time was up, or it was cancelled, first. */
async function inTime<Value>(work: Promise<Value>, endMs: number, signal: AbortSignal): Promise<Value | null> {
  let settled: { readonly value: Value } | null = null
  void work.then(value => (settled = { value }))
  while (settled === null && !signal.aborted && performance.now() < endMs) await pause()
  return (settled as { readonly value: Value } | null)?.value ?? null
}
