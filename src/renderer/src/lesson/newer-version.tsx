import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import { useApp } from '../base/app-store.ts'
import { send } from '../base/bridge.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useText } from '../i18n/use-text.ts'
import { mindingNotes } from '../notes/keep-notes.ts'
import { Button } from '../ui/button.tsx'
import './newer-version.css'

/** A lesson that is being played goes on as it was started; what has been written since is taken when it is asked for. */
export function NewerVersion({ play: { id, stepIndex } }: { readonly play: LessonPlay }) {
  const text = useText(lessonText)
  const isNewer = useApp(state => state.newerLesson === id)
  return (
    <div role="status">
      {isNewer ? (
        <div className="newer-version">
          <p>{text.newer}</p>
          <Button onPress={() => mindingNotes(() => send('lessons:start', { lesson: id, step: stepIndex }))}>{text.takeNewer}</Button>
        </div>
      ) : null}
    </div>
  )
}
