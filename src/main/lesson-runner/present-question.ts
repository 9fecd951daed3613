import { gradeTicks, whyOfBox, type GradedBox } from '@shared/lesson/grade-ticks.ts'
import type { PlayPoint, PlayTick } from '@shared/lesson/lesson-play.ts'
import type { LessonStep } from '@shared/lesson/lesson-schema.ts'
import { pointParts } from '@shared/lesson/point-parts.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import type { StepState } from './player-state.ts'

/** What there is to tick; once the step is settled, beside it what the trace says, and, when all may be told, why. */
export function presentTick(step: LessonStep, { boxes, guess, judgement, isSettled }: StepState, isTold: boolean): PlayTick | null {
  const what = step.predict?.tick
  if (what === undefined) return null
  const asked = isSettled ? (judgement?.asked ?? null) : null
  const ticks = guess !== null && 'ticks' in guess.answer ? guess.answer.ticks : []
  const { boxes: graded, right, count, status } = gradeTicks(boxes, ticks, asked)
  return {
    what,
    boxes: graded.map(box => ({ ...box, why: isTold && asked !== null ? whyNot(box, asked) : null })),
    score: isSettled ? { right, count } : null,
    status,
  }
}

const whyNot = (graded: GradedBox, exchange: Exchange) => (graded.isRight === false ? whyOfBox(graded.box, exchange) : null)

/** null until the step is settled, and when the receipt says nothing that could be pointed at. */
export function presentPoint({ point }: LessonStep, { judgement, isSettled, pointed }: StepState): PlayPoint | null {
  const exchange = judgement?.pointed ?? null
  if (point === undefined || !isSettled || exchange === null) return null
  const found = pointParts(point, exchange)
  if (found === null) return null
  const isAsked = pointed === undefined
  return {
    question: point.ask,
    what: point.cookie !== undefined ? 'cookie' : point.header !== undefined ? 'header' : 'check',
    exchange: exchange.key,
    cookie: point.cookie ?? null,
    side: point.side ?? 'response',
    parts: found.parts.map(({ id, name, value, does }) => {
      const isRight = found.right.includes(id)
      return { id, name, value, does: !isAsked && (isRight || id === pointed) ? does : null, isRight: isAsked ? null : isRight }
    }),
    state: isAsked ? 'asked' : pointed === null ? 'skipped' : 'pointed',
    pointed: pointed ?? null,
    isRight: pointed == null ? null : found.right.includes(pointed),
  }
}
