import type { LessonFolderView } from '@shared/lesson/lesson-folder.ts'
import type { LessonCard } from '@shared/lesson/lesson-play.ts'
import { nextLesson } from '@shared/lesson/next-lesson.ts'
import type { ProgressView, ReviewItem } from '@shared/lesson/progress.ts'
import { useMay } from '../base/use-policy.ts'
import { startText } from '../i18n/start-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { focusOnMount } from '../ui/focus-on-mount.ts'
import { chooseLessonFolder } from './choose-lesson-folder.ts'
import { CourseMap, type LessonStarter } from './course-map.tsx'
import { ForgetProgress } from './forget-progress.tsx'
import { LessonFolderList } from './lesson-folder-list.tsx'
import { ReviewList } from './review-list.tsx'
import './start-screen.css'
import { SaidName } from '../marks/said.tsx'

interface StartScreenProps extends LessonStarter {
  readonly lessons: readonly LessonCard[]
  /** null: none was chosen. */
  readonly folder: LessonFolderView | null
  readonly progress: ProgressView
  /** Something is open in the lab behind this screen. */
  readonly isLabInUse: boolean
  readonly onAskAgain: (item: ReviewItem) => void
  readonly onPlay: () => void
  /** null: lesson files are not to be opened. */
  readonly onOpenFile: (() => void) | null
  readonly onOpenTrace: () => void
}

/** What this is, in one sentence; then the one lesson to go on with as the obvious thing to press. What is no lesson comes before the map. */
export function StartScreen(props: StartScreenProps) {
  const { lessons, folder, progress, isLabInUse, onStartLesson, onAskAgain, onPlay, onOpenFile, onOpenTrace } = props
  const text = useText(startText)
  const [mayForget, mayOpenOwn] = [useMay('reset'), useMay('own-lessons')]
  const isFirstTime = progress.lessons.length === 0
  const others: readonly OtherProps[] = [
    isLabInUse
      ? { icon: 'arrow', name: text.backToLab, note: text.backToLabNote, onPress: onPlay }
      : { icon: 'window', name: text.justPlay, note: text.justPlayNote, onPress: onPlay },
    ...(onOpenFile === null ? [] : [{ icon: 'book', name: text.openFile, note: text.openFileNote, onPress: onOpenFile } as const]),
    ...(folder === null && mayOpenOwn
      ? [{ icon: 'columns', name: text.chooseFolder, note: text.chooseFolderNote, onPress: chooseLessonFolder } as const]
      : []),
    { icon: 'clock', name: text.openTrace, note: text.openTraceNote, onPress: onOpenTrace },
  ]
  return (
    <main className="start">
      <div className="start-content">
        <h1>{text.title}</h1>
        {isFirstTime ? <p className="start-intro">{text.intro}</p> : null}
        <NextLesson lessons={lessons} progress={progress} onStartLesson={onStartLesson} />
        <div className="start-others">
          {others.map(other => (
            <Other key={other.icon} {...other} />
          ))}
        </div>
        <ReviewList review={progress.review} onAskAgain={onAskAgain} />
        <LessonFolderList lessons={lessons} progress={progress.lessons} folder={folder} onStartLesson={onStartLesson} />
        <CourseMap lessons={lessons.filter(({ isInFolder }) => !isInFolder)} progress={progress.lessons} onStartLesson={onStartLesson} />
        <div className="start-foot">
          <p className="start-offline">
            <Icon name="lock" />
            {text.offline}
          </p>
          {isFirstTime || !mayForget ? null : <ForgetProgress />}
        </div>
      </div>
    </main>
  )
}

interface OtherProps {
  readonly icon: IconName
  readonly name: string
  readonly note: string
  readonly onPress: () => void
}

function Other({ icon, name, note, onPress }: OtherProps) {
  return (
    <button type="button" className="start-other" onClick={onPress}>
      <Icon name={icon} />
      <span>
        <b>{name}</b>
        <span>{note}</span>
      </span>
    </button>
  )
}

/** One lesson to press, with the focus on it: the first one, the one that was left, or the next. */
function NextLesson({ lessons, progress, onStartLesson }: Pick<StartScreenProps, 'lessons' | 'progress' | 'onStartLesson'>) {
  const text = useText(startText)
  const next = nextLesson(lessons, progress.lessons)
  if (lessons.length === 0) return <p className="start-none">{text.noLessons}</p>
  if (next === null) return <p className="start-none">{text.allDone}</p>
  const { lesson, step } = next
  const isFirstTime = progress.lessons.length === 0
  return (
    <button type="button" ref={focusOnMount} className="start-first" onClick={() => onStartLesson(lesson.id, step)}>
      <span className="start-first-words">
        <span className="start-here">{isFirstTime ? text.startHere : step > 0 ? text.goOnHere : text.nextHere}</span>
        <b>
          <SaidName text={lesson.title} />
        </b>
        <span>
          <SaidName text={lesson.summary} />
        </span>
        <span className="start-facts">
          {text.minutes(lesson.minutes)} · {step > 0 ? text.atStep(step + 1, lesson.steps) : text.steps(lesson.steps)}
          {lesson.isOwnFile ? ` · ${text.ownFile}` : ''}
        </span>
      </span>
      <span className="start-first-go">
        {isFirstTime ? text.start : text.goOn}
        <Icon name="arrow" />
      </span>
    </button>
  )
}
