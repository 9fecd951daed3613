import type { Decision, DecisionStep } from '@shared/trace/exchange.ts'
import { findOutcome } from './find-outcome.ts'
import { findChain, findPipeline, type CheckSpan, type Span } from './find-pipeline.ts'
import { parseSource, type ParsedSource } from './parse-source.ts'
import { checkSource, definingSource, usedBy, type SourceFile } from './server-sources.ts'
import type { Lit } from './source-lines.tsx'

/** The call of a check in a source, with the step of the decision that it became. */
interface CheckCall {
  readonly span: Span
  readonly step: DecisionStep
  readonly opens: SourceFile | null
}
/** The call of several checks that have a file of their own. */
interface ChainCall {
  readonly span: Span
  readonly file: SourceFile
  readonly checks: readonly CheckCall[]
}
type Call = CheckCall | ChainCall

/** The source of a decision, read once: its files, and which call in them is which step. */
export interface Story {
  readonly decision: Decision
  readonly scheme: SourceFile
  readonly route: Span | null
  readonly calls: readonly Call[]
  /** The scheme's own first, then the chains and the checks in the order in which they ran. */
  readonly files: readonly SourceFile[]
}

/** @param scheme the file that has the decision's route */
export function readStory(scheme: SourceFile, decision: Decision): Story {
  const found = findPipeline(parseSource(scheme.text), decision.route)
  const calls = callsOf(found?.checks ?? [], scheme, decision.steps)
  const chains = calls.flatMap(call => ('checks' in call ? [call.file] : []))
  const checks = decision.steps.map(step => checkSource(step.check)).filter(source => source !== null)
  return { decision, scheme, route: found?.route ?? null, calls, files: [scheme, ...usedBy(scheme), ...new Set(chains), ...checks] }
}

function callsOf(spans: readonly CheckSpan[], scheme: SourceFile, steps: readonly DecisionStep[]): readonly Call[] {
  const stepOf = new Map<string, DecisionStep>(steps.map(step => [step.check, step]))
  const calls: Call[] = []
  let place = 0
  for (const { check, identifier, from, to } of spans) {
    const own = check === null ? null : checkSource(check)
    const opens = own ?? definingSource(identifier, scheme)
    if (check === null) {
      const within = opens === null ? [] : callsOf(findChain(parseSource(opens.text), identifier), opens, steps)
      const checks = within.filter(call => 'step' in call)
      if (opens !== null && checks.length > 0) calls.push({ span: { from, to }, file: opens, checks })
      place += checks.length
      continue
    }
    // A library's check goes by another name in the trace and stands in the same place.
    const step = stepOf.get(check) ?? (own === null ? steps[place] : undefined)
    if (step !== undefined) calls.push({ span: { from, to }, step, opens })
    place += 1
  }
  return calls
}

/** What is lit in one file of the story: the calls and the route in the scheme, the calls in a chain, the outcome in a check. */
export function litIn({ decision, scheme, route, calls }: Story, shown: SourceFile, parsed: ParsedSource): readonly Lit[] {
  if (shown === scheme) {
    const response: DecisionStep['state'] = decision.outcome === 'allowed' ? 'passed' : 'not-reached'
    return [...calls.map(litCall), ...(route === null ? [] : [{ ...route, state: response, opens: null, check: null }])]
  }
  const chains = calls.flatMap(call => ('checks' in call && call.file.path === shown.path ? call.checks : []))
  if (chains.length > 0) return chains.map(litCall)
  const step = decision.steps.find(({ check }) => shown.path === `checks/${check}.ts`)
  return step === undefined ? [] : findOutcome(parsed, step).map(span => ({ ...span, state: step.state, opens: null, check: null }))
}

function litCall(call: Call): Lit {
  if ('step' in call) return { ...call.span, state: call.step.state, opens: call.opens?.path ?? null, check: call.step.check }
  return { ...call.span, state: stateOf(call.checks), opens: call.file.path, check: baseName(call.file.path) }
}

/** Of several checks: refused when one of them refused, passed when all did. */
function stateOf(checks: readonly CheckCall[]): DecisionStep['state'] {
  const states = checks.map(({ step }) => step.state)
  if (states.includes('refused')) return 'refused'
  return states.every(state => state === 'passed') ? 'passed' : 'not-reached'
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.ts$/, '')
