import { headerValue } from '../web/headers.ts'
import { isFromCache } from '../trace/served-from.ts'
import type { Exchange } from '../trace/exchange.ts'
import { cookieOutcome, readTrial, wasKept } from '../workbench/read-trial.ts'
import type { Trial, TrialReport } from '../workbench/trial.ts'
import type { ArcadeAnswer, QuestionKind } from './arcade-question.ts'

/**
 * What the browser and the server really did: the right answer. Null: it is not known, because the trial broke off or the request was never made;
 * then the question counts for nothing.
 */
export function rightAnswer(kind: QuestionKind, trial: Trial, report: TrialReport): ArcadeAnswer | null {
  if (report.problem !== null) return null
  const { answer, asked } = readTrial(trial, report)
  switch (kind) {
    case 'cookie': {
      if (answer === null || asked?.status == null) return null
      const { set, asked: judged } = cookieOutcome(trial, report, 0)
      if (set === null || set.isWaiting === true) return null
      if (!wasKept(set.verdict)) return 'not-kept'
      return judged?.verdict.kind === 'sent' ? 'sent' : 'held-back'
    }
    case 'cache':
      return asked?.browser == null || asked.status === null ? null : cacheAnswer(asked)
    case 'token':
      return asked === null ? null : tokenAnswer(asked)
  }
}

/** Whether the server heard of it at all, and if so whether with a condition (RFC 9110 §13.1.2). */
function cacheAnswer(asked: Exchange): ArcadeAnswer {
  const request = asked.hops[0]?.requestHeaders
  if (request === undefined) return isFromCache(asked.browser) ? 'from-cache' : 'requested'
  return headerValue(request, 'If-None-Match') === null ? 'requested' : 'revalidated'
}

/** By the first check that refused. */
function tokenAnswer({ hops }: Exchange): ArcadeAnswer | null {
  const decision = hops.at(-1)?.decision ?? null
  if (decision === null || decision.outcome === null) return null
  if (decision.outcome === 'allowed') return 'accepted'
  switch (decision.refusedBy) {
    case 'token-algorithm':
      return 'algorithm'
    case 'token-signature':
      return 'signature'
    case 'token-time':
      return 'time'
    default:
      return null // a switch of the lab has changed what is checked
  }
}
