import type { RowMark } from '@shared/trace/fold-marks.ts'
import { notesText } from '../i18n/notes-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import { useMark } from './note-store.ts'
import './row-mark-sign.css'

/** The pin and the note of a row, where it has one. Their words are in the row's name. */
export function RowMarkSign({ row }: { readonly row: string }) {
  const mark = useMark(row)
  return mark === null ? null : <MarkSign mark={mark} />
}

/** For the eye: `markWords` says the same. */
export function MarkSign({ mark }: { readonly mark: RowMark }) {
  const text = useText(notesText)
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
  return mark === null ? '' : markWords(mark, text)
}

/** Goes behind what the mark is on. */
export function markWords({ isPinned, note }: RowMark, text: (typeof notesText)['en']): string {
  const words = [isPinned ? text.pinned : null, note === null ? null : text.noteOf(visibleText(note))]
  return `. ${words.filter(word => word !== null).join('. ')}`
}
