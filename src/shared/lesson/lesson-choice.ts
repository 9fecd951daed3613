import type { Bilingual } from '../language.ts'

/** Something that can be written at a place of a lesson. */
export interface LessonChoice {
  readonly label: string
  /** What is put there: a key brings its colon. */
  readonly put: string
  readonly kind: 'key' | 'value'
  readonly about: Bilingual | null
}

export interface LessonChoices {
  /** Where the word begins that is being written; UTF-16 units from 0. */
  readonly from: number
  readonly choices: readonly LessonChoice[]
}
