import { useMemo, useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Decision, DecisionStep, Exchange } from '@shared/trace/exchange.ts'
import { codeText } from '../i18n/code-text.ts'
import { useText } from '../i18n/use-text.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import './code-view.css'
import { findOutcome } from './find-outcome.ts'
import { findPipeline } from './find-pipeline.ts'
import { parseSource } from './parse-source.ts'
import { checkSource, definingSource, findRouteSource, neighboursOf, type SourceFile } from './server-sources.ts'
import { SourceLines, type Lit } from './source-lines.tsx'

/** The scheme's own source, with the checks lit as they ran for this request; each opens its own file. */
export function CodeView({ exchange }: { readonly exchange: Exchange }) {
  const text = useText(codeText)
  const decision = exchange.hops.at(-1)?.decision ?? null
  if (decision === null) return <EmptyState title={text.noDecision} note={text.noDecisionNote} />
  const file = findRouteSource(decision.scheme, decision.route)
  if (file === null) return <EmptyState title={text.noSource} note={text.noSourceNote} />
  // Another decision begins at its own scheme again.
  return <DecisionCode key={`${decision.scheme} ${decision.route}`} decision={decision} file={file} />
}

function DecisionCode({ decision, file }: { readonly decision: Decision; readonly file: SourceFile }) {
  const text = useText(codeText)
  const [shownPath, show] = useState(file.path)
  const files = useMemo(() => {
    const checks = decision.steps.map(step => checkSource(step.check)).filter(found => found !== null)
    return [file, ...neighboursOf(file), ...checks]
  }, [decision, file])
  const shown = files.find(({ path }) => path === shownPath) ?? file
  const parsed = useMemo(() => parseSource(shown.text), [shown])
  const lit = useMemo(
    (): readonly Lit[] => (shown === file ? litPipeline(parsed, file, decision) : litCheck(parsed, shown, decision)),
    [parsed, shown, file, decision],
  )
  return (
    <div className="code">
      <p className="code-intro">{text.intro}</p>
      <ToggleButtonGroup
        className="code-files"
        aria-label={text.files}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[shown.path]}
        onSelectionChange={([path]) => show(String(path ?? file.path))}
      >
        {files.map(({ path }) => (
          <ToggleButton key={path} id={path} className="code-file mono">
            {path.slice(path.lastIndexOf('/') + 1)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <SourceLines key={shown.path} label={text.lines(shown.path)} source={parsed} lit={lit} onOpen={show} />
    </div>
  )
}

function litPipeline(parsed: ReturnType<typeof parseSource>, file: SourceFile, decision: Decision): readonly Lit[] {
  const found = findPipeline(parsed, decision.route)
  if (found === null) return []
  const stepOf = new Map<string, DecisionStep>(decision.steps.map(step => [step.check, step]))
  const checks = found.checks.flatMap(({ check, identifier, from, to }, index): Lit[] => {
    // A library's check goes by the house's name in the trace and stands in the same place.
    const step = stepOf.get(check) ?? (checkSource(check) === null ? decision.steps[index] : undefined)
    const opens = checkSource(check) ?? definingSource(identifier, file)
    return step === undefined ? [] : [{ from, to, state: step.state, opens: opens?.path ?? null, check: step.check }]
  })
  const answer: Lit = { ...found.route, state: decision.outcome === 'allowed' ? 'passed' : 'not-reached', opens: null, check: null }
  return [...checks, answer]
}

function litCheck(parsed: ReturnType<typeof parseSource>, { path }: SourceFile, { steps }: Decision): readonly Lit[] {
  const step = steps.find(({ check }) => path === `checks/${check}.ts`)
  if (step === undefined) return []
  return findOutcome(parsed, step).map(span => ({ ...span, state: step.state, opens: null, check: null }))
}
