import type { ReactNode } from 'react'
import type { Chip, ChipKind } from '@shared/telling/chips.ts'
import { chipWords, isWordLast } from '@shared/telling/chip-words.ts'
import { useLanguage, useSay } from '../i18n/use-text.ts'
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
  replaced: { icon: 'stored', tone: 'store' },
  deleted: { icon: 'trash', tone: 'plain' },
  'deletes-nothing': { icon: 'differ', tone: 'hold' },
  'not-stored': { icon: 'differ', tone: 'hold' },
  'not-known': { icon: 'help', tone: 'plain' },
  rejected: { icon: 'rejected', tone: 'bad' },
  'from-cache': { icon: 'reset', tone: 'plain' },
  'from-worker': { icon: 'reset', tone: 'plain' },
  'by-browser': { icon: 'reset', tone: 'plain' },
  'not-modified': { icon: 'reset', tone: 'plain' },
  allowed: { icon: 'check', tone: 'ok' },
  refused: { icon: 'cross', tone: 'bad' },
  blocked: { icon: 'cross', tone: 'bad' },
  'at-the-door': { icon: 'clock', tone: 'hold' },
  'noted-cookie': { icon: 'up', tone: 'plain' },
  'noted-set-cookie': { icon: 'stored', tone: 'plain' },
}

interface ChipMarkProps {
  readonly chip: Chip
}

/** Icon, word and colour, in this order of importance. */
export function ChipMark({ chip: { kind, label, reason } }: ChipMarkProps) {
  const say = useSay()
  const language = useLanguage()
  const word = say(chipWords[kind])
  const name =
    label === null ? null : (
      <b>
        <Untrusted text={label} />
      </b>
    )
  return (
    <ChipFrame kind={kind} hasReason={reason !== null}>
      {name === null ? (
        word
      ) : isWordLast(kind, language) ? (
        <>
          {name} {word}
        </>
      ) : (
        <>
          {word} {name}
        </>
      )}
      {reason === null ? null : ` ${say(reason)}`}
    </ChipFrame>
  )
}

interface ChipCountProps {
  readonly kind: ChipKind
  readonly count: number
}

/** Several of one kind; their names stand in the receipt. */
export function ChipCount({ kind, count }: ChipCountProps) {
  const say = useSay()
  const language = useLanguage()
  return (
    <ChipFrame kind={kind}>
      <b>{count}</b>
      {`${language === 'ko' ? '개' : ''} ${say(chipWords[kind])}`}
    </ChipFrame>
  )
}

interface ChipFrameProps {
  readonly kind: ChipKind
  readonly hasReason?: boolean
  readonly children: ReactNode
}

function ChipFrame({ kind, hasReason = false, children }: ChipFrameProps) {
  const { icon, tone } = chipLooks[kind]
  return (
    <span className="chip" data-tone={tone} data-reason={hasReason ? '' : undefined}>
      <Icon name={icon} />
      <span className="chip-text">{children}</span>
    </span>
  )
}
