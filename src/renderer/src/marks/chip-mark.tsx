import type { Chip, ChipKind } from '@shared/trace/chips.ts'
import { chipWords } from '@shared/words/chip-words.ts'
import { useSay } from '../i18n/use-text.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './chip-mark.css'

/** The colour's meaning; the icon and the word say the same without it. */
export type Tone = 'ok' | 'hold' | 'bad' | 'store' | 'plain'

export const chipLooks: { readonly [Kind in ChipKind]: { readonly icon: IconName; readonly tone: Tone } } = {
  sent: { icon: 'up', tone: 'ok' },
  authorization: { icon: 'key', tone: 'ok' },
  'held-back': { icon: 'held', tone: 'hold' },
  stored: { icon: 'stored', tone: 'store' },
  deleted: { icon: 'trash', tone: 'plain' },
  rejected: { icon: 'cross', tone: 'bad' },
  'from-cache': { icon: 'reset', tone: 'plain' },
  'not-modified': { icon: 'reset', tone: 'plain' },
  allowed: { icon: 'check', tone: 'ok' },
  refused: { icon: 'cross', tone: 'bad' },
  blocked: { icon: 'cross', tone: 'bad' },
}

interface ChipMarkProps {
  readonly chip: Chip
}

/** Icon, word and colour, in this order of importance. */
export function ChipMark({ chip }: ChipMarkProps) {
  const say = useSay()
  const { icon, tone } = chipLooks[chip.kind]
  return (
    <span className="chip" data-tone={tone}>
      <Icon name={icon} />
      <span className="chip-text">
        {say(chipWords[chip.kind])}
        {chip.label === null ? null : (
          <>
            {' '}
            <b>
              <Untrusted text={chip.label} />
            </b>
          </>
        )}
        {chip.reason === null ? null : ` ${say(chip.reason)}`}
      </span>
    </span>
  )
}
