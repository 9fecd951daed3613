import { eventSeq } from '@shared/ids.ts'
import type { PlayStep } from '@shared/lesson/lesson-play.ts'

/** A step that has begun, in which nobody is asked and nothing has happened. */
export const plainStep: PlayStep = {
  title: { en: 'A step', ko: '단계' },
  say: null,
  ask: null,
  tick: null,
  isGuessed: false,
  stake: null,
  task: null,
  observe: null,
  hints: [],
  hintsLeft: 0,
  hasActions: true,
  isChallenge: false,
  point: null,
  guess: null,
  rightOption: null,
  grade: null,
  gradingProblem: null,
  outcomes: [],
  miss: null,
  scripts: [],
  look: null,
  startedAt: eventSeq(1),
}
