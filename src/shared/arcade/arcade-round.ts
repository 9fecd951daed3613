/* How a round goes on: which question comes next, and how many were right. Pure; the page keeps it. */

export interface ArcadeRound {
  readonly seed: number
  /** The question that stands now. */
  readonly index: number
  /** It was missed before. */
  readonly isAgain: boolean
  /** The first one that was never asked. */
  readonly nextNew: number
  /** Missed ones, and how many others come before each of them again. */
  readonly missed: readonly { readonly index: number; readonly after: number }[]
  readonly right: number
  readonly asked: number
  readonly streak: number
  readonly best: number
}

/** So many others come first, so that it is not answered from memory of the last minute alone. */
const others = 3

/** @param seed a whole number from 0 to 2^32 - 1 */
export const beginRound = (seed: number): ArcadeRound => ({
  seed,
  index: 0,
  isAgain: false,
  nextNew: 1,
  missed: [],
  right: 0,
  asked: 0,
  streak: 0,
  best: 0,
})

/** The answer was graded. Null: the browser came to no end, so it counts for nothing. */
export function grade(round: ArcadeRound, isRight: boolean | null): ArcadeRound {
  if (isRight === null) return round
  const streak = isRight ? round.streak + 1 : 0
  const missed = isRight ? round.missed : [...round.missed, { index: round.index, after: others }]
  return { ...round, missed, asked: round.asked + 1, right: round.right + (isRight ? 1 : 0), streak, best: Math.max(round.best, streak) }
}

/** The next question: one that was missed, once enough others were asked, or a new one. */
export function nextQuestion(round: ArcadeRound): ArcadeRound {
  const due = round.missed.find(({ after }) => after === 0)
  if (due !== undefined) return { ...round, index: due.index, isAgain: true, missed: round.missed.filter(one => one !== due) }
  const missed = round.missed.map(({ index, after }) => ({ index, after: after - 1 }))
  return { ...round, index: round.nextNew, isAgain: false, nextNew: round.nextNew + 1, missed }
}

/** What is typed and shown of a seed: up to seven letters and digits. */
export const seedToText = (seed: number): string => (seed >>> 0).toString(36).toUpperCase()
/** @returns null for what is no seed */
export function seedOfText(text: string): number | null {
  if (!/^[0-9a-z]{1,7}$/i.test(text.trim())) return null
  const seed = Number.parseInt(text.trim(), 36)
  return seed < 2 ** 32 ? seed : null
}
