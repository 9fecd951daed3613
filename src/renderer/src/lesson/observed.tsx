import { useEffect } from 'react'
import type { LessonPlace } from '@shared/lesson/lesson-place.ts'
import type { PlayPoint, PlayStep } from '@shared/lesson/lesson-play.ts'
import { send } from '../base/bridge.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { ExpectationList } from './expectation-list.tsx'
import { Graded } from './graded.tsx'
import { HintBox, HintButton, LessonFrame, StepTitle } from './step-parts.tsx'
import { PointCard } from './point-card.tsx'
import { focusFirstPart } from './point-parts.tsx'
import { StepScripts } from './step-scripts.tsx'
import { SaidProse } from '../marks/said.tsx'

interface ObservedProps {
  readonly step: PlayStep
  /** What the button says that leads on. */
  readonly next: string
  readonly onShow: (place: LessonPlace) => void
}

/** What happened: the guess beside the fact, the rule, and the evidence for each. */
export function Observed({ step, next, onShow }: ObservedProps) {
  const text = useText(lessonText)
  const { point } = step
  const isAsked = point?.state === 'asked'
  useShowAsked(point ?? null, onShow)
  const wasDone = step.hasActions || step.outcomes.length > 0
  return (
    <LessonFrame
      foot={
        isAsked ? (
          <>
            <Button look="primary" data-next onPress={focusFirstPart}>
              {text.toReceipt}
            </Button>
            <Button onPress={() => send('lessons:point', { part: null })}>{text.skipPoint}</Button>
          </>
        ) : (
          <>
            <Button look="primary" data-next onPress={() => send('lessons:next', null)}>
              {next}
            </Button>
            {wasDone ? null : <HintButton step={step} />}
          </>
        )
      }
    >
      <StepTitle step={step} />
      {step.say === null || wasDone ? null : <SaidProse text={step.say} />}
      <Graded step={step} />
      {point === null ? null : <PointCard point={point} />}
      {step.observe === null ? null : (
        <div className="lesson-observe">
          <SaidProse text={step.observe} />
        </div>
      )}
      <ExpectationList outcomes={step.outcomes} onShow={onShow} />
      <StepScripts scripts={step.scripts} isTold />
      <HintBox step={step} />
      {wasDone && (step.say !== null || step.task !== null) ? (
        <details className="lesson-before">
          <summary>{text.before}</summary>
          {step.say === null ? null : <SaidProse text={step.say} />}
          {step.task === null ? null : <SaidProse text={step.task} />}
        </details>
      ) : null}
    </LessonFrame>
  )
}

/** Opens the receipt in which something is to be pointed at. */
function useShowAsked(point: PlayPoint | null, onShow: ObservedProps['onShow']): void {
  const key = point?.state === 'asked' ? point.exchange : null
  useEffect(() => {
    if (key !== null) onShow({ kind: 'exchange', key })
  }, [key, onShow])
}
