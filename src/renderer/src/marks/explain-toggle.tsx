import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Icon } from '../ui/icon.tsx'
import './explain-toggle.css'

interface ExplainToggleProps {
  readonly isOpen: boolean
  readonly onToggle: () => void
  /** The id of what it opens; in the page only while it is open. */
  readonly controls: string
  /** The name of what is explained. */
  readonly children: ReactNode
}

/** A name that can be opened for its explanation: by a click or by the keyboard, never by hovering alone. */
export function ExplainToggle({ isOpen, onToggle, controls, children }: ExplainToggleProps) {
  return (
    <AriaButton className="explain-toggle" aria-expanded={isOpen} {...(isOpen ? { 'aria-controls': controls } : {})} onPress={onToggle}>
      <Icon name="forward" />
      <span>{children}</span>
    </AriaButton>
  )
}
