import { Icon, type IconName } from '../ui/icon.tsx'
import type { Tone } from './chip-mark.tsx'
import './mark-icon.css'

interface MarkIconProps {
  readonly icon: IconName
  readonly tone: Tone
  /** Filled: the one thing to look at. */
  readonly isLit?: boolean
}

export function MarkIcon({ icon, tone, isLit = false }: MarkIconProps) {
  return (
    <span className="mark-icon" data-tone={tone} data-lit={isLit ? '' : undefined}>
      <Icon name={icon} />
    </span>
  )
}
