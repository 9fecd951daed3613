import type { EventSeq, LessonId, TabId } from '../ids.ts'
import type { Bilingual } from '../language.ts'
import type { ChapterId } from './chapters.ts'
import type { LessonPlace } from './lesson-place.ts'
import type { LookPlace } from './look-place.ts'
import type { TickKind } from './lesson-question-schema.ts'
import type { Stake, TickBox } from './tick-boxes.ts'

/** A lesson on the start screen. */
export interface LessonCard {
  readonly id: LessonId
  readonly title: Bilingual
  readonly summary: Bilingual
  readonly minutes: number
  readonly steps: number
  /** Its place on the map; null: under “other lessons”. */
  readonly chapter: ChapterId | null
  /** Ids of the lessons that come first. */
  readonly needs: readonly string[]
  /** A goal to be reached, at the end of its chapter. */
  readonly isChallenge: boolean
  /** A file of the learner's own, opened from disk. */
  readonly isOwnFile: boolean
  /** A file of the instructor's folder. */
  readonly isInFolder: boolean
  /** Terms of the field that the lesson is found by in the command palette; never shown as a list. */
  readonly terms: readonly string[]
}

/** Where a lesson stands while it is played; all words in both languages, so that the language can change at any moment. */
export interface LessonPlay {
  readonly id: LessonId
  readonly title: Bilingual
  readonly stepIndex: number
  readonly steps: readonly PlayStep[]
  /** `preparing`: the set-up runs. `asking`: a prediction is wanted. `doing`: the learner's turn. `performing`: the lesson does it. */
  readonly phase: 'preparing' | 'asking' | 'doing' | 'performing' | 'observed' | 'finished' | 'failed'
  /** Why the lesson could not go on, when `failed`. */
  readonly problem: string | null
  /** The same in both languages. */
  readonly problemText: Bilingual | null
  readonly score: { readonly right: number; readonly asked: number }
  /** What the order of the answers is drawn from: the same seed gives the same order. */
  readonly seed: number
  /** One step of a finished lesson is tried again; what comes after it is the end. */
  readonly isRevisit: boolean
}

/**
 * One step, as much of it as may be known by now: what is expected, what it shows and why an answer was wrong are left out until the trace
 * has settled the step. A panel cannot give away what it was not given.
 */
export interface PlayStep {
  readonly title: Bilingual
  readonly say: Bilingual | null
  readonly ask: PlayQuestion | null
  /** Set when the prediction is ticked; `ask` has then no options. */
  readonly tick: PlayTick | null
  /** A guess was made, of whichever form, and how sure the learner was; null: not said. */
  readonly isGuessed: boolean
  readonly stake: Stake | null
  readonly task: Bilingual | null
  /** null until observed. */
  readonly observe: Bilingual | null
  /** Those that were asked for, and how many more there are. */
  readonly hints: readonly Bilingual[]
  readonly hintsLeft: number
  readonly hasActions: boolean
  /** Its outcomes are a goal, shown from the beginning. */
  readonly isChallenge: boolean
  /** Asked once the step is settled; until it is answered nothing that would answer it is told. */
  readonly point: PlayPoint | null
  /** The learner's guess, and which option the trace showed to be right (known once observed). Both count as the file does. */
  readonly guess: number | null
  readonly rightOption: number | null
  /** Known once observed; null when nothing was asked or guessed. */
  readonly grade: Grade | null
  /** Set once observed when the trace could not grade the guess: no option held, or several did. */
  readonly gradingProblem: Bilingual | null
  /** Empty until the step is observed or has failed. */
  readonly outcomes: readonly ExpectationOutcome[]
  /** In what a learner's own try differs from what is wanted; null until a try has failed. */
  readonly miss: Bilingual | null
  readonly scripts: readonly PlayScript[]
  /** What to look at once the step is observed. */
  readonly look: { readonly at: LookPlace; readonly tab: TabId | null } | null
  /** First event of the step; null before it began. */
  readonly startedAt: EventSeq | null
}

/** `late`: answered when the outcome was there to be seen already, so nothing was predicted. `open`: the trace grades nobody. */
export type Grade = 'right' | 'wrong' | 'late' | 'open'

export interface PlayQuestion {
  readonly question: Bilingual
  /** As the file has them. */
  readonly options: readonly Bilingual[]
  /** The indices of the options in the order of the eye. */
  readonly order: readonly number[]
  /** By option; null where the file says nothing, and until observed. */
  readonly whys: readonly (Bilingual | null)[]
}

/** A prediction that is ticked, on what the jar and the request offer. */
export interface PlayTick {
  readonly what: TickKind
  readonly boxes: readonly PlayBox[]
  /** How many of the ticked boxes the trace answers, and how many of those were right; null until observed. */
  readonly score: { readonly right: number; readonly count: number } | null
  /** With `status`: what the server gave; null until observed, and when it is not known. */
  readonly status: number | null
}

export interface PlayBox {
  readonly box: TickBox
  /** null: left alone. */
  readonly guessed: boolean | null
  /** null until observed, and when the trace does not say. */
  readonly real: boolean | null
  readonly isRight: boolean | null
  /** Of a wrong one: why it is so, in the receipt's words; null until told. */
  readonly why: Bilingual | null
}

/** Which part of the receipt decided the outcome. */
export interface PlayPoint {
  readonly question: Bilingual
  readonly what: 'cookie' | 'header' | 'check'
  /** The receipt that is meant, by `Exchange.key`. */
  readonly exchange: string
  /** The cookie whose attributes are meant, with `cookie`. */
  readonly cookie: string | null
  /** The side that is meant, with `header`. */
  readonly side: 'request' | 'response'
  readonly parts: readonly PlayPart[]
  /** `skipped`: the learner went on without pointing. */
  readonly state: 'asked' | 'pointed' | 'skipped'
  /** Id of the part that was pointed at. */
  readonly pointed: string | null
  readonly isRight: boolean | null
}

export interface PlayPart {
  readonly id: string
  readonly name: Bilingual
  readonly value: string | null
  /** Known once it is no longer asked, of what was pointed at and of what is right. */
  readonly does: Bilingual | null
  readonly isRight: boolean | null
}

/** A script that the lesson runs in a page. */
export interface PlayScript {
  /** The lesson's own name for it. */
  readonly tab: string
  readonly code: string
  /** Run before the step began, not in it. */
  readonly isSetup: boolean
  /** What it returned, as text; undefined until it has run, null when it returned nothing. */
  readonly returned?: string | null | undefined
}

/** One expectation, in words, and whether it holds yet. */
export interface ExpectationOutcome {
  readonly sentence: Bilingual
  readonly state: 'holds' | 'waiting' | 'broken'
  /** What was found instead, when it does not hold. */
  readonly found: Bilingual | null
  /** The event (of an exchange, jar or storage change) that it rests on. */
  readonly seq: EventSeq | null
  /** Where to see it. */
  readonly place: LessonPlace | null
}
