import { useId } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { stakes, type Stake } from '@shared/lesson/tick-boxes.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useText } from '../i18n/use-text.ts'
import './stake-choice.css'

interface StakeChoiceProps {
  readonly stake: Stake | null
  readonly onChange: (stake: Stake | null) => void
}

/** How sure one is: asked, never demanded. */
export function StakeChoice({ stake, onChange }: StakeChoiceProps) {
  const text = useText(lessonText)
  const label = useId()
  return (
    <div className="stake">
      <span id={label}>{text.sure}</span>
      <ToggleButtonGroup
        className="stake-choice"
        aria-labelledby={label}
        selectionMode="single"
        selectedKeys={stake === null ? [] : [`${stake}`]}
        onSelectionChange={keys => onChange(stakes.find(one => keys.has(`${one}`)) ?? null)}
      >
        {stakes.map(one => (
          <ToggleButton key={one} id={`${one}`} className="guess-box-button">
            {text.stakes[one]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
