import type { Bilingual } from '@shared/language.ts'
import type { PlayBox, PlayStep } from '@shared/lesson/lesson-play.ts'
import type { TickBox } from '@shared/lesson/tick-boxes.ts'
import type { Answer } from './grade-guess.ts'
import type { ChoiceReport, PredictionReport } from './lesson-report.ts'
import type { LessonPlayer } from './player-contract.ts'

/** A prediction of an observed step, and what the grader makes of each choice that there was. */
export function reportPrediction(step: PlayStep, { gradeAsIf }: Pick<LessonPlayer, 'gradeAsIf'>): PredictionReport | null {
  const { ask, tick, rightOption } = step
  if (ask === null) return null
  const grade = (choice: string, isTrue: boolean | null, answer: Answer): ChoiceReport[] => {
    const worth = gradeAsIf(answer)
    return worth === null ? [] : [{ choice, isTrue, grade: worth }]
  }
  const ofOptions = ask.options.flatMap(({ en }, option) => grade(en, rightOption === null ? null : option === rightOption, { option }))
  const ofBoxes = (tick?.boxes ?? []).flatMap(({ box, real }) =>
    sayable(box).flatMap(goes =>
      grade(`${nameOfBox(box)}: ${goes ? 'yes' : 'no'}`, real === null ? null : real === goes, { ticks: [{ box: box.id, goes }] }),
    ),
  )
  return {
    question: ask.question,
    answers: ask.options,
    order: ask.order,
    right: rightOption,
    boxes: (tick?.boxes ?? []).map(({ box, real }: PlayBox) => ({ name: nameOfBox(box), real })),
    grades: [...ofOptions, ...ofBoxes],
  }
}

/** A status is chosen or it is not looked at; of a cookie or a header one says that it goes, or that it stays. */
const sayable = (box: TickBox): readonly boolean[] => (box.kind === 'status' ? [true] : [true, false])

function nameOfBox(box: TickBox): string {
  if (box.kind === 'cookie') return `${box.cookie.name} (${box.cookie.domain}${box.cookie.path})`
  return box.kind === 'header' ? box.name : `${box.status}`
}

/**
 * What came true has to be graded right, all else wrong, and what the trace does not tell neither way.
 *
 * @returns the first choice of which that is not so; null when there is none
 */
export function misgraded({ grades }: PredictionReport): Bilingual | null {
  const found = grades.find(({ isTrue, grade }) => grade !== (isTrue === null ? 'open' : isTrue ? 'right' : 'wrong'))
  if (found === undefined) return null
  const { choice, grade } = found
  return {
    en: `The answer “${choice}” was graded “${grade}”, which is not what the trace says.`,
    ko: `“${choice}” 답의 채점 결과가 “${grade}”인데 기록과 다릅니다.`,
  }
}
