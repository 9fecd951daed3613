import { isPageOrFetch } from '@shared/trace/page-or-fetch.ts'
import type { EventSeq, TabId } from '@shared/ids.ts'
import { judgeExpectation } from '@shared/lesson/judge-expectation.ts'
import type { JudgeContext, Judgement } from '@shared/lesson/judge-context.ts'
import type { Expectation } from '@shared/lesson/lesson-expectation-schema.ts'
import type { LessonStep } from '@shared/lesson/lesson-schema.ts'
import { allActionsOf, expectedOf } from '@shared/lesson/step-parts.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import { createHoldFold } from '@shared/trace/fold-holds.ts'
import type { EventOf, TraceEvent } from '@shared/trace/trace-event.ts'
import { isCovered, hideHeldRequest } from '@shared/trace/hide-held-request.ts'
import { bindTabs } from './bind-tabs.ts'
import { chooseExchange } from './choose-exchange.ts'
import type { LessonStage, LessonTrace } from './lesson-stage.ts'
import type { TabNames } from './perform-action.ts'

/** How a step stands by the trace. */
export interface StepJudgement {
  readonly expected: readonly Judgement[]
  /** Per option of the prediction. */
  readonly options: readonly OptionJudgement[]
  /** The request that a ticked prediction is about, and the one in which something is to be pointed at; null: none is, or none was made. */
  readonly asked: Exchange | null
  readonly pointed: Exchange | null
  /** Something of the browser's happened since the step began. */
  readonly hasStirred: boolean
  /** A request of the step has no end yet. */
  readonly isPending: boolean
  /** Requests that somebody set off, pages and fetches: neither what a page loads along nor what a redirect leads to. */
  readonly moves: number
  /** The names as they stand, those included that the learner's own tabs got. */
  readonly tabs: ReadonlyMap<string, TabId>
}

export interface OptionJudgement {
  /** Everything that the option claims. */
  readonly holds: boolean
  /** The events that its claims rest on. */
  readonly seqs: readonly (EventSeq | null)[]
}

export interface StepJudge {
  begin(step: LessonStep, startedAt: EventSeq): void
  judge(tabs: TabNames): Promise<StepJudgement>
}

const stirring: ReadonlySet<TraceEvent['kind']> = new Set<TraceEvent['kind']>([
  'request.sent',
  'storage.changed',
  'jar.changed',
  'tab.opened',
  'tab.closed',
  'browser.quit',
  'browser.launched',
  'site-data.cleared',
])

function isMove({ tab, browser, method }: Exchange): boolean {
  if (tab === null || browser === null || browser.redirectedFrom !== null || method === 'OPTIONS') return false
  return isPageOrFetch(browser)
}

/** Without its end, or with a `Set-Cookie` of which the jar has yet to tell. */
function isUnderWay({ progress, tab, browser }: Exchange): boolean {
  return (progress === 'pending' && tab !== null) || (browser?.responseCookies ?? []).some(({ isWaiting }) => isWaiting === true)
}

/** Reads along with the trace and judges the step by what has happened since it began. */
export function createStepJudge(trace: LessonTrace, stage: Pick<LessonStage, 'pageText'>): StepJudge {
  const fold = createExchangeFold()
  const heldRequests = createHoldFold()
  let opened: EventOf<'tab.opened'>[] = []
  let hasStirred = false
  let step: LessonStep | null = null
  let startedAt = trace.lastSeq()
  let readUpTo = trace.lastSeq()

  function readOn(): void {
    const { events } = trace.since(readUpTo)
    // A timeline that the learner clears, or that drops its oldest rows, takes nothing from the lesson.
    fold.push(events.filter(({ kind }) => kind !== 'log.cleared' && kind !== 'events.dropped'))
    heldRequests.push(events)
    for (const event of events) {
      if (event.kind === 'tab.opened' && event.seq > startedAt) opened.push(event)
      if (event.seq > startedAt && stirring.has(event.kind)) hasStirred = true
    }
    readUpTo = events.at(-1)?.seq ?? readUpTo
  }

  /** What the learner shall guess, the lesson does not tell either. */
  function coverHeld(row: Exchange): Exchange {
    return isCovered(row, { current: heldRequests.current(), wish: heldRequests.wish() }) ? hideHeldRequest(row) : row
  }

  async function readPages(expectations: readonly Expectation[], tabs: ReadonlyMap<string, TabId>): Promise<Map<TabId, string>> {
    const texts = new Map<TabId, string>()
    for (const expectation of expectations) {
      const id = 'page' in expectation ? tabs.get(expectation.page.tab) : undefined
      if (id === undefined || texts.has(id)) continue
      // A page that is on its way has no text yet; the next look will find it.
      texts.set(id, await stage.pageText(id).catch(() => ''))
    }
    return texts
  }

  return {
    begin(next, seq) {
      readOn()
      step = next
      startedAt = seq
      opened = []
      hasStirred = false
    },
    async judge(names) {
      const expectations = expectedOf(step ?? undefined)
      const options = (step?.predict?.options ?? []).map(option => option.holds)
      readOn()
      const since = (): readonly Exchange[] =>
        fold
          .rows()
          .filter(row => row.firstSeq > startedAt)
          .map(coverHeld)
      const tabs = bindTabs(allActionsOf(step ?? undefined), opened, since(), names)
      const pageTexts = await readPages([...expectations, ...options.flat()], tabs)
      readOn()
      const exchanges = since()
      const context: JudgeContext = { exchanges, world: trace.world(), tabs, pageTexts }
      const expected = expectations.map(expectation => judgeExpectation(expectation, context))
      return {
        expected,
        asked: chooseExchange(step?.predict?.of, exchanges, expected, tabs),
        pointed: chooseExchange(step?.point?.of, exchanges, expected, tabs),
        options: options.map(all => {
          const judged = all.map(expectation => judgeExpectation(expectation, context))
          return { holds: judged.every(({ holds }) => holds), seqs: judged.map(({ seq }) => seq) }
        }),
        hasStirred,
        isPending: exchanges.some(isUnderWay),
        moves: exchanges.filter(isMove).length,
        tabs,
      }
    },
  }
}

/** Everything that the step expects. */
export function allHold({ expected }: StepJudgement): boolean {
  return expected.every(({ holds }) => holds)
}
