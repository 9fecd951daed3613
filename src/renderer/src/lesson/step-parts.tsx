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

export function HintButton({ step }: { readonly step: PlayStep }) {
  const text = useText(lessonText)
  if (step.hint === null || step.isHintShown) return null
  return <Button onPress={() => send('lessons:show-hint', null)}>{text.hint}</Button>
}

export function HintBox({ step }: { readonly step: PlayStep }) {
  const text = useText(lessonText)
  const say = useSay()
  if (step.hint === null || !step.isHintShown) return null
  return (
    <div className="lesson-hint">
      <b>{text.hint}</b>
      <Prose text={say(step.hint)} />
    </div>
  )
}
