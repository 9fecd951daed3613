import { wasKept, type CookieOutcome } from '@shared/workbench/read-trial.ts'
import type { JudgedCookie } from '@shared/trace/exchange.ts'
import { verdictWords } from '@shared/words/verdict-words.ts'
import { workbenchText } from '../i18n/workbench-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { chipLooks } from '../marks/chip-mark.tsx'
import { ReasonCode } from '../marks/reason-code.tsx'
import { Icon } from '../ui/icon.tsx'
import './outcome-words.css'

/** Chromium's word on one cookie, and its reasons by their own names. `missing`: what to say when it gave none. */
export function VerdictWord({ judged, missing }: { readonly judged: JudgedCookie | null; readonly missing: string }) {
  const say = useSay()
  if (judged === null) return <span className="outcome-none">{missing}</span>
  const { verdict } = judged
  const { icon, tone } = chipLooks[verdict.kind]
  return (
    <span className="outcome">
      <span className="chip" data-tone={tone}>
        <Icon name={icon} />
        <span className="chip-text">{say(verdictWords[verdict.kind])}</span>
      </span>
      {'reasons' in verdict ? verdict.reasons.map(reason => <ReasonCode key={reason} code={reason} />) : null}
    </span>
  )
}

export function ScriptWord({ outcome: { isReadable } }: { readonly outcome: CookieOutcome }) {
  const text = useText(workbenchText)
  if (isReadable === null) return <span className="outcome-none">{text.notKept}</span>
  return <span>{isReadable ? text.readable : text.hidden}</span>
}

/** What to say of the follow-up when the browser said nothing. */
export function useMissing(): (outcome: CookieOutcome) => string {
  const text = useText(workbenchText)
  return ({ set }) => (set !== null && wasKept(set.verdict) ? text.notConsidered : text.notKept)
}
