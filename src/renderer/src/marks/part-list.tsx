import type { ExplainedPart } from '@shared/words/explained.ts'
import { useSay } from '../i18n/use-text.ts'
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
  return (
    <ul className="part-list">
      {parts.map((part, index) => (
        <li key={`${index}${part.term}`}>
          <code>
            <Untrusted text={part.term} />
          </code>
          <span>
            {say(part.sentence)} {part.rule === null || part.rule === rule ? null : <RuleNote rule={part.rule} />}
          </span>
        </li>
      ))}
    </ul>
  )
}
