import type { LessonId } from '@shared/ids.ts'
import type { LessonCard } from '@shared/lesson/lesson-play.ts'
import { startText } from '../i18n/start-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { Icon } from '../ui/icon.tsx'
import { focusOnMount } from '../ui/focus-on-mount.ts'
import { Untrusted } from '../ui/untrusted.tsx'
import './start-screen.css'

interface StartScreenProps {
  readonly lessons: readonly LessonCard[]
  /** Something is open in the lab behind this screen. */
  readonly isLabInUse: boolean
  readonly onStartLesson: (lesson: LessonId) => void
  readonly onPlay: () => void
  readonly onOpenFile: () => void
  readonly onOpenTrace: () => void
}

/** What this is, in one sentence; then the first lesson as the one obvious thing to press. What is no lesson comes before the many lessons. */
export function StartScreen({ lessons, isLabInUse, onStartLesson, onPlay, onOpenFile, onOpenTrace }: StartScreenProps) {
  const text = useText(startText)
  const [first, ...others] = lessons
  return (
    <main className="start">
      <div className="start-content">
        <h1>{text.title}</h1>
        <p className="start-intro">{text.intro}</p>
        {first === undefined ? <p className="start-none">{text.noLessons}</p> : <FirstLesson lesson={first} onStart={onStartLesson} />}
        <div className="start-others">
          <button type="button" className="start-other" onClick={onPlay}>
            <Icon name={isLabInUse ? 'arrow' : 'window'} />
            <span>
              <b>{isLabInUse ? text.backToLab : text.justPlay}</b>
              <span>{isLabInUse ? text.backToLabNote : text.justPlayNote}</span>
            </span>
          </button>
          <button type="button" className="start-other" onClick={onOpenFile}>
            <Icon name="book" />
            <span>
              <b>{text.openFile}</b>
              <span>{text.openFileNote}</span>
            </span>
          </button>
          <button type="button" className="start-other" onClick={onOpenTrace}>
            <Icon name="clock" />
            <span>
              <b>{text.openTrace}</b>
              <span>{text.openTraceNote}</span>
            </span>
          </button>
        </div>
        {others.length === 0 ? null : (
          <>
            <h2>{text.lessons}</h2>
            <ul className="start-lessons">
              {others.map(lesson => (
                <li key={lesson.id}>
                  <LessonCardButton lesson={lesson} onStart={onStartLesson} />
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="start-offline">
          <Icon name="lock" />
          {text.offline}
        </p>
      </div>
    </main>
  )
}

interface LessonButtonProps {
  readonly lesson: LessonCard
  readonly onStart: (lesson: LessonId) => void
}

function FirstLesson({ lesson, onStart }: LessonButtonProps) {
  const text = useText(startText)
  const say = useSay()
  return (
    <button type="button" ref={focusOnMount} className="start-first" onClick={() => onStart(lesson.id)}>
      <span className="start-first-words">
        <span className="start-here">{text.startHere}</span>
        <b>
          <Untrusted text={say(lesson.title)} />
        </b>
        <span>
          <Untrusted text={say(lesson.summary)} />
        </span>
        <Facts lesson={lesson} />
      </span>
      <span className="start-first-go">
        {text.start}
        <Icon name="arrow" />
      </span>
    </button>
  )
}

function LessonCardButton({ lesson, onStart }: LessonButtonProps) {
  const say = useSay()
  return (
    <button type="button" className="start-lesson" onClick={() => onStart(lesson.id)}>
      <b>
        <Untrusted text={say(lesson.title)} />
      </b>
      <span>
        <Untrusted text={say(lesson.summary)} />
      </span>
      <Facts lesson={lesson} />
    </button>
  )
}

function Facts({ lesson: { minutes, steps, isOwnFile } }: { readonly lesson: LessonCard }) {
  const text = useText(startText)
  return (
    <span className="start-facts">
      {text.minutes(minutes)} · {text.steps(steps)}
      {isOwnFile ? ` · ${text.ownFile}` : ''}
    </span>
  )
}
