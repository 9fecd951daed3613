import type { PredictionReport } from '../../../src/main/lesson-runner/lesson-report.ts'

/**
 * Every choice that the grader did not give what it is worth: what came true has to be right, all else wrong, and what the trace does not
 * tell neither. Of a ticked box both are tried, that it goes and that it stays.
 */
export function wrongGrades(predictions: readonly Pick<PredictionReport, 'question' | 'grades'>[]): string[] {
  return predictions.flatMap(({ question, grades }) => {
    const wrong = grades.filter(({ isTrue, grade }) => grade !== (isTrue === null ? 'open' : isTrue ? 'right' : 'wrong'))
    const told = wrong.map(({ choice, isTrue, grade }) => `${question.en} ${choice}: ${grade}, and it is ${isTrue}`)
    return grades.some(({ isTrue }) => isTrue === true) ? told : [...told, `${question.en} no choice is right`]
  })
}
