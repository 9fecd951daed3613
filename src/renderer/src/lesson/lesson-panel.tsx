import { memo, useEffect, useRef, type RefObject } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import type { LessonPlay, PlayStep } from '@shared/lesson/lesson-play.ts'
import { send } from '../bridge.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { mindingNotes } from '../notes/keep-notes.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { MarkedText } from '../ui/marked-text.tsx'
import { Prose } from '../ui/prose.tsx'
import { ExpectationList } from './expectation-list.tsx'
import './lesson-panel.css'
import { PredictionForm } from './prediction-form.tsx'
import { useLessonAnnouncement } from './use-lesson-announcement.ts'

// Both begin with a fresh lab.
const restart = (): void => mindingNotes(() => send('lessons:restart', null))
const back = (): void => mindingNotes(() => send('lessons:back', null))

interface LessonPanelProps {
  readonly play: LessonPlay
  readonly onShowEvent: (seq: EventSeq) => void
  /** To the start screen. */
  readonly onHome: () => void
}

/** One step at a time: say, predict, do, observe. Enter alone leads through a whole lesson. */
export const LessonPanel = memo(function LessonPanel({ play, onShowEvent, onHome }: LessonPanelProps) {
  const text = useText(lessonText)
  const say = useSay()
  const panel = useRef<HTMLElement>(null)
  useFollowingFocus(panel, play)
  const announcement = useLessonAnnouncement(play)
  const step = play.steps[play.stepIndex]
  return (
    <section className="lesson" aria-label={text.title} ref={panel}>
      <LessonHead play={play} />
      <div className="lesson-body">
        {step === undefined || play.phase === 'finished' ? null : (
          <>
            <h2 tabIndex={-1}>
              <MarkedText text={say(step.title)} />
            </h2>
            {step.say === null ? null : <Prose text={say(step.say)} />}
          </>
        )}
        <LessonPhase play={play} step={step ?? null} onShowEvent={onShowEvent} onHome={onHome} />
        {step?.isHintShown === true && step.hint !== null && play.phase !== 'finished' ? (
          <div className="lesson-hint">
            <b>{text.hint}</b>
            <Prose text={say(step.hint)} />
          </div>
        ) : null}
      </div>
      <p className="visually-hidden" role="status">
        {announcement}
      </p>
    </section>
  )
})

function LessonHead({ play }: { readonly play: LessonPlay }) {
  const text = useText(lessonText)
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
            { id: 'restart', icon: 'reset', label: text.restart, act: restart },
            { id: 'leave', icon: 'close', label: text.leave, startsGroup: true, act: () => send('lessons:stop', null) },
          ]}
        >
          <IconButton icon="menu" label={text.more} />
        </Menu>
      </div>
      <progress className="lesson-progress" aria-label={text.progress} max={steps.length} value={done} />
    </header>
  )
}

interface LessonPhaseProps {
  readonly play: LessonPlay
  readonly step: PlayStep | null
  readonly onShowEvent: (seq: EventSeq) => void
  readonly onHome: () => void
}

function LessonPhase({ play, step, onShowEvent, onHome }: LessonPhaseProps) {
  const text = useText(lessonText)
  const say = useSay()
  const { phase } = play
  if (phase === 'failed') {
    return (
      <>
        <Failed play={play} />
        <ExpectationList outcomes={step?.outcomes ?? []} onShowEvent={onShowEvent} />
      </>
    )
  }
  if (phase === 'finished') return <Finished play={play} onHome={onHome} />
  if (phase === 'preparing' || step === null) return <p className="lesson-wait">{text.preparing}</p>
  if (phase === 'asking' && step.ask !== null) {
    return <PredictionForm key={play.stepIndex} ask={step.ask} canHint={step.hint !== null && !step.isHintShown} />
  }
  const isLast = play.stepIndex === play.steps.length - 1
  return (
    <>
      {phase === 'observed' ? <Graded step={step} /> : null}
      {phase === 'doing' && step.task !== null ? (
        <div className="lesson-task">
          <b>{text.yourTurn}</b>
          <Prose text={say(step.task)} />
        </div>
      ) : null}
      {phase === 'performing' ? <p className="lesson-wait">{text.performing}</p> : null}
      <ExpectationList outcomes={step.outcomes} onShowEvent={onShowEvent} />
      {phase === 'observed' && step.observe !== null ? (
        <div className="lesson-observe">
          <Prose text={say(step.observe)} />
        </div>
      ) : null}
      <div className="lesson-actions">
        {phase === 'doing' && step.hasActions ? (
          <Button look="primary" icon="play" data-next onPress={() => send('lessons:perform', null)}>
            {text.doItForMe}
          </Button>
        ) : null}
        {phase === 'observed' ? (
          <Button look="primary" data-next onPress={() => send('lessons:next', null)}>
            {isLast ? text.finish : text.next}
          </Button>
        ) : null}
        <HintButton step={step} />
      </div>
    </>
  )
}

