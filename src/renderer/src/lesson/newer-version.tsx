import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import { useApp } from '../base/app-store.ts'
import { send } from '../base/bridge.ts'
import { lessonEditorText } from '../i18n/lesson-editor-text.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useText } from '../i18n/use-text.ts'
import { putEditorAside, useEditor } from '../base/editor-store.ts'
import { mindingNotes } from '../notes/keep-notes.ts'
import { Button } from '../ui/button.tsx'
import './newer-version.css'

/** A lesson that is being played goes on as it was started; what has been written since is taken when it is asked for. */
export function NewerVersion({ play: { id, stepIndex } }: { readonly play: LessonPlay }) {
  const text = useText(lessonText)
  const editorText = useText(lessonEditorText)
  const isTrial = useApp(state => state.isTrial)
  const { edited } = useEditor()
  const isNewer = useApp(state => state.newerLesson === id)
  return (
    <div role="status">
      {isTrial ? (
        <div className="newer-version">
          <p>{editorText.trial}</p>
          {edited === null ? null : <Button onPress={() => putEditorAside(false)}>{editorText.backToEditor}</Button>}
        </div>
      ) : null}
      {isNewer ? (
        <div className="newer-version">
          <p>{text.newer}</p>
          <Button onPress={() => mindingNotes(() => send('lessons:start', { lesson: id, step: stepIndex }))}>{text.takeNewer}</Button>
        </div>
      ) : null}
    </div>
  )
}
