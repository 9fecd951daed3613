import { writeFileSync } from 'node:fs'
import type { CDPSession, Page } from '@playwright/test'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import { runApp, type RunningApp } from '../test/e2e/support/running-app.ts'
import { manyEvents, type ManyEvents } from '../test/support/many-events.ts'
import { recordSeed } from '../test/support/record-seed.ts'
import { barePage, frameTimes, heldAt, jumpTimes, type FrameWish } from './timeline/page-frames.ts'
import {
  frameReport,
  median,
  medianReport,
  megabytes,
  ms,
  percent,
  printFact,
  printFrames,
  quantile,
  type FrameReport,
} from './timeline/report.ts'

/* The real app with 100,000 events: how soon it can be used, whether it stays fluid, what it costs. Beside a bare page in the same run. */

export const needsApp = true

interface Plan {
  readonly events: number
  readonly perSecond: number
  readonly forMs: number
  readonly runs: number
  readonly jumps: number
}
const wholePlan: Plan = { events: 100_000, perSecond: 1000, forMs: 5000, runs: 3, jumps: 40 }
const quickPlan: Plan = { events: 10_000, perSecond: 1000, forMs: 1000, runs: 1, jumps: 8 }

const list = '.timeline-list'
const still = { scroller: null, pxPerFrame: 0 }
const scrolling = { scroller: list, pxPerFrame: 90 }

const parts = ['open', 'still', 'scroll', 'stream', 'follow', 'jumps'] as const
type Part = (typeof parts)[number]

