import { notesText } from '../i18n/notes-text.ts'
import { shellText } from '../i18n/shell-text.ts'
import { useText } from '../i18n/use-text.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { closeNoteLoss, useNoteLoss } from './keep-notes.ts'

/** Asks before notes are lost, if some would be. */
export function KeepNotesDialog() {
  const text = useText(notesText)
  const { file } = useText(shellText)
  const loss = useNoteLoss()
  if (loss === null) return null
  const goOn = (): Promise<null> => {
    loss.act()
    return Promise.resolve(null)
  }
  return (
    <FormDialog title={text.lossTitle} save={text.goOn} cancel={text.cancel} onSave={goOn} onClose={closeNoteLoss}>
      <p>{text.loss(loss.notes, file)}</p>
    </FormDialog>
  )
}
