import { chaptersOf, chapterTitles } from '@shared/lesson/chapters.ts'
import type { LessonId } from '@shared/ids.ts'
import type { LessonCard } from '@shared/lesson/lesson-play.ts'
import { placeIn } from '@shared/lesson/next-lesson.ts'
import type { LessonProgress } from '@shared/lesson/progress.ts'
import { visibleText } from '@shared/web/visible-text.ts'
import { startText } from '../i18n/start-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './course-map.css'
import { SaidName, useOtherLanguage } from '../marks/said.tsx'

export interface LessonStarter {
  /** @param step where it is taken up; 0: from the beginning */
  readonly onStartLesson: (lesson: LessonId, step: number) => void
}

interface CourseMapProps extends LessonStarter {
  readonly lessons: readonly LessonCard[]
  readonly progress: readonly LessonProgress[]
}

/** The chapters with their lessons: what each needs first, how long it takes, and how far the learner has come. */
export function CourseMap({ lessons, progress, onStartLesson }: CourseMapProps) {
  const text = useText(startText)
  const say = useSay()
  return (
    <div className="course">
      {chaptersOf(lessons).map((chapter, index) => (
        <section key={chapter.id} className="course-chapter">
          <h2>
            {chapter.id === null ? null : <span className="course-number">{index + 1}</span>}
            {chapter.id === null ? text.otherLessons : say(chapterTitles[chapter.id])}
          </h2>
          <ul>
            {chapter.lessons.map(lesson => (
              <li key={lesson.id}>
                <MapLesson
                  lesson={lesson}
                  needs={lessons.filter(({ id }) => lesson.needs.includes(id))}
                  progress={progress}
                  onStartLesson={onStartLesson}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

export interface MapLessonProps extends LessonStarter {
  readonly lesson: LessonCard
  readonly needs: readonly LessonCard[]
  readonly progress: readonly LessonProgress[]
}

/** One lesson to press, with how far the learner has come. */
export function MapLesson({ lesson, needs, progress, onStartLesson }: MapLessonProps) {
  const text = useText(startText)
  const say = useSay()
  const mine = progress.find(({ id }) => id === lesson.id)
  const step = placeIn(lesson, mine)
  const spoken = useOtherLanguage(lesson.title)
  const state = stateOf(mine)
  const isMissing = ({ id }: LessonCard): boolean => (progress.find(one => one.id === id)?.finishedAt ?? null) === null
  const missing = needs.filter(isMissing).map(({ title }) => say(title))
  return (
    <>
      <button type="button" className="start-lesson" data-state={state} onClick={() => onStartLesson(lesson.id, step)}>
        <span className="course-mark">
          {state === 'new' ? null : <Icon name={state === 'done' ? 'check' : state === 'wrong' ? 'resend' : 'play'} />}
        </span>
        <span className="course-words">
          <b>
            <SaidName text={lesson.title} />
          </b>
          <span className="course-facts">
            {stateWords(text, { lesson, step, state, wrong: wrongOf(mine) })}
            {text.minutes(lesson.minutes)}
            {lesson.isChallenge ? ` · ${text.challenge}` : ''}
            {lesson.isOwnFile ? ` · ${text.ownFile}` : ''}
            {spoken === null ? '' : ` · ${text.spoken(spoken)}`}
          </span>
          {missing.length === 0 || state !== 'new' ? null : (
            <span className="course-needs">
              <Untrusted text={text.needs(missing.join('; '))} />
            </span>
          )}
        </span>
      </button>
      {step === 0 ? null : (
        <button
          type="button"
          className="course-again"
          aria-label={`${text.fromBeginning}: ${visibleText(say(lesson.title))}`}
          onClick={() => onStartLesson(lesson.id, 0)}
        >
          {text.fromBeginning}
        </button>
      )}
    </>
  )
}

type LessonState = 'new' | 'begun' | 'done' | 'wrong'

const wrongOf = (progress: LessonProgress | undefined): number => (progress?.predictions ?? []).filter(({ right }) => !right).length

function stateOf(progress: LessonProgress | undefined): LessonState {
  if (progress === undefined) return 'new'
  if (progress.finishedAt === null) return progress.step === null ? 'new' : 'begun'
  return wrongOf(progress) > 0 ? 'wrong' : 'done'
}

interface Stated {
  readonly lesson: LessonCard
  readonly step: number
  readonly state: LessonState
  readonly wrong: number
}

function stateWords(text: (typeof startText)['en'], { lesson, step, state, wrong }: Stated): string {
  const left = step > 0 ? `${text.atStep(step + 1, lesson.steps)} · ` : ''
  switch (state) {
    case 'new':
      return ''
    case 'begun':
      return left === '' ? `${text.atStep(1, lesson.steps)} · ` : left
    case 'done':
      return `${text.done} · ${left}`
    case 'wrong':
      return `${text.doneWithWrong(wrong)} · ${left}`
  }
}
