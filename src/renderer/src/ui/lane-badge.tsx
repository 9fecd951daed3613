import './lane-badge.css'

const TONES = 6

/** A, B, … Z, AA: the same letter has the same colour everywhere. */
function laneTone(lane: string): number {
  let index = 0
  for (const letter of lane) index = index * 26 + (letter.charCodeAt(0) - 64)
  return (index - 1) % TONES
}

interface LaneBadgeProps {
  readonly lane: string
  /** Spoken in place of the bare letter. */
  readonly label?: string
}

/** The letter of a tab on its colour; the letter stands wherever the colour does. */
export function LaneBadge({ lane, label }: LaneBadgeProps) {
  return (
    <span className="lane-badge" data-tone={laneTone(lane)}>
      {label === undefined ? (
        lane
      ) : (
        <>
          <span aria-hidden="true">{lane}</span>
          <span className="visually-hidden">{label}</span>
        </>
      )}
    </span>
  )
}
