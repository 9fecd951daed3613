import type { Bilingual } from '../language.ts'
import type { LessonStep } from './lesson-schema.ts'

/** The hints of a step, from a nudge to the answer; `hint` is the short form of a list with one in it. */
export function hintsOf({ hint, hints }: Pick<LessonStep, 'hint' | 'hints'>): readonly Bilingual[] {
  return hints ?? (hint === undefined ? [] : [hint])
}
