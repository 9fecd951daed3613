import type { ReactNode } from 'react'
import type { PlayStep } from '@shared/lesson/lesson-play.ts'
import { send } from '../base/bridge.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { MarkedText } from '../ui/marked-text.tsx'
import { Prose } from '../ui/prose.tsx'

interface LessonFrameProps {
  readonly children: ReactNode
  /** Buttons; they stay in sight however much there is to read. */
  readonly foot: ReactNode
}

export function LessonFrame({ children, foot }: LessonFrameProps) {
  return (
    <>
      <div className="lesson-body">{children}</div>
      {foot === null ? null : <div className="lesson-foot">{foot}</div>}
    </>
  )
}

export function StepTitle({ step }: { readonly step: PlayStep }) {
  const say = useSay()
  return (
    <h2 tabIndex={-1}>
      <MarkedText text={say(step.title)} />
    </h2>
  )
}

export function StepWords({ step }: { readonly step: PlayStep }) {
  const say = useSay()
  return (
    <>
      <StepTitle step={step} />
      {step.say === null ? null : <Prose text={say(step.say)} />}
    </>
  )
}

export function HintButton({ step: { hints, hintsLeft } }: { readonly step: PlayStep }) {
  const text = useText(lessonText)
  if (hintsLeft === 0) return null
  return <Button onPress={() => send('lessons:show-hint', null)}>{hints.length === 0 ? text.hint : text.nextHint(hintsLeft)}</Button>
}

/** The hints that were asked for, the latest last. */
export function HintBox({ step: { hints, hintsLeft } }: { readonly step: PlayStep }) {
  const text = useText(lessonText)
  const say = useSay()
  if (hints.length === 0) return null
  return (
    <div className="lesson-hint" role="status">
      {hints.map((hint, index) => (
        <div key={index}>
          <b>{text.hintOf(index + 1, hints.length + hintsLeft)}</b>
          <Prose text={say(hint)} />
        </div>
      ))}
    </div>
  )
}