/** `--quick`: a small one, to see that it works. `--only=stream,jumps`: these parts alone. `--json=FILE`: the figures for a machine. */
export async function run(options: readonly string[]): Promise<void> {
  const plan = options.includes('--quick') ? quickPlan : wholePlan
  const valueOf = (name: string): string | undefined =>
    options.find(option => option.startsWith(`--${name}=`))?.slice(name.length + '--='.length)
  const only = valueOf('only')?.split(',')
  const wanted = new Set(parts.filter(part => only === undefined || only.includes(part)))
  const running = await runApp(['--bench-trace-hook', '--js-flags=--expose-gc'])
  try {
    const figures = await measure(running, plan, wanted)
    print(figures)
    const file = valueOf('json')
    if (file !== undefined) writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`)
    if (figures.lost !== 0) throw new Error('the page shows other rows than the trace has')
  } finally {
    await running.close()
  }
}

type Figures = Awaited<ReturnType<typeof measure>>

async function measure(running: RunningApp, plan: Plan, wanted: ReadonlySet<Part>) {
  const { page, app } = running
  const seed = await recordSeed(running)
  const many = await manyEvents(app, seed)
  const watch = await page.context().newCDPSession(page)
  await watch.send('Performance.enable', { timeDomain: 'threadTicks' })
  const openRuns = wanted.has('open') ? plan.runs : 0
  const opened = async () => ({
    open: await reloaded(page, many, openRuns),
    heap: await heapOf(watch),
    mainHeap: await mainHeap(running),
  })
  const empty = await opened()
  await many.fill(plan.events - (await many.lastSeq()))
  await caughtUp(page, many)
  const full = await opened()
  const frames = await measureRounds(running, watch, many, plan, wanted)
  const isAtEnd = await page.evaluate(isListAtEnd, list)
  const jumps = await page.evaluate(jumpTimes, wanted.has('jumps') ? plan.jumps : 0)
  return {
    plan,
    seedEvents: seed.length,
    events: await many.lastSeq(),
    traceBytes: (await running.events()).reduce((sum, event) => sum + JSON.stringify(event).length, 0),
    empty,
    full,
    frames,
    followsToTheEnd: isAtEnd,
    jumps: { p50: median(jumps), p95: quantile(jumps, 0.95), max: Math.max(...jumps) },
    lost: await lostRows(running),
  }
}

/** Each kind of frames in turn, round by round, so that a bad moment of the machine falls on all of them. */
async function measureRounds(running: RunningApp, watch: CDPSession, many: ManyEvents, plan: Plan, wanted: ReadonlySet<Part>) {
  const { page } = running
  const bare = await openBare(running)
  const frames = (wish: Pick<FrameWish, 'scroller' | 'pxPerFrame'>) => measureFrames(page, watch, { ...wish, forMs: plan.forMs })
  const measures = {
    bare: async () => frameReport(await bare.evaluate(frameTimes, { forMs: plan.forMs, scroller: '.bare', pxPerFrame: 90 }), 0),
    still: () => frames(still),
    scroll: () => frames(scrolling),
    stream: async () => {
      await many.stream(plan.perSecond, plan.forMs)
      return frames(scrolling)
    },
    follow: async () => {
      await many.stream(plan.perSecond, plan.forMs)
      return frames(still)
    },
  } as const
  const rounds: Record<keyof typeof measures, FrameReport[]> = { bare: [], still: [], scroll: [], stream: [], follow: [] }
  await frames(scrolling) // warm-up: code gets compiled, rows get drawn for the first time
  for (let round = 0; round < plan.runs; round += 1) {
    for (const name of ['bare', 'still', 'scroll', 'stream', 'follow'] as const) {
      if (name !== 'bare' && !wanted.has(name)) continue
      await toEnd(page)
      rounds[name].push(await measures[name]())
      await caughtUp(page, many)
    }
  }
  const report = (name: keyof typeof measures): FrameReport => medianReport(rounds[name])
  return { bare: report('bare'), still: report('still'), scroll: report('scroll'), stream: report('stream'), follow: report('follow') }
}

/** Interactive: the last rows are there, and can be scrolled and clicked. Whole: the first are, too. */
async function reloaded(page: Page, many: ManyEvents, runs: number): Promise<{ readonly interactiveMs: number; readonly wholeMs: number }> {
  const interactive: number[] = []
  const whole: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const lastSeq = await many.lastSeq()
    await page.reload({ waitUntil: 'commit' })
    interactive.push(await page.evaluate(heldAt, { firstSeq: null, lastSeq }))
    whole.push(await page.evaluate(heldAt, { firstSeq: 1, lastSeq }))
    await caughtUp(page, many)
  }
  return { interactiveMs: median(interactive), wholeMs: median(whole) }
}

/** Until the page holds what the log holds, and the log has been quiet for a while. Nothing is dropped here: it begins with event 1. */
async function caughtUp(page: Page, many: ManyEvents): Promise<void> {
  for (let last = -1; ;) {
    const now = await many.lastSeq()
    const [from, to] = await page.evaluate(() => {
      const range = document.querySelector<HTMLInputElement>('input.scrubber-range')
      return [Number(range?.min ?? 0), Number(range?.max ?? 0)]
    })
    if (now === last && from === 1 && to === now) return
    last = now
    await new Promise(resolve => setTimeout(resolve, 400))
  }
}

async function measureFrames(page: Page, watch: CDPSession, wish: FrameWish): Promise<FrameReport> {
  const before = await taskSeconds(watch)
  const begun = performance.now()
  const deltas = await page.evaluate(frameTimes, wish)
  const spent = (await taskSeconds(watch)) - before
  return frameReport(deltas, (spent * 1000) / (performance.now() - begun))
}

async function taskSeconds(watch: CDPSession): Promise<number> {
  const { metrics } = await watch.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
}

async function heapOf(watch: CDPSession): Promise<number> {
  await watch.send('HeapProfiler.collectGarbage')
  return (await watch.send('Runtime.getHeapUsage')).usedSize
}

/** Without what is garbage already. */
const mainHeap = ({ app }: RunningApp): Promise<number> =>
  app.evaluate(() => {
    globalThis.gc?.()
    return process.memoryUsage().heapUsed
  })

/** A second window of the same size; it goes with the app. */
async function openBare({ app }: RunningApp): Promise<Page> {
  const opened = app.waitForEvent('window')
  await app.evaluate(({ BrowserWindow }) => {
    const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { backgroundThrottling: false } })
    void window.loadURL('data:text/html,<!doctype html>')
  })
  const bare = await opened
  await bare.evaluate(barePage)
  return bare
}

async function toEnd(page: Page): Promise<void> {
  await page.evaluate(name => {
    const element = document.querySelector(name)
    if (element !== null) element.scrollTop = element.scrollHeight
  }, list)
  await page.waitForTimeout(300)
}

const isListAtEnd = (name: string): boolean => {
  const element = document.querySelector(name)
  return element !== null && element.scrollHeight - element.scrollTop - element.clientHeight < 60
}

/** Rows that the page lacks (or has too many of), beside a fold of the whole trace from its start. */
async function lostRows({ page, events }: RunningApp): Promise<number> {
  const fold = createTraceFold()
  fold.push(await events())
  const shown = await page.evaluate(() => Number(document.querySelector('.timeline-row')?.getAttribute('aria-setsize')))
  return fold.timeline.rows().length - shown
}

function print({ plan, events, seedEvents, traceBytes, empty, full, frames, followsToTheEnd, jumps, lost }: Figures): void {
  console.log(
    `${events} events (${megabytes(traceBytes)} of JSON), multiplied from ${seedEvents} of a recorded run; medians of ${plan.runs}`,
  )
  printFact('', 'p50', 'p95', 'over 20', 'busy')
  printFrames('a bare page that scrolls', frames.bare)
  printFrames('the app, at rest', frames.still)
  printFrames('scrolling', frames.scroll)
  printFrames(`scrolling, ${plan.perSecond} events a second arrive`, frames.stream)
  printFrames(`following the end of ${plan.perSecond} events a second`, frames.follow)
  printFact(
    'over 20 ms beyond the bare page: scroll, stream, follow',
    ...[frames.scroll, frames.stream, frames.follow].map(each => percent(each.over20 - frames.bare.over20)),
  )
  printFact('the list stands at its end after following', String(followsToTheEnd))
  printFact('open until interactive: seed, full', ms(empty.open.interactiveMs), ms(full.open.interactiveMs))
  printFact('open until all of it is there: seed, full', ms(empty.open.wholeMs), ms(full.open.wholeMs))
  printFact('jump of the cursor until drawn: p50, p95, max', ms(jumps.p50), ms(jumps.p95), ms(jumps.max))
  printFact('heap of the page: seed, full', megabytes(empty.heap), megabytes(full.heap))
  printFact('heap of the main process: seed, full', megabytes(empty.mainHeap), megabytes(full.mainHeap))
  printFact('rows lost', String(lost))
}
