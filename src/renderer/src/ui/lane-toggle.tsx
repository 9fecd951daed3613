import { ToggleButton } from 'react-aria-components'
import { LaneBadge } from './lane-badge.tsx'
import './lane-toggle.css'

interface LaneToggleProps {
  /** Its key within the group. */
  readonly id: string
  readonly lane: string
  /** Spoken in place of the bare letter. */
  readonly label: string
}

/** Chooses a tab by its letter, within a group of such. */
export function LaneToggle({ id, lane, label }: LaneToggleProps) {
  return (
    <ToggleButton id={id} className="lane-toggle" aria-label={label}>
      <LaneBadge lane={lane} />
    </ToggleButton>
  )
}
