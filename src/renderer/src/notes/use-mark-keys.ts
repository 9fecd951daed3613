import type { KeyboardEvent } from 'react'
import { timelineCommandOfKey } from '@shared/contract/keybindings.ts'
import { togglePin, useMark, writeNote } from './note-store.ts'

/** The keys that pin the row that is shown and write a note on it: only while the list of rows has the focus (WCAG 2.1.4). */
export function useMarkKeys(row: string | null): (pressed: KeyboardEvent) => void {
  const mark = useMark(row ?? '')
  return pressed => {
    const { code, ctrlKey, metaKey, altKey, shiftKey, target, nativeEvent } = pressed
    if (row === null || nativeEvent.isComposing) return
    if (!(target instanceof Element) || target.getAttribute('role') !== 'listbox') return
    const command = timelineCommandOfKey({ code, control: ctrlKey, meta: metaKey, alt: altKey, shift: shiftKey })
    if (command !== 'pin-row' && command !== 'note-row') return
    pressed.preventDefault()
    if (command === 'pin-row') togglePin(row, mark)
    else writeNote(row)
  }
}
