import type { DecisionStep } from '@shared/trace/exchange.ts'
import type { Span } from './find-pipeline.ts'
import { nodesOf, textOf, type ParsedSource } from './parse-source.ts'

/** Where a check's own source ends as it ended here: at the refusal with this code, or where it passes. Empty when it never ran. */
export function findOutcome(source: ParsedSource, { state, code }: Pick<DecisionStep, 'state' | 'code'>): readonly Span[] {
  if (state === 'not-reached') return []
  if (state === 'passed') return callsOf(source, 'pass')
  const refusals = callsOf(source, 'refuse')
  const exact = refusals.filter(({ from, to }) => source.text.slice(from, to).includes(`'${code}'`))
  return exact.length > 0 ? exact : refusals
}

function callsOf(source: ParsedSource, name: string): Span[] {
  return nodesOf(source, 'CallExpression')
    .filter(call => call.firstChild?.name === 'VariableName' && textOf(source, call.firstChild) === name)
    .map(({ from, to }) => ({ from, to }))
}
