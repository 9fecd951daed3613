import type { EventSeq } from '@shared/ids.ts'
import type { Bilingual, Language } from '@shared/language.ts'
import type { Grade } from '@shared/lesson/lesson-play.ts'

/* What `--json` writes. Additions may come; what stands here keeps its name and its meaning while `crumbtrail` is 1. */

export interface RunReport {
  /** The version of this format. */
  readonly crumbtrail: 1
  readonly passed: number
  readonly failed: number
  readonly lessons: readonly LessonReport[]
}

export interface LessonReport {
  /** As it was given on the command line. */
  readonly file: string
  readonly id: string
  /** In which it was played. */
  readonly language: Language
  readonly title: Bilingual
  /** Every expectation of every step held, and each prediction had exactly one right answer, or a box that could be graded. */
  readonly passed: boolean
  readonly durationMs: number
  /** As far as the lesson got: after a step that failed come no more. */
  readonly steps: readonly StepReport[]
  readonly stepCount: number
}

export interface StepReport {
  readonly title: Bilingual
  readonly passed: boolean
  readonly durationMs: number
  /** Why the step could not be done; null when it could. */
  readonly problem: Bilingual | null
  readonly expectations: readonly ExpectationReport[]
  /** null when the step asks nothing. */
  readonly prediction: PredictionReport | null
}

export interface ExpectationReport {
  readonly sentence: Bilingual
  readonly passed: boolean
  /** What was found instead; null when it passed. */
  readonly found: Bilingual | null
  /** The event of the trace that it rests on: the first of a request, or the change of a cookie, an item or a row. */
  readonly seq: EventSeq | null
}

export interface PredictionReport {
  readonly question: Bilingual
  readonly answers: readonly Bilingual[]
  /** The indices of the answers in the order in which they were shown. */
  readonly order: readonly number[]
  /** Index of the one answer that held; null when none did, or several, and when boxes are ticked instead. */
  readonly right: number | null
  /** What there was to tick; empty where there are answers. */
  readonly boxes: readonly BoxReport[]
  /** What each choice would have been worth: every answer, or each box said yes to and said no to. One is right of the answers. */
  readonly grades: readonly ChoiceReport[]
}

export interface BoxReport {
  /** The cookie's name with its domain and path, the header's name, or the status. */
  readonly name: string
  /** It went along, or it is the one; null: the trace does not say, so it is not graded. */
  readonly real: boolean | null
}

export interface ChoiceReport {
  readonly choice: string
  /** Whether it says what happened; null: the trace does not say. */
  readonly isTrue: boolean | null
  readonly grade: Grade
}
