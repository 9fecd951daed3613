import { useMemo, useState } from 'react'
import { numericDateMs } from '@shared/web/jwt.ts'
import type { ReadToken } from '@shared/token-desk/read-token.ts'
import { longestToken, type StepOutcome, type VerifyAsk, type VerifyReport, type VerifyStep } from '@shared/token-desk/verify-report.ts'
import { shown } from '@shared/words/shown.ts'
import { explainStep, outcomeWords } from '@shared/words/token-desk-words.ts'
import { tokenDeskText } from '../i18n/token-desk-text.ts'
import { useLanguage, useSay, useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import { RuleNote } from '../marks/rule-note.tsx'
import { Field } from '../ui/form-dialog.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useVerification } from './use-verification.ts'

const verifiers = ['shop', 'api', 'secret', 'jwk'] as const
type Verifier = (typeof verifiers)[number]

interface VerifyPaneProps {
  readonly read: ReadToken
  readonly labMs: number
}

/** What a key says of the token, step by step. */
export function VerifyPane({ read, labMs }: VerifyPaneProps) {
  const text = useText(tokenDeskText)
  const { world } = useLabView()
  const [chosen, setChosen] = useState<Verifier | null>(null)
  const [secret, setSecret] = useState('')
  const [jwk, setJwk] = useState('')
  const verifier = chosen ?? (read.payload?.object?.['aud'] === 'https://api.shop.test' ? 'api' : 'shop')
  const by = useMemo((): VerifyAsk['by'] => {
    if (verifier === 'secret') return { kind: 'secret', secret }
    return verifier === 'jwk' ? { kind: 'jwk', jwk } : { kind: 'lab', server: verifier }
  }, [verifier, secret, jwk])
  const isTooLong = read.token.length > longestToken
  const report = useVerification(isTooLong ? null : read.token, by, world, isAlive(read, labMs))
  return (
    <section className="desk-pane" aria-label={text.verify}>
      <h3>{text.verify}</h3>
      <p className="desk-note">{text.verifyNote}</p>
      <Field label={text.against}>
        <select value={verifier} onChange={({ target }) => setChosen(verifiers.find(each => each === target.value) ?? null)}>
          {verifiers.map(each => (
            <option key={each} value={each}>
              {text.verifiers[each]}
            </option>
          ))}
        </select>
      </Field>
      {verifier === 'secret' ? (
        <Field label={text.secretToVerify}>
          <input className="mono" value={secret} spellCheck={false} onChange={({ target }) => setSecret(target.value)} />
        </Field>
      ) : null}
      {verifier === 'jwk' ? (
        <Field label={text.jwk}>
          <textarea className="mono" rows={4} value={jwk} spellCheck={false} onChange={({ target }) => setJwk(target.value)} />
        </Field>
      ) : null}
      {verifier === 'secret' || verifier === 'jwk' ? <p className="desk-note">{text.staysHere}</p> : null}
      {isTooLong ? <p className="desk-warning">{text.tooLong(read.token.length, longestToken)}</p> : null}
      {report === null ? null : <Report report={report} />}
    </section>
  )
}

function isAlive({ payload }: ReadToken, labMs: number): boolean {
  const expiresMs = numericDateMs(payload?.object?.['exp'])
  const beginsMs = numericDateMs(payload?.object?.['nbf'])
  return (expiresMs === null || labMs < expiresMs) && (beginsMs === null || labMs >= beginsMs)
}

function Report({ report: { steps, outcome, user } }: { readonly report: VerifyReport }) {
  const text = useText(tokenDeskText)
  const say = useSay()
  return (
    <>
      <p className="desk-outcome" data-outcome={outcome} role="status">
        <b>
          <Icon name={outcome === 'genuine' ? 'check' : outcome === 'let-in' ? 'warning' : 'cross'} />
          {say(outcomeWords[outcome])}
        </b>
        <span>
          {text.outcomes[outcome]} {user === null ? null : text.takenFor(shown(user.name), shown(user.role))}
        </span>
      </p>
      <ol className="desk-steps" aria-label={text.steps}>
        {steps.map((step, index) => (
          <Step key={index} step={step} />
        ))}
      </ol>
    </>
  )
}

const stepIcons: { readonly [Outcome in StepOutcome]: IconName } = {
  passed: 'check',
  refused: 'cross',
  warned: 'warning',
  'not-asked': 'dot',
  'not-reached': 'dot',
}

function Step({ step }: { readonly step: VerifyStep }) {
  const text = useText(tokenDeskText)
  const { title, detail, rule } = explainStep(step, useLanguage())
  return (
    <li className="desk-step" data-outcome={step.outcome}>
      <Icon name={stepIcons[step.outcome]} />
      <div>
        <b>{title}</b> <span className="desk-step-state">{text.stepStates[step.outcome]}</span>
        <div className="desk-step-detail">
          {detail} {rule === null ? null : <RuleNote rule={rule} />}
        </div>
      </div>
    </li>
  )
}
