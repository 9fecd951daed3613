import type { Decision, DecisionStep, Exchange } from '../../trace/exchange.ts'
import type { BiographyEntry, ReadStory } from './biography-entry.ts'
import { refOf } from './past.ts'

/** What the server did with a credential in one exchange, per wire request: from the check that took it up to the last that ran. */
export function readsIn(exchange: Exchange, takesUp: (step: DecisionStep) => boolean): readonly BiographyEntry[] {
  return exchange.hops.flatMap(({ decision }): BiographyEntry[] => {
    const story = decision === null ? null : readStory(decision, takesUp)
    return story === null ? [] : [{ seq: story.seq, at: exchange.at, story: story.read, exchange: refOf(exchange) }]
  })
}

function readStory({ scheme, route, steps, outcome, status, user }: Decision, takesUp: (step: DecisionStep) => boolean) {
  const from = steps.findIndex(step => step.state !== 'not-reached' && takesUp(step))
  if (from < 0) return null
  const ran = steps.slice(from).filter(step => step.state !== 'not-reached')
  const checks = ran.map(({ check, code, params }) => ({ check, code: code ?? ('ok' as const), params }))
  const seq = ran.at(-1)?.seq ?? null
  if (seq === null) return null
  const isRefused = outcome === 'refused' || ran.some(({ state }) => state === 'refused')
  const read: ReadStory = { kind: 'read', scheme, route, outcome: isRefused ? 'refused' : 'allowed', status, user, checks }
  return { seq, read }
}

/** The rows of the server's tables that these readings name. */
export function rowsNamed(entries: readonly BiographyEntry[]): {
  readonly sessions: ReadonlySet<string>
  readonly refresh: ReadonlySet<string>
} {
  const [sessions, refresh] = [new Set<string>(), new Set<string>()]
  for (const { story } of entries) {
    if (story.kind !== 'read') continue
    for (const { check, params } of story.checks) {
      if (check === 'session-found' && typeof params['session'] === 'string') sessions.add(params['session'])
      if (check === 'refresh-found' && typeof params['token'] === 'string') refresh.add(params['token'])
    }
  }
  return { sessions, refresh }
}
