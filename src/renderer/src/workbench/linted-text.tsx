import { useId, useRef, type ReactNode } from 'react'
import type { LintMark } from '@shared/workbench/lint.ts'
import { lintWords } from '@shared/words/lint-words.ts'
import { workbenchText } from '../i18n/workbench-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './linted-text.css'

interface LintedTextProps {
  readonly label: string
  readonly value: string
  /** Sorted by place. */
  readonly marks: readonly LintMark[]
  readonly rows: number
  /** False: Enter makes no new line. */
  readonly hasLines: boolean
  readonly onChange: (value: string) => void
}

/** A field whose doubtful places are underlined while one types, and told in words below it. */
export function LintedText({ label, value, marks, rows, hasLines, onChange }: LintedTextProps) {
  const text = useText(workbenchText)
  const under = useRef<HTMLDivElement>(null)
  const id = useId()
  return (
    <div className="linted">
      <label className="form-field">
        <span>{label}</span>
        <div className="linted-box">
          <div className="linted-under mono" aria-hidden="true" ref={under}>
            {underlined(value, marks)}
          </div>
          <textarea
            className="mono"
            rows={rows}
            spellCheck={false}
            autoComplete="off"
            aria-describedby={id}
            value={value}
            onChange={changed => onChange(hasLines ? changed.target.value : changed.target.value.replace(/[\r\n]/g, ''))}
            onScroll={scrolled => under.current?.scrollTo({ top: scrolled.currentTarget.scrollTop })}
          />
        </div>
      </label>
      <ul id={id} className="linted-marks" aria-label={text.marks} aria-live="polite">
        {marks.length === 0 ? (
          <li className="linted-none">
            <Icon name="check" />
            <span>{text.noMarks}</span>
          </li>
        ) : (
          marks.map((found, index) => <Mark key={index} found={found} />)
        )}
      </ul>
    </div>
  )
}

function Mark({ found: { code, weight, text: written, meant } }: { readonly found: LintMark }) {
  const say = useSay()
  const isWord = meant !== null && code !== 'jwt-form'
  return (
    <li data-weight={weight}>
      <Icon name={weight === 'mistake' ? 'warning' : 'help'} />
      <span>
        {written === '' ? null : (
          <>
            <code>
              <Untrusted text={written.length > 60 ? `${written.slice(0, 60)}…` : written} />
            </code>{' '}
          </>
        )}
        {say(lintWords[code])}
        {isWord ? (
          <>
            {' '}
            <code>{meant}</code>
          </>
        ) : null}
      </span>
    </li>
  )
}

/** The same text in the same letters, unseen but for its underlines. Overlapping marks: the first one wins. */
function underlined(value: string, marks: readonly LintMark[]): ReactNode[] {
  const shown: ReactNode[] = []
  let end = 0
  for (const { from, to, weight } of marks) {
    if (from < end || to <= from) continue
    shown.push(value.slice(end, from))
    shown.push(
      <span key={from} data-weight={weight}>
        {value.slice(from, to)}
      </span>,
    )
    end = to
  }
  return [...shown, value.slice(end), '\n']
}
