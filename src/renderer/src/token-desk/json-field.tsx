import { useId } from 'react'
import { findJsonMistake, type JsonMistake } from '@shared/problem/json-mistake.ts'
import { sayJsonMistake } from '@shared/words/json-problem-words.ts'
import { useSay } from '../i18n/use-text.ts'
import { visibleText } from '@shared/web/visible-text.ts'

interface JsonFieldProps {
  readonly label: string
  readonly rows: number
  readonly value: string
  readonly onChange: (value: string) => void
}

/** JSON as text; a mistake is named with its place, and marked in its line, while it is typed. */
export function JsonField({ label, rows, value, onChange }: JsonFieldProps) {
  const say = useSay()
  const [id, note] = [useId(), useId()]
  const mistake = findJsonMistake(value)
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="mono"
        rows={rows}
        spellCheck={false}
        value={value}
        aria-invalid={mistake !== null}
        aria-describedby={mistake === null ? undefined : note}
        onChange={({ target }) => onChange(target.value)}
      />
      {mistake === null ? null : (
        <div id={note} className="json-mistake" role="status">
          <p>{say(sayJsonMistake(mistake))}</p>
          <MarkedLine text={value} mistake={mistake} />
        </div>
      )}
    </div>
  )
}

/** So much of the line stands on either side of the mark. */
const around = 18

function MarkedLine({ text, mistake: { line, column } }: { readonly text: string; readonly mistake: JsonMistake }) {
  const characters = Array.from(text.split(/\r\n|\r|\n/)[line - 1] ?? '')
  const at = column - 1
  const part = (from: number, to: number): string => visibleText(characters.slice(Math.max(0, from), to).join(''))
  return (
    <code className="mono" aria-hidden="true">
      {part(at - around, at)}
      <mark>{part(at, at + 1) || '\u00a0'}</mark>
      {part(at + 1, at + 1 + around)}
    </code>
  )
}
