import { memo, useRef } from 'react'
import type { LessonPlace } from '@shared/lesson/lesson-place.ts'
import type { LessonPlay, PlayStep } from '@shared/lesson/lesson-play.ts'
import { send } from '../base/bridge.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { mindingNotes } from '../notes/keep-notes.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { Prose } from '../ui/prose.tsx'
import { ExpectationList } from './expectation-list.tsx'
import { LessonEnd } from './lesson-end.tsx'
import './lesson-panel.css'
import { NewerVersion } from './newer-version.tsx'
import { Observed } from './observed.tsx'
import { OwnGuess } from './own-guess.tsx'
import { PredictionForm } from './prediction-form.tsx'
import { HeldOutcome } from './held-outcome.tsx'
import { HintBox, HintButton, LessonFrame, StepWords } from './step-parts.tsx'
import { StepScripts } from './step-scripts.tsx'
import { useFollowingFocus } from './use-following-focus.ts'
import { useLessonAnnouncement } from './use-lesson-announcement.ts'
import { SaidProse, useOtherLanguage } from '../marks/said.tsx'

// All begin with a fresh lab.
const restart = (): void => mindingNotes(() => send('lessons:restart', null))
const back = (): void => mindingNotes(() => send('lessons:back', null))
const retry = (): void => mindingNotes(() => send('lessons:retry', null))

interface LessonPanelProps {
  readonly play: LessonPlay
  /** The presenter has not shown the outcome of the step yet. */
  readonly isHeld?: boolean
  readonly onShow: (place: LessonPlace) => void
  /** To the start screen. */
  readonly onHome: () => void
}

/** One step at a time: say, predict, do, observe. Enter alone leads through a whole lesson; what it presses is always in sight. */
export const LessonPanel = memo(function LessonPanel({ play, isHeld = false, onShow, onHome }: LessonPanelProps) {
  const text = useText(lessonText)
  const panel = useRef<HTMLElement>(null)
  useFollowingFocus(panel, play)
  const announcement = useLessonAnnouncement(isHeld ? { ...play, phase: 'doing' } : play)
  return (
    <section className="lesson" aria-label={text.title} ref={panel}>
      <LessonHead play={play} />
      {/* Anew with each move: it begins at its top. */}
      <LessonPhase
        key={`${play.stepIndex} ${play.phase} ${isHeld ? 'held' : ''}`}
        play={play}
        isHeld={isHeld}
        onShow={onShow}
        onHome={onHome}
      />
      <p className="visually-hidden" role="status">
        {announcement}
      </p>
    </section>
  )
})

function LessonHead({ play }: { readonly play: LessonPlay }) {
  const text = useText(lessonText)
  const spoken = useOtherLanguage(play.title)
  const { stepIndex, steps, phase } = play
  const isOver = phase === 'finished'
  const done = isOver ? steps.length : stepIndex + (phase === 'observed' ? 1 : 0)
  return (
    <header className="lesson-head">
      <div className="lesson-line">
        <span className="lesson-step">
          {isOver ? text.phases.finished : `${text.step(stepIndex + 1, steps.length)} · ${text.phases[phase]}`}
        </span>
        <Menu
          label={text.more}
          entries={[
            ...(stepIndex > 0 ? [{ id: 'back', icon: 'back', label: text.back, act: back } as const] : []),
            ...(phase === 'doing' || phase === 'failed' ? [{ id: 'retry', icon: 'reload', label: text.retry, act: retry } as const] : []),
            { id: 'restart', icon: 'reset', label: text.restart, act: restart },
            { id: 'leave', icon: 'close', label: text.leave, startsGroup: true, act: () => send('lessons:stop', null) },
          ]}
        >
          <IconButton icon="menu" label={text.more} />
        </Menu>
      </div>
      {spoken === null ? null : <p className="lesson-spoken">{text.spoken(spoken)}</p>}
      <progress className="lesson-progress" aria-label={text.progress} max={steps.length} value={done} />
      <NewerVersion play={play} />
    </header>
  )
}

