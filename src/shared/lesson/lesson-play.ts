import type { EventSeq, LessonId } from '../ids.ts'
import type { Text } from '../language.ts'

/** A lesson on the start screen. */
export interface LessonCard {
  readonly id: LessonId
  readonly title: Text
  readonly summary: Text
  readonly minutes: number
  readonly steps: number
  /** A file of the learner's own, opened from disk. */
  readonly isOwnFile: boolean
}

/** Where a lesson stands while it is played; all words in both languages, so that the language can change at any moment. */
export interface LessonPlay {
  readonly id: LessonId
  readonly title: Text
  readonly stepIndex: number
  readonly steps: readonly PlayStep[]
  /** `preparing`: the set-up runs. `asking`: a prediction is wanted. `doing`: the learner's turn. `performing`: the lesson does it. */
  readonly phase: 'preparing' | 'asking' | 'doing' | 'performing' | 'observed' | 'finished' | 'failed'
  /** Why the lesson could not go on, when `failed`. */
  readonly problem: string | null
  /** The same in both languages. */
  readonly problemText: Text | null
  readonly score: { readonly right: number; readonly asked: number }
}

export interface PlayStep {
  readonly title: Text
  readonly say: Text | null
  readonly ask: { readonly question: Text; readonly options: readonly Text[] } | null
  readonly task: Text | null
  readonly observe: Text | null
  readonly hint: Text | null
  readonly isHintShown: boolean
  readonly hasActions: boolean
  /** The learner's guess, and which option the trace showed to be right (known once observed). */
  readonly guess: number | null
  readonly rightOption: number | null
  /** Set once observed when the trace could not grade the guess: no option held, or several did. */
  readonly gradingProblem: Text | null
  readonly outcomes: readonly ExpectationOutcome[]
  /** First event of the step; null before it began. */
  readonly startedAt: EventSeq | null
}

/** One expectation, in words, and whether it holds yet. */
export interface ExpectationOutcome {
  readonly sentence: Text
  readonly state: 'holds' | 'waiting' | 'broken'
  /** What was found instead, when it does not hold. */
  readonly found: Text | null
  /** The event (of an exchange, jar or storage change) that settled it. */
  readonly seq: EventSeq | null
}
