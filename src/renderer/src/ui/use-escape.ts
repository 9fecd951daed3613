import { useEffect, type RefObject } from 'react'

/** Escape, pressed anywhere in the element; listeners further out do not get it. */
export function useEscape(element: RefObject<HTMLElement | null>, onEscape: () => void): void {
  useEffect(() => {
    const place = element.current
    const note = (pressed: KeyboardEvent): void => {
      if (pressed.key !== 'Escape') return
      pressed.stopPropagation()
      onEscape()
    }
    place?.addEventListener('keydown', note)
    return () => place?.removeEventListener('keydown', note)
  })
}
