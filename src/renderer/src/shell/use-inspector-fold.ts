import { useState } from 'react'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import type { Look } from '../panes/look-store.ts'
import { paneOf } from '../panes/look-store.ts'
import type { Layout } from '../panes/use-layout.ts'

/**
 * Whether the inspector is folded to one line: it leaves its room to a lesson that is being played, until the lesson points into it or a
 * person opens it; what a person did stands until the lesson points there anew. Where one panel shows at a time, nothing is folded.
 */
export function useInspectorFold(
  layout: Layout,
  lesson: LessonPlay | null,
  look: Look | null,
): readonly [boolean, (isFolded: boolean) => void] {
  const [byHand, setByHand] = useState<boolean | null>(null)
  const [seen, setSeen] = useState<Look | null>(null)
  const [played, setPlayed] = useState<string | null>(null)
  if (look !== seen) {
    // Adjusting state while rendering is React's way for "when a prop changes".
    setSeen(look)
    if (paneOf(look) === 'inspector') setByHand(null)
  }
  const id = lesson?.id ?? null
  if (id !== played) {
    setPlayed(id)
    setByHand(null)
  }
  const isAsked = paneOf(look) === 'inspector'
  return [lesson !== null && layout !== 'narrow' && (byHand ?? !isAsked), setByHand]
}
