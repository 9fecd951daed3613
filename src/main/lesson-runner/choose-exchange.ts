import type { TabId } from '@shared/ids.ts'
import { isMatch, type ExchangePattern } from '@shared/lesson/judge-exchange.ts'
import type { Judgement } from '@shared/lesson/judge-context.ts'
import type { Exchange } from '@shared/trace/exchange.ts'

/**
 * The request that a question is about. Of several that fit, the one on which something that the step expects rests: a learner may have
 * made the same request in another way before. Else the last. null: none was made.
 */
export function chooseExchange(
  pattern: ExchangePattern | undefined,
  exchanges: readonly Exchange[],
  expected: readonly Judgement[],
  tabs: ReadonlyMap<string, TabId>,
): Exchange | null {
  if (pattern === undefined || (pattern.tab !== undefined && !tabs.has(pattern.tab))) return null
  const fitting = exchanges.filter(exchange => isMatch(pattern, exchange, tabs))
  const wanted = new Set(expected.flatMap(({ holds, place }) => (holds && place?.kind === 'exchange' ? [place.key] : [])))
  return fitting.find(({ key }) => wanted.has(key)) ?? fitting.at(-1) ?? null
}
