import { notesText } from '../i18n/notes-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { visibleText } from '../ui/visible-text.ts'
import { useMark } from './note-store.ts'
import './row-mark-sign.css'

/** The pin and the note of a row, where it has one. Their words are in the row's name. */
export function RowMarkSign({ row }: { readonly row: string }) {
  const text = useText(notesText)
  const mark = useMark(row)
  if (mark === null) return null
  return (
    <span className="row-mark">
      {mark.isPinned ? (
        <span title={text.pinned} className="row-pin">
          <Icon name="pin" />
        </span>
      ) : null}
      {mark.note === null ? null : (
        <span className="row-note" title={text.noteOf(visibleText(mark.note))}>
          <Icon name="note" />
          <span className="row-note-text">
            <Untrusted text={mark.note} />
          </span>
        </span>
      )}
    </span>
  )
}

/** The same in words, for a row's name. */
export function useMarkWords(row: string): string {
  const text = useText(notesText)
  const mark = useMark(row)
  if (mark === null) return ''
  const words = [mark.isPinned ? text.pinned : null, mark.note === null ? null : text.noteOf(visibleText(mark.note))]
  return `. ${words.filter(word => word !== null).join('. ')}`
}
