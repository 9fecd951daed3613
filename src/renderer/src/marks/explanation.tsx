import type { Explained, ExplainedPart } from '@shared/words/explained.ts'
import { useSay } from '../i18n/use-text.ts'
import './explanation.css'
import { PartList } from './part-list.tsx'
import { RuleNote } from './rule-note.tsx'

interface ExplanationProps extends Explained {
  readonly parts?: readonly ExplainedPart[]
}

/** One plain sentence with its rule; below it, part by part, what this very value says. */
export function Explanation({ sentence, rule, parts = [] }: ExplanationProps) {
  const say = useSay()
  return (
    <div className="explanation">
      <p>
        {say(sentence)} <RuleNote rule={rule} />
      </p>
      {parts.length === 0 ? null : <PartList parts={parts} rule={rule} />}
    </div>
  )
}
