import type { ReactNode } from 'react'
import { holdText } from '../i18n/hold-text.ts'
import { useText } from '../i18n/use-text.ts'
import { MarkIcon } from '../marks/mark-icon.tsx'
import './guess-line.css'

interface GuessLinesProps {
  readonly children: ReactNode
  /** One under the other, where there is little width. */
  readonly isNarrow?: boolean
}

export function GuessLines({ children, isNarrow = false }: GuessLinesProps) {
  return (
    <ul className="guess-lines" data-narrow={isNarrow ? '' : undefined}>
      {children}
    </ul>
  )
}

interface GuessLineProps {
  /** null: it counts neither way. */
  readonly isRight: boolean | null
  /** null: nothing was said of it. */
  readonly guessed: string | null
  /** null: the trace does not say. */
  readonly real: string | null
  /** The name of what was guessed about. */
  readonly children: ReactNode
  /** Why it is so. */
  readonly why?: ReactNode
}

/** One guess beside what the trace says. */
export function GuessLine({ isRight, guessed, real, children, why }: GuessLineProps) {
  const text = useText(holdText)
  const look = isRight === null ? open : isRight ? right : wrong
  const word = isRight !== null ? (isRight ? text.right : text.wrong) : real === null ? text.open : text.untouched
  const said = [guessed === null ? null : `${text.guessed}: ${guessed}`, real === null ? null : `${text.real}: ${real}`]
  return (
    <li className="guess-result-line" data-right={isRight ?? 'open'}>
      <MarkIcon icon={look.icon} tone={look.tone} />
      <span>{children}</span>
      <span className="guess-word" data-tone={look.tone}>
        {word}
      </span>
      <span className="guess-quiet">{said.filter(part => part !== null).join(' · ')}</span>
      {why === undefined || why === null ? null : <div className="guess-why">{why}</div>}
    </li>
  )
}

const open = { icon: 'dot', tone: 'plain' } as const
const right = { icon: 'check', tone: 'ok' } as const
const wrong = { icon: 'cross', tone: 'bad' } as const
