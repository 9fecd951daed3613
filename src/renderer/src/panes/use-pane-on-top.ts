import { useState } from 'react'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import type { PaneName } from './panes.ts'
import type { Layout } from './use-layout.ts'

/** The panel on top where not all have room. A lesson brings up what it is about: the page while it acts, then what came of it. */
export function usePaneOnTop(layout: Layout, lesson: LessonPlay | null): readonly [PaneName, (pane: PaneName) => void] {
  const [pane, setPane] = useState<PaneName>('stage')
  const [seen, setSeen] = useState<string | null>(null)
  const place = lesson === null ? null : `${lesson.id} ${lesson.stepIndex} ${lesson.phase}`
  if (place !== seen) {
    // Adjusting state while rendering is React's way for "when a prop changes": the learner's own choice stands until the next move.
    setSeen(place)
    setPane(lesson === null ? 'stage' : paneFor(layout, lesson))
  }
  return [lesson === null && pane === 'lesson' ? 'stage' : pane, setPane]
}

function paneFor(layout: Layout, { phase, steps, stepIndex }: LessonPlay): PaneName {
  if (phase === 'performing') return 'stage'
  if (layout === 'narrow') return 'lesson'
  return phase !== 'observed' ? 'stage' : steps[stepIndex]?.look?.at === 'timeline' ? 'timeline' : 'details'
}
