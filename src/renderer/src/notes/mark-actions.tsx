import { notesText } from '../i18n/notes-text.ts'
import { useText } from '../i18n/use-text.ts'
import { IconButton } from '../ui/button.tsx'
import { togglePin, useCanMark, useMark, writeNote } from './note-store.ts'

/** Pins the row in the receipt, and writes a note on it. */
export function MarkActions({ row }: { readonly row: string }) {
  const text = useText(notesText)
  const mark = useMark(row)
  const canMark = useCanMark()
  if (!canMark) return null
  const isPinned = mark?.isPinned === true
  const hasNote = mark?.note != null
  return (
    <>
      <IconButton
        icon="pin"
        label={isPinned ? text.unpin : text.pin}
        data-on={isPinned || undefined}
        onPress={() => togglePin(row, mark)}
      />
      <IconButton icon="note" label={hasNote ? text.editNote : text.note} data-on={hasNote || undefined} onPress={() => writeNote(row)} />
    </>
  )
}
