import type { FolderFile, LessonFolderView } from '@shared/lesson/lesson-folder.ts'
import type { LessonCard } from '@shared/lesson/lesson-play.ts'
import type { LessonProgress } from '@shared/lesson/progress.ts'
import type { LessonProblem } from '@shared/problem/lesson-problem.ts'
import { visibleText } from '@shared/web/visible-text.ts'
import { sayProblem } from '@shared/words/problem-words.ts'
import { send } from '../base/bridge.ts'
import { lessonEditorText } from '../i18n/lesson-editor-text.ts'
import { startText } from '../i18n/start-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { openEditor } from '../base/editor-store.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { MarkedText } from '../ui/marked-text.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { chooseLessonFolder } from './choose-lesson-folder.ts'
import { MapLesson, type LessonStarter } from './course-map.tsx'
import './lesson-folder-list.css'

interface LessonFolderListProps extends LessonStarter {
  readonly lessons: readonly LessonCard[]
  readonly progress: readonly LessonProgress[]
  readonly folder: LessonFolderView | null
}

/** As many mistakes of a file are shown: mending the first often mends the others. */
const mostShown = 5

/** The instructor's own lessons; a file with mistakes stands there with what is wrong, where, and how to mend it. */
export function LessonFolderList({ lessons, progress, folder, onStartLesson }: LessonFolderListProps) {
  const text = useText(startText)
  const editorText = useText(lessonEditorText)
  const say = useSay()
  if (folder === null) return null
  return (
    <section className="lesson-folder" aria-labelledby="lesson-folder-title">
      <header>
        <h2 id="lesson-folder-title">
          <Untrusted text={text.folderLessons(folder.name)} />
        </h2>
        <span className="lesson-folder-note">{folder.problem === null ? text.folderFollows : null}</span>
        <Button look="primary" icon="edit" onPress={() => void openEditor(null)}>
          {editorText.newLesson}
        </Button>
        <Button onPress={chooseLessonFolder}>{text.chooseAnotherFolder}</Button>
        <Button look="quiet" onPress={() => send('lessons:leave-folder', null)}>
          {text.leaveFolder}
        </Button>
      </header>
      {folder.problem === null ? null : (
        <p className="lesson-folder-problem" role="status">
          <Icon name="warning" />
          <Untrusted text={say(sayProblem(folder.problem))} />
        </p>
      )}
      {folder.problem === null && folder.files.length === 0 ? <p className="lesson-folder-note">{text.folderEmpty}</p> : null}
      {folder.files.length === 0 ? null : (
        <ul>
          {folder.files.map(file => {
            const lesson = lessons.find(({ id }) => id === file.lesson)
            return (
              <li key={file.name}>
                {lesson === undefined ? (
                  <DamagedFile file={file} />
                ) : (
                  <MapLesson
                    lesson={lesson}
                    needs={lessons.filter(({ id }) => lesson.needs.includes(id))}
                    progress={progress}
                    onStartLesson={onStartLesson}
                  />
                )}
                <span className="lesson-folder-file">
                  <Untrusted text={file.name} />
                </span>
                <Button
                  look="quiet"
                  aria-label={`${editorText.edit}: ${visibleText(file.name)}`}
                  onPress={() => void openEditor(file.name)}
                >
                  {editorText.edit}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      {folder.leftOut === 0 ? null : <p className="lesson-folder-note">{text.folderLeftOut(folder.leftOut)}</p>}
    </section>
  )
}

function DamagedFile({ file: { name, mistakes, problem } }: { readonly file: FolderFile }) {
  const text = useText(startText)
  const say = useSay()
  const more = mistakes.length - mostShown
  return (
    <div className="lesson-folder-damaged">
      <b>
        <Icon name="warning" />
        <span className="visually-hidden">
          <Untrusted text={name} />:
        </span>
        {problem === null ? text.faults(mistakes.length) : <Untrusted text={say(sayProblem(problem))} />}
      </b>
      {mistakes.length === 0 ? null : (
        <ol>
          {mistakes.slice(0, mostShown).map(mistake => (
            <Mistake key={`${mistake.line} ${mistake.column} ${mistake.found.en}`} mistake={mistake} />
          ))}
        </ol>
      )}
      {more > 0 ? <p>{text.moreFaults(more)}</p> : null}
    </div>
  )
}

function Mistake({ mistake: { line, column, found, expected, mend } }: { readonly mistake: LessonProblem }) {
  const text = useText(startText)
  const say = useSay()
  return (
    <li>
      <span className="lesson-folder-place">{text.faultPlace(line, column)}</span> <MarkedText text={say(found)} />
      <p>
        {text.expected} <MarkedText text={say(expected)} />
      </p>
      {mend === null ? null : (
        <p>
          {text.mend} <MarkedText text={say(mend)} />
        </p>
      )}
    </li>
  )
}
