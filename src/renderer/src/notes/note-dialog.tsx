import { useState } from 'react'
import { longestNote } from '@shared/trace/hand-events.ts'
import { call } from '../base/bridge.ts'
import { notesText } from '../i18n/notes-text.ts'
import { useFailureText } from '../i18n/use-failure-text.ts'
import { useText } from '../i18n/use-text.ts'
import { focusOnMount } from '../ui/focus-on-mount.ts'
import { Field, FormDialog } from '../ui/form-dialog.tsx'
import { useMark, useNoteRow, writeNote } from './note-store.ts'

/** The form for the note that is being written, if one is. */
export function NoteDialog() {
  const row = useNoteRow()
  return row === null ? null : <NoteForm key={row} row={row} />
}

function NoteForm({ row }: { readonly row: string }) {
  const text = useText(notesText)
  const sayFailure = useFailureText()
  const before = useMark(row)?.note ?? ''
  const [note, setNote] = useState(before)
  const save = async (): Promise<string | null> => {
    if (note.trim() === before) return null
    const written = await call('trace:note', { row, text: note })
    return written.ok ? null : sayFailure(written.error)
  }
  return (
    <FormDialog title={text.title} save={text.save} cancel={text.cancel} onSave={save} onClose={() => writeNote(null)}>
      <Field label={text.field}>
        <textarea ref={focusOnMount} rows={3} maxLength={longestNote} value={note} onChange={changed => setNote(changed.target.value)} />
      </Field>
      <p className="form-hint">{text.left(longestNote - note.length)}</p>
    </FormDialog>
  )
}
