import type { LessonShelf } from '../lesson/lesson-folder.ts'
import type { LessonCard, LessonPlay, PlayStep } from '../lesson/lesson-play.ts'
import type { ProgressView } from '../lesson/progress.ts'
import type { Policy } from './policy-file.ts'

/* What of the lessons may be told under a policy. The page is not given what it must not show. */

/** A lesson being played, without what the policy hides. null: no policy is in force. */
export function playUnderPolicy(play: LessonPlay, policy: Policy | null): LessonPlay {
  if (policy === null) return play
  return { ...play, steps: play.steps.map((step, index) => stepUnderPolicy(step, { policy, isTold: isTold(play, index) })) }
}

/** The step is settled, and what it shows may be known. */
function isTold({ stepIndex, phase }: LessonPlay, index: number): boolean {
  return index < stepIndex || phase === 'finished' || (index === stepIndex && phase === 'observed')
}

function stepUnderPolicy(step: PlayStep, { policy: { hide }, isTold }: { readonly policy: Policy; readonly isTold: boolean }): PlayStep {
  const isWithoutHints = hide.includes('hints')
  // A step without a task is the lesson's own to do: nothing is given away, and without it nobody would get any further.
  const isWithoutSolution = hide.includes('solutions') && !isTold && step.task !== null
  const isOpenQuestion = step.ask !== null && !step.isGuessed && !isTold
  return {
    ...step,
    ...(isWithoutHints ? { hints: [], hintsLeft: 0 } : {}),
    ...(isWithoutSolution ? { hasActions: false, scripts: step.scripts.filter(({ isSetup }) => isSetup) } : {}),
    ...(hide.includes('explanations') && isOpenQuestion ? { say: null } : {}),
  }
}

/** A lesson that may be begun. Own files are named `own:` and the id in the file. */
export function isOffered(lesson: string, policy: Policy | null): boolean {
  if (policy === null) return true
  return lesson.startsWith('own:') ? !policy.hide.includes('own-lessons') : (policy.lessons?.includes(lesson) ?? true)
}

/** The lessons that are offered: in the policy's order, which is that of the map no more. */
export function cardsUnderPolicy(cards: readonly LessonCard[], policy: Policy | null): readonly LessonCard[] {
  const offered = cards.filter(({ id }) => isOffered(id, policy))
  const order = policy?.lessons
  if (order === undefined) return offered
  const placeOf = ({ id }: LessonCard): number => (order.includes(id) ? order.indexOf(id) : order.length)
  return offered.map(card => ({ ...card, chapter: null, needs: [] })).sort((one, other) => placeOf(one) - placeOf(other))
}

/** Which lessons there are by now. The instructor's folder is a way to own lessons, and shows what is in their files. */
export function shelfUnderPolicy(shelf: LessonShelf, policy: Policy | null): LessonShelf {
  const cards = cardsUnderPolicy(shelf.cards, policy)
  return policy?.hide.includes('own-lessons') === true ? { cards, folder: null, newer: null, isTrial: false } : { ...shelf, cards }
}

/** What was done, and what is asked again: of the lessons that are offered. */
export function progressUnderPolicy(view: ProgressView, policy: Policy | null): ProgressView {
  if (policy === null) return view
  return {
    lessons: view.lessons.filter(({ id }) => isOffered(id, policy)),
    review: view.review.filter(({ lesson }) => isOffered(lesson, policy)),
  }
}
