import type { Decision, DecisionStep } from '@shared/trace/exchange.ts'
import { explainCheck } from '@shared/words/check-words.ts'
import { detailsText } from '../i18n/details-text.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import { MarkIcon } from '../marks/mark-icon.tsx'
import { RuleNote } from '../marks/rule-note.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import './decision-steps.css'

interface DecisionStepsProps {
  readonly decision: Decision
}

/** The server's pipeline from top to bottom: the first check that fails is lit, those behind it were never asked. */
export function DecisionSteps({ decision }: DecisionStepsProps) {
  return (
    <ol className="steps">
      {decision.steps.map((step, index) => (
        <Step key={`${step.check}${index}`} step={step} />
      ))}
      <Outcome decision={decision} />
    </ol>
  )
}

function Step({ step: { check, state, code, params } }: { readonly step: DecisionStep }) {
  const text = useText(detailsText)
  const language = useLanguage()
  const { title, detail, rule } = explainCheck(check, state === 'refused' ? 'refused' : 'passed', code ?? 'ok', params, language)
  return (
    <li className="step" data-state={state}>
      {state === 'passed' ? <MarkIcon icon="check" tone="ok" /> : null}
      {state === 'refused' ? <MarkIcon icon="cross" tone="bad" isLit /> : null}
      {state === 'not-reached' ? <MarkIcon icon="dot" tone="plain" /> : null}
      <div>
        <b>{title}</b>{' '}
        {state === 'not-reached' ? (
          <span className="step-detail">{text.notReached}</span>
        ) : (
          <span className="step-detail">
            <Untrusted text={detail} /> <RuleNote rule={rule} />
          </span>
        )}
        {state === 'refused' && code !== null ? <code className="step-code">{code}</code> : null}
      </div>
    </li>
  )
}

function Outcome({ decision: { outcome, status, user } }: DecisionStepsProps) {
  const text = useText(detailsText)
  if (outcome === null) return <li className="step step-outcome">{text.deciding}</li>
  return (
    <li className="step step-outcome" data-outcome={outcome}>
      <MarkIcon icon={outcome === 'allowed' ? 'check' : 'cross'} tone={outcome === 'allowed' ? 'ok' : 'bad'} isLit />
      <div>
        <b>{outcome === 'allowed' ? text.allowed(user === null ? null : visibleText(user)) : text.refused}</b>{' '}
        {status === null ? null : <span className="step-detail">{text.answered(status)}</span>}
      </div>
    </li>
  )
}