function HintButton({ step }: { readonly step: PlayStep }) {
  const text = useText(lessonText)
  if (step.hint === null || step.isHintShown) return null
  return <Button onPress={() => send('lessons:show-hint', null)}>{text.hint}</Button>
}

/** What the trace made of the guess. */
function Graded({ step: { ask, guess, rightOption, gradingProblem } }: { readonly step: PlayStep }) {
  const text = useText(lessonText)
  const say = useSay()
  if (ask === null || guess === null) return null
  const answer = rightOption === null ? undefined : ask.options[rightOption]
  const isRight = guess === rightOption
  return (
    <div className="lesson-grade" data-right={isRight ? '' : undefined}>
      <Prose
        text={
          isRight
            ? text.right
            : answer === undefined
              ? gradingProblem === null
                ? text.noneRight
                : say(gradingProblem)
              : text.wrong(say(answer))
        }
      />
    </div>
  )
}

function Finished({ play: { score }, onHome }: { readonly play: LessonPlay; readonly onHome: () => void }) {
  const text = useText(lessonText)
  return (
    <>
      <h2 tabIndex={-1}>{text.finishedTitle}</h2>
      <p className="lesson-score">{score.asked === 0 ? text.noScore : text.score(score.right, score.asked)}</p>
      <p>{text.keepPlaying}</p>
      <div className="lesson-actions">
        <Button look="primary" data-next onPress={onHome}>
          {text.otherLessons}
        </Button>
        <Button onPress={() => send('lessons:stop', null)}>{text.keepLab}</Button>
        <Button look="quiet" onPress={restart}>
          {text.restart}
        </Button>
      </div>
    </>
  )
}

function Failed({ play: { problem, problemText } }: { readonly play: LessonPlay }) {
  const text = useText(lessonText)
  const say = useSay()
  const why = problemText === null ? problem : say(problemText)
  return (
    <div className="lesson-failed" role="alert">
      <b>{text.failedTitle}</b>
      {why === null ? null : <Prose text={why} />}
      <div className="lesson-actions">
        <Button look="primary" data-next onPress={restart}>
          {text.restart}
        </Button>
      </div>
    </div>
  )
}

/**
 * When the control that had the focus goes away with its step, the focus moves on to what comes next. It is never taken from elsewhere,
 * but it comes back from the page in which the lesson itself has just pressed a button.
 */
function useFollowingFocus(panel: RefObject<HTMLElement | null>, { id, stepIndex, phase }: LessonPlay): void {
  const before = useRef(phase)
  useEffect(() => {
    const hasPerformed = before.current === 'performing'
    before.current = phase
    const isOurs = (): boolean => {
      const active = document.activeElement
      return active === null || active === document.body || panel.current?.contains(active) === true
    }
    if (!isOurs() && !hasPerformed) return
    // A frame later: where one panel shows at a time, this one may only just be coming up.
    const frame = requestAnimationFrame(() => {
      if (!isOurs() && !hasPerformed) return // somebody went elsewhere meanwhile
      const target =
        panel.current?.querySelector<HTMLElement>('[data-next]') ??
        panel.current?.querySelector<HTMLElement>('input[type=radio]') ??
        panel.current?.querySelector<HTMLElement>('h2')
      target?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [panel, id, stepIndex, phase])
}
