import { useEffect, useRef, type RefObject } from 'react'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'

/**
 * When the control that had the focus goes away with its step, the focus moves on to what comes next. It is never taken from elsewhere,
 * but it comes back from the page in which the lesson itself has just pressed a button. Nothing scrolls for it: what is to be read next
 * is at the top, and what is to be pressed next is always in sight.
 */
export function useFollowingFocus(panel: RefObject<HTMLElement | null>, { id, stepIndex, phase, steps }: LessonPlay): void {
  const pointing = steps[stepIndex]?.point?.state
  const before = useRef(phase)
  useEffect(() => {
    const hasPerformed = before.current === 'performing'
    before.current = phase
    const isOurs = (): boolean => {
      const active = document.activeElement
      return active === null || active === document.body || panel.current?.contains(active) === true
    }
    if (!isOurs() && !hasPerformed) return
    // A frame later: where one panel shows at a time, this one may only just be coming up.
    const frame = requestAnimationFrame(() => {
      if (!isOurs() && !hasPerformed) return // somebody went elsewhere meanwhile
      const target =
        panel.current?.querySelector<HTMLElement>('[data-next]') ??
        panel.current?.querySelector<HTMLElement>('input[type=radio], .prediction-group button') ??
        panel.current?.querySelector<HTMLElement>('h2')
      target?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [panel, id, stepIndex, phase, pointing])
}
