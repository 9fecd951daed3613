import type { ReactNode } from 'react'
import type { PlayStep } from '@shared/lesson/lesson-play.ts'
import { send } from '../base/bridge.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { SaidLine, SaidProse } from '../marks/said.tsx'

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
  return (
    <h2 tabIndex={-1}>
      <SaidLine text={step.title} />
    </h2>
  )
}

export function StepWords({ step }: { readonly step: PlayStep }) {
  return (
    <>
      <StepTitle step={step} />
      {step.say === null ? null : <SaidProse text={step.say} />}
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
  if (hints.length === 0) return null
  return (
    <div className="lesson-hint" role="status">
      {hints.map((hint, index) => (
        <div key={index}>
          <b>{text.hintOf(index + 1, hints.length + hintsLeft)}</b>
          <SaidProse text={hint} />
        </div>
      ))}
    </div>
  )
}
