import type { Bilingual } from '@shared/language.ts'
import { gradeTicks } from '@shared/lesson/grade-ticks.ts'
import type { LessonStep } from '@shared/lesson/lesson-schema.ts'
import { pointParts } from '@shared/lesson/point-parts.ts'
import { rightOptionOf } from './grade-guess.ts'
import type { StepState } from './player-state.ts'

/** Why the trace cannot grade what a settled step asks; null when it can. */
export function gradingProblemOf(step: LessonStep, state: StepState): Bilingual | null {
  const { predict, point } = step
  const inPrediction = predict === undefined ? null : predict.tick === undefined ? problemOfOptions(state) : problemOfTicks(state)
  if (inPrediction !== null) return inPrediction
  return point !== undefined && pointParts(point, state.judgement?.pointed ?? null) === null ? nothingToPointAt : null
}

function problemOfOptions({ judgement }: StepState): Bilingual | null {
  if (rightOptionOf(judgement) !== null) return null
  const held = (judgement?.options ?? []).filter(({ holds }) => holds).length
  if (held === 0)
    return {
      en: 'None of the answers describes what happened, so no answer was right or wrong.',
      ko: '일어난 일과 맞는 답이 없어서 채점하지 않았습니다.',
    }
  return {
    en: `${held} of the answers describe what happened, so no answer was right or wrong.`,
    ko: `일어난 일과 맞는 답이 ${held}개여서 채점하지 않았습니다.`,
  }
}

function problemOfTicks({ boxes, judgement }: StepState): Bilingual | null {
  const asked = judgement?.asked ?? null
  if (asked === null) return { en: 'The request that the prediction is about was not made.', ko: '예측한 요청이 없었습니다.' }
  const { boxes: graded, status } = gradeTicks(boxes, [], asked)
  const known = graded.filter(({ real }) => real !== null)
  if (known.length === 0)
    return {
      en: 'The trace says of none of the boxes what happened, so nothing was right or wrong.',
      ko: '기록에 답이 있는 항목이 없어서 채점하지 않았습니다.',
    }
  if (status !== null && !graded.some(({ real }) => real === true))
    return {
      en: `The server gave ${status}, which is not among the statuses to choose from.`,
      ko: `서버의 상태 코드는 ${status}인데 고를 수 있는 것 가운데 없습니다.`,
    }
  return null
}

const nothingToPointAt: Bilingual = {
  en: 'The receipt does not say what decided it, so there was nothing to point at.',
  ko: '무엇이 결과를 갈랐는지 영수증에 없어서 가리킬 것이 없었습니다.',
}
