import { useId } from 'react'
import type { PlayPart } from '@shared/lesson/lesson-play.ts'
import { fromOctets } from '@shared/web/octets.ts'
import type { JudgedCookie } from '@shared/trace/exchange.ts'
import { secretsInField } from '@shared/trace/secret-mark.ts'
import { explainHeader } from '@shared/words/headers/explain-header.ts'
import type { HeaderFacts } from '@shared/words/headers/header-entry.ts'
import { verdictWords } from '@shared/words/verdict-words.ts'
import { useSay } from '../i18n/use-text.ts'
import { chipLooks } from '../marks/chip-mark.tsx'
import { PointPart } from '../lesson/point-parts.tsx'
import { ExplainToggle } from '../marks/explain-toggle.tsx'
import { Explanation } from '../marks/explanation.tsx'
import { MarkIcon } from '../marks/mark-icon.tsx'
import { SecretMark } from '../marks/secret-mark.tsx'
import { Untrusted } from '../ui/untrusted.tsx'

interface HeaderRowProps {
  readonly name: string
  readonly value: string
  readonly facts: HeaderFacts
  /** The verdict on this very line of Set-Cookie; null: there is none. */
  readonly judged: JudgedCookie | null
  /** Set while a field is to be chosen. */
  readonly part: PlayPart | null
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** One field as it travelled; a name that the app knows opens to what it means. */
export function HeaderRow({ name, value, facts, judged, part, isOpen, onToggle }: HeaderRowProps) {
  // A browser reads cookies as UTF-8; every other field is shown octet by octet.
  const shownValue = /^(?:set-)?cookie$/i.test(name) ? fromOctets(value) : value
  const explanation = explainHeader(name, shownValue, facts)
  const id = useId()
  return (
    <div className="headers-line">
      <dt className="mono">
        {part !== null ? (
          <PointPart part={part} />
        ) : explanation === null ? (
          <Untrusted text={name} />
        ) : (
          <ExplainToggle isOpen={isOpen} onToggle={onToggle} controls={id}>
            <Untrusted text={name} />
          </ExplainToggle>
        )}
      </dt>
      <dd className="mono">
        <Untrusted text={shownValue} />
        <FieldMarks name={name} value={shownValue} />
        {judged === null ? null : <LineVerdict verdict={judged.verdict} />}
      </dd>
      {explanation === null || !isOpen ? null : (
        <dd className="headers-why" id={id}>
          <Explanation {...explanation} />
        </dd>
      )}
    </div>
  )
}

/** Which secrets the field carries, so that they are recognised elsewhere. */
function FieldMarks({ name, value }: { readonly name: string; readonly value: string }) {
  const secrets = secretsInField([name, value])
  if (secrets.length === 0) return null
  return (
    <span className="headers-marks">
      {secrets.map(({ name: of, mark }, index) => (
        <span key={index}>
          {secrets.length === 1 ? null : <Untrusted text={of} />} <SecretMark mark={mark} />
        </span>
      ))}
    </span>
  )
}

/** What the browser made of this very line. */
function LineVerdict({ verdict }: Pick<JudgedCookie, 'verdict'>) {
  const say = useSay()
  const { icon, tone } = chipLooks[verdict.kind]
  return (
    <span className="headers-verdict">
      <MarkIcon icon={icon} tone={tone} />
      {say(verdictWords[verdict.kind])}
    </span>
  )
}
