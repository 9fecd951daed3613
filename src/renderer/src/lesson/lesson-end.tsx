import type { LessonPlay, PlayStep } from '@shared/lesson/lesson-play.ts'
import { send } from '../base/bridge.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useText } from '../i18n/use-text.ts'
import { mindingNotes } from '../notes/keep-notes.ts'
import { Button } from '../ui/button.tsx'
import { Graded } from './graded.tsx'
import './lesson-end.css'
import { LessonFrame } from './step-parts.tsx'
import { SaidLine, SaidProse } from '../marks/said.tsx'

interface LessonEndProps {
  readonly play: LessonPlay
  readonly onHome: () => void
  readonly onRestart: () => void
}

/** The score, and each prediction that was not right once more, the surely wrong ones first: the question, both answers, the rule, and a way to try it again. */
export function LessonEnd({ play: { score, steps }, onHome, onRestart }: LessonEndProps) {
  const text = useText(lessonText)
  const missed = steps.flatMap((step, index) => (step.grade === null || step.grade === 'right' ? [] : [{ step, index }]))
  return (
    <LessonFrame
      foot={
        <>
          <Button look="primary" data-next onPress={onHome}>
            {text.otherLessons}
          </Button>
          <Button onPress={() => send('lessons:stop', null)}>{text.keepLab}</Button>
          <Button look="quiet" onPress={onRestart}>
            {text.restart}
          </Button>
        </>
      }
    >
      <h2 tabIndex={-1}>{text.finishedTitle}</h2>
      <p className="lesson-score">{score.asked === 0 ? text.noScore : text.score(score.right, score.asked)}</p>
      <MissedList title={text.surelyMissed} missed={missed.filter(isSurelyWrong)} />
      <MissedList title={text.missed} missed={missed.filter(one => !isSurelyWrong(one))} />
      <p>{text.keepPlaying}</p>
    </LessonFrame>
  )
}

interface MissedStep {
  readonly step: PlayStep
  readonly index: number
}

/** Of these one learns most: they come first. */
const isSurelyWrong = ({ step: { grade, stake } }: MissedStep): boolean => grade === 'wrong' && stake === 3

function MissedList({ title, missed }: { readonly title: string; readonly missed: readonly MissedStep[] }) {
  if (missed.length === 0) return null
  return (
    <>
      <h3 className="lesson-missed-title">{title}</h3>
      <ol className="lesson-missed">
        {missed.map(({ step, index }) => (
          <Missed key={index} step={step} index={index} />
        ))}
      </ol>
    </>
  )
}

function Missed({ step, index }: MissedStep) {
  const text = useText(lessonText)
  return (
    <li>
      <b>
        {step.ask === null ? null : (
          <>
            {index + 1}. <SaidLine text={step.ask.question} />
          </>
        )}
      </b>
      <Graded step={step} />
      {step.observe === null ? null : (
        <div className="lesson-observe">
          <SaidProse text={step.observe} />
        </div>
      )}
      <Button onPress={() => mindingNotes(() => send('lessons:revisit', { step: index }))}>{text.tryStep(index + 1)}</Button>
    </li>
  )
}
