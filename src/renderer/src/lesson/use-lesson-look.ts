import { useEffect } from 'react'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import type { SelectionActions } from '../trace/use-selection.ts'
import { pointAt } from '../panes/look-store.ts'
import { askedPoint } from './use-pointing.ts'

/** Points at what a step asks to be looked at, once it is observed; with the next move of the lesson nothing is pointed at any more. */
export function useLessonLook(lesson: LessonPlay | null, { selectTab }: Pick<SelectionActions, 'selectTab'>): void {
  const step = lesson?.phase === 'observed' ? lesson.steps[lesson.stepIndex] : undefined
  // What is to be pointed at comes first: what else there is to look at may tell it.
  const asked = askedPoint(lesson)
  const at = asked === null ? (step?.look?.at ?? null) : asked.what === 'header' ? 'headers' : 'receipt'
  const tab = asked === null ? (step?.look?.tab ?? null) : null
  const place = lesson === null ? null : `${lesson.id} ${lesson.stepIndex} ${lesson.phase}`
  useEffect(() => {
    if (tab !== null) selectTab(tab)
    pointAt(at === null ? null : { at, name: null })
  }, [place, at, tab, selectTab])
}
