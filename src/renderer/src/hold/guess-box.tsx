import { useId, type ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { holdText } from '../i18n/hold-text.ts'
import { useText } from '../i18n/use-text.ts'
import './guess-box.css'

interface GuessBoxProps {
  /** The name of what goes or stays. */
  readonly children: ReactNode
  /** null: nothing is said of it; then it is no guess. */
  readonly goes: boolean | null
  readonly onChange: (goes: boolean | null) => void
}

/** One cookie or header, and what is said of it: it goes, it stays, or nothing at all. Pressing what is chosen takes it back. */
export function GuessBox({ children, goes, onChange }: GuessBoxProps) {
  const text = useText(holdText)
  const name = useId()
  return (
    <div className="guess-box">
      <span id={name} className="guess-box-name">
        {children}
      </span>
      <ToggleButtonGroup
        className="guess-box-choice"
        aria-labelledby={name}
        selectionMode="single"
        selectedKeys={goes === null ? [] : [goes ? 'goes' : 'stays']}
        onSelectionChange={keys => onChange(keys.size === 0 ? null : keys.has('goes'))}
      >
        <ToggleButton id="goes" className="guess-box-button">
          {text.choice(true)}
        </ToggleButton>
        <ToggleButton id="stays" className="guess-box-button">
          {text.choice(false)}
        </ToggleButton>
      </ToggleButtonGroup>
    </div>
  )
}
