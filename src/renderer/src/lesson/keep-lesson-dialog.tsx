import { lessonText } from '../i18n/lesson-text.ts'
import { useText } from '../i18n/use-text.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { closeLessonLoss, useLessonLoss } from './keep-lesson.ts'
import { SaidName } from '../marks/said.tsx'

/** Asks before a lesson that is being played is ended by something else. */
export function KeepLessonDialog() {
  const text = useText(lessonText)
  const loss = useLessonLoss()
  if (loss === null) return null
  const { play, errand, notes, act } = loss
  const goOn = (): Promise<null> => {
    act()
    return Promise.resolve(null)
  }
  return (
    <FormDialog title={text.endsTitle} save={text.endIt[errand]} cancel={text.goOnPlaying} onSave={goOn} onClose={closeLessonLoss}>
      <p>
        <b>
          <SaidName text={play.title} />
        </b>
      </p>
      <p>{text.ends(text.step(play.stepIndex + 1, play.steps.length), notes)}</p>
    </FormDialog>
  )
}