function LessonPhase({ play, isHeld = false, onShow, onHome }: LessonPanelProps) {
  const text = useText(lessonText)
  const { phase, stepIndex, steps, isRevisit } = play
  const step = steps[stepIndex]
  if (phase === 'finished') return <LessonEnd play={play} onHome={onHome} onRestart={restart} />
  if (phase === 'failed') return <Failed play={play} step={step ?? null} onShow={onShow} />
  if (step === undefined || phase === 'preparing') {
    return (
      <LessonFrame foot={null}>
        {step === undefined ? null : <StepWords step={step} />}
        <p className="lesson-wait">{text.preparing}</p>
      </LessonFrame>
    )
  }
  if (phase === 'asking' && step.ask !== null) return <PredictionForm key={stepIndex} step={step} ask={step.ask} />
  if (phase !== 'observed') return <Doing step={step} isPerforming={phase === 'performing'} onShow={onShow} />
  if (isHeld) return <HeldOutcome play={play} step={step} />
  const next = isRevisit ? text.toResult : stepIndex === steps.length - 1 ? text.finish : text.next
  return <Observed step={step} next={next} onShow={onShow} />
}

interface DoingProps {
  readonly step: PlayStep
  readonly isPerforming: boolean
  readonly onShow: (place: LessonPlace) => void
}

/** The learner's turn, or the lesson's. What is expected is not said, since it would give the answer away, unless it is a goal. */
function Doing({ step, isPerforming, onShow }: DoingProps) {
  const text = useText(lessonText)
  return (
    <LessonFrame
      foot={
        isPerforming ? null : (
          <>
            {step.hasActions ? (
              <Button
                {...(step.isChallenge ? {} : { look: 'primary', 'data-next': true })}
                icon="play"
                onPress={() => send('lessons:perform', null)}
              >
                {step.isChallenge ? text.showAWay : text.doItForMe}
              </Button>
            ) : null}
            <HintButton step={step} />
          </>
        )
      }
    >
      <StepWords step={step} />
      <OwnGuess step={step} />
      {isPerforming ? (
        <p className="lesson-wait">{text.performing}</p>
      ) : step.task === null ? null : (
        <div className="lesson-task">
          <b>{text.yourTurn}</b>
          <SaidProse text={step.task} />
        </div>
      )}
      {step.isChallenge ? <Goal step={step} onShow={onShow} /> : null}
      {step.miss === null || isPerforming ? null : (
        <div className="lesson-miss" role="status">
          <b>{text.notYet}</b>
          <SaidProse text={step.miss} />
          <Button onPress={retry}>{text.retry}</Button>
        </div>
      )}
      <HintBox step={step} />
      <StepScripts scripts={step.scripts} isTold={false} />
    </LessonFrame>
  )
}

function Goal({ step, onShow }: Pick<DoingProps, 'step' | 'onShow'>) {
  const text = useText(lessonText)
  // What is not true yet has no place to be shown.
  const outcomes = step.outcomes.map(outcome => (outcome.state === 'holds' ? outcome : { ...outcome, place: null }))
  return (
    <div className="lesson-goal">
      <b>{text.goal}</b>
      <ExpectationList outcomes={outcomes} onShow={onShow} />
      <p className="lesson-goal-note">{text.goalSaid}</p>
    </div>
  )
}

interface FailedProps {
  readonly play: LessonPlay
  readonly step: PlayStep | null
  readonly onShow: (place: LessonPlace) => void
}

function Failed({ play: { problem, problemText }, step, onShow }: FailedProps) {
  const text = useText(lessonText)
  const say = useSay()
  const why = problemText === null ? problem : say(problemText)
  return (
    <LessonFrame
      foot={
        <>
          <Button look="primary" data-next onPress={retry}>
            {text.retry}
          </Button>
          <Button onPress={restart}>{text.restart}</Button>
        </>
      }
    >
      {step === null ? null : <StepWords step={step} />}
      <div className="lesson-failed" role="alert">
        <b>{text.failedTitle}</b>
        {why === null ? null : <Prose text={why} />}
      </div>
      <ExpectationList outcomes={step?.outcomes ?? []} onShow={onShow} />
    </LessonFrame>
  )
}
