import { marksText } from '../i18n/marks-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Icon } from '../ui/icon.tsx'
import './rule-note.css'

interface RuleNoteProps {
  /** Names of standards, the same in every language. */
  readonly rule: string
}

/** Where a rule stands: quiet, but there for everybody. */
export function RuleNote({ rule }: RuleNoteProps) {
  const text = useText(marksText)
  const [first = '', ...rest] = rule.replace(/"([^"]*)"/g, '“$1”').split(' ')
  return (
    <span className="rule-note">
      <span className="rule-note-start">
        <Icon name="book" />
        <span className="visually-hidden">{text.rule}: </span>
        <span lang="en">{first}</span>
      </span>
      {rest.length === 0 ? null : <span lang="en"> {rest.join(' ')}</span>}
    </span>
  )
}
