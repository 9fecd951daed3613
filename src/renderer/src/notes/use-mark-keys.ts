import type { KeyboardEvent } from 'react'
import { togglePin, useMark, writeNote } from './note-store.ts'

/** P pins the row that is shown, N writes a note on it: only while the list of rows has the focus (WCAG 2.1.4). */
export function useMarkKeys(row: string | null): (pressed: KeyboardEvent) => void {
  const mark = useMark(row ?? '')
  return pressed => {
    const { code, ctrlKey, metaKey, altKey, shiftKey, target, nativeEvent } = pressed
    if (row === null || ctrlKey || metaKey || altKey || shiftKey || nativeEvent.isComposing) return
    if (!(target instanceof Element) || target.getAttribute('role') !== 'listbox') return
    if (code !== 'KeyP' && code !== 'KeyN') return
    pressed.preventDefault()
    if (code === 'KeyP') togglePin(row, mark)
    else writeNote(row)
  }
}
