import { ToggleButton } from 'react-aria-components'
import { presentText } from '../i18n/present-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import './present-bar.css'
import { setPresenting, stopPresenting, usePresenting } from './present-store.ts'

interface PresentBarProps {
  /** Events that were not shown yet. */
  readonly waiting: number
  /** null: there is no larger, or smaller, text. */
  readonly onLarger: (() => void) | null
  readonly onSmaller: (() => void) | null
}

/** What helps to present, at hand while presenting; and the blank screen. */
export function PresentBar({ waiting, onLarger, onSmaller }: PresentBarProps) {
  const text = useText(presentText)
  const { isOn, isBlank, isSpotlit, isStepping, isHoldingReveal } = usePresenting()
  if (!isOn) return null
  return (
    <>
      <section className="present-bar" aria-label={text.title}>
        <Icon name="window" />
        <b>{text.title}</b>
        <Switch label={text.spotlight} isOn={isSpotlit} onChange={on => setPresenting({ isSpotlit: on })} />
        <Switch label={text.stepping} isOn={isStepping} onChange={on => setPresenting({ isStepping: on })} />
        <Switch label={text.holding} isOn={isHoldingReveal} onChange={on => setPresenting({ isHoldingReveal: on })} />
        <span className="present-waiting" role="status">
          {isStepping && waiting > 0 ? text.waiting(waiting) : ''}
        </span>
        <Button look="quiet" isDisabled={onSmaller === null} onPress={() => onSmaller?.()} aria-label={text.smaller}>
          A−
        </Button>
        <Button look="quiet" isDisabled={onLarger === null} onPress={() => onLarger?.()} aria-label={text.larger}>
          A+
        </Button>
        <Button onPress={stopPresenting}>{text.end}</Button>
      </section>
      {isBlank ? (
        <button type="button" className="present-blank" aria-label={text.blank} onClick={() => setPresenting({ isBlank: false })} />
      ) : null}
    </>
  )
}

interface SwitchProps {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

function Switch({ label, isOn, onChange }: SwitchProps) {
  return (
    <ToggleButton className="present-switch" isSelected={isOn} onChange={onChange}>
      <Icon name={isOn ? 'check' : 'cross'} />
      {label}
    </ToggleButton>
  )
}
