import type { ExplainedPart } from '@shared/words/explained.ts'
import { marksText } from '../i18n/marks-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { Untrusted } from '../ui/untrusted.tsx'
import './part-list.css'
import { RuleNote } from './rule-note.tsx'

interface PartListProps {
  readonly parts: readonly ExplainedPart[]
  /** The rule that was already named for all of them; it is not repeated. */
  readonly rule?: string
}

/** Part by part: as written, what it means, and by which rule. */
export function PartList({ parts, rule }: PartListProps) {
  const say = useSay()
  const text = useText(marksText)
  return (
    <ul className="part-list">
      {parts.map((part, index) => (
        <li key={`${index}${part.term}`}>
          <code data-missing={part.isMissing === true ? '' : undefined}>
            <Untrusted text={part.isMissing === true ? text.missing(part.term) : part.term} />
          </code>
          <span>
            {say(part.sentence)} {part.rule === null || part.rule === rule ? null : <RuleNote rule={part.rule} />}
          </span>
        </li>
      ))}
    </ul>
  )
}
