import type { WebContents } from 'electron'
import { resendProblem } from '@shared/problem/resend-problem.ts'
import type { ResendOrder, ResendOutcome } from '@shared/trace/resend.ts'
import type { EventSeq, TabId } from '@shared/ids.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import type { Recorder } from '../recorder/recorder.ts'
import type { Guest } from '../stage/guests.ts'
import type { Stage } from '../stage/stage.ts'
import type { TraceLog } from '../trace/trace-log.ts'
import { withTimeout } from '../base/with-timeout.ts'
import { isSentFromPage, pageScript } from './send-from-page.ts'

/** Sends requests of the timeline once more, one at a time for each tab. */
export interface ResendControl {
  /**
   * Resolves once the browser has begun the request, or the page's policy has kept it.
   * @throws ExpectedFailure when the order is wrong, the tab is gone, or the browser sent nothing
   */
  send(order: ResendOrder): Promise<ResendOutcome>
}

export interface ResendControlOptions {
  readonly stage: Stage
  readonly recorder: Recorder
  readonly log: TraceLog
  /** How long the page may take to be there, and the browser to begin, in milliseconds each. */
  readonly longestMs?: number
}

/** A world of its own for the script: what the page has made of `fetch` or `HTMLFormElement` does not count here. */
const world = 1001

export function createResendControl({ stage, recorder, log, longestMs = 15_000 }: ResendControlOptions): ResendControl {
  const busy = new Set<TabId>()

  function guestOf(tab: TabId): Guest {
    const guest = stage.guests.get(tab)
    if (stage.board.tab(tab) === null || guest === null) throw new ExpectedFailure('not-found', { kind: 'no-tab', tab })
    return guest
  }

  /** The tab shows a page of the same origin as the one that sends. */
  async function goToPage(tab: TabId, page: string): Promise<void> {
    const { condition } = stage.board.tab(tab) ?? {}
    const { contents } = guestOf(tab)
    if (condition?.kind === 'live' && isOfOrigin(contents, page)) return
    await withTimeout(stage.navigate(tab, page), longestMs, new ExpectedFailure('not-possible', { kind: 'page-endless', page }))
    const { contents: there, watched } = guestOf(tab)
    if (!isOfOrigin(there, page)) throw new ExpectedFailure('not-possible', { kind: 'page-not-shown', page })
    await watched.listen()
  }

  async function begin(order: ResendOrder, cause: EventSeq): Promise<ResendOutcome> {
    const { tab, page, method, url } = order
    if (page !== null) await goToPage(tab, page)
    const { contents } = guestOf(tab)
    const wait = new AbortController()
    const timer = setTimeout(() => wait.abort(), longestMs)
    const begun = recorder.expected.expect({ tab, method, url: new URL(url).href, cause }, wait.signal)
    try {
      if (!isSentFromPage(order)) void stage.guests.load(tab, url, typedRequest(order))
      // A page that is left behind no longer says anything, so its script is nothing to wait for.
      const kept: Promise<unknown> = isSentFromPage(order)
        ? contents.executeJavaScriptInIsolatedWorld(world, [{ code: pageScript(order) }])
        : new Promise(() => undefined)
      const outcome = await Promise.race([
        begun.then(exchange => (exchange === null ? null : ({ kind: 'begun', row: exchange } as const))),
        kept.then(directive => ({ kind: 'kept-by-policy', directive: String(directive) }) as const),
      ])
      if (outcome !== null) return outcome
      throw new ExpectedFailure('not-possible', { kind: 'request-not-begun' })
    } finally {
      clearTimeout(timer)
      wait.abort()
    }
  }

  return {
    async send(order) {
      const { row, tab, way, method, url, edited } = order
      const problem = resendProblem(order)
      if (problem !== null) throw new ExpectedFailure('bad-input', { kind: 'order-wrong', order: problem })
      if (isSentFromPage(order) && order.page === null) throw new ExpectedFailure('bad-input', { kind: 'page-needed' })
      if (log.isPaused()) throw new ExpectedFailure('not-possible', { kind: 'paused' })
      if (busy.has(tab)) throw new ExpectedFailure('not-possible', { kind: 'request-under-way' })
      guestOf(tab)
      busy.add(tab)
      try {
        return await begin(order, log.append({ observer: 'app', kind: 'request.resent', row, tab, way, method, url, edited }))
      } finally {
        busy.delete(tab)
      }
    },
  }
}

/** Electron's words for a request that no page makes. */
function typedRequest({ method, headers, body }: ResendOrder): Electron.LoadURLOptions {
  return {
    ...(headers.length === 0 ? {} : { extraHeaders: headers.map(([name, value]) => `${name}: ${value}`).join('\n') }),
    ...(method === 'POST' ? { postData: [{ type: 'rawData', bytes: Buffer.from(body ?? '', 'utf8') }] } : {}),
  }
}

function isOfOrigin(contents: WebContents, page: string): boolean {
  const shown = contents.getURL()
  return shown.startsWith('http') && new URL(shown).origin === new URL(page).origin
}
