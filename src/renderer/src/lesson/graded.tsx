import { assertNever } from '@shared/assert-never.ts'
import type { Bilingual, Language } from '@shared/language.ts'
import type { PlayStep } from '@shared/lesson/lesson-play.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import { SaidProse } from '../marks/said.tsx'
import './graded.css'
import { GradedTicks } from './graded-ticks.tsx'

/** The learner's own answer beside what happened, and why. */
export function Graded({ step }: { readonly step: PlayStep }) {
  const text = useText(lessonText)
  const language = useLanguage()
  const { ask, tick, guess, grade, rightOption, stake } = step
  if (ask === null || grade === null) return null
  const verdict = (
    <div className="graded-verdict">
      <b>{sayGrade(step, language)}</b>
      {stake === null ? null : <span className="graded-stake"> {text.wereSure[stake]}</span>}
    </div>
  )
  if (tick !== null) {
    return (
      <div className="graded" data-grade={grade}>
        {verdict}
        <GradedTicks tick={tick} />
      </div>
    )
  }
  if (guess === null) return null
  const [own, fact] = [ask.options[guess], rightOption === null ? undefined : ask.options[rightOption]]
  const [why, whyFact] = [ask.whys[guess] ?? null, rightOption === null ? null : (ask.whys[rightOption] ?? null)]
  return (
    <div className="graded" data-grade={grade}>
      {verdict}
      {own === undefined ? null : <Answer label={text.yourGuess} answer={own} why={grade === 'open' ? null : why} />}
      {fact === undefined || guess === rightOption ? null : <Answer label={text.whatHappened} answer={fact} why={whyFact} />}
    </div>
  )
}

function Answer({ label, answer, why }: { readonly label: string; readonly answer: Bilingual; readonly why: Bilingual | null }) {
  return (
    <div className="graded-answer">
      <span className="graded-label">{label}</span>
      <div className="graded-own">
        <SaidProse text={answer} />
      </div>
      {why === null ? null : <SaidProse text={why} />}
    </div>
  )
}

/** What the trace made of the guess, in a few words. */
export function sayGrade({ grade, gradingProblem, tick }: Pick<PlayStep, 'grade' | 'gradingProblem' | 'tick'>, language: Language): string {
  const text = lessonText[language]
  const count = tick?.score ?? null
  switch (grade) {
    case null:
      return ''
    case 'right':
      return count === null || count.count === 1 ? text.right : `${text.right} ${text.ticksRight(count.right, count.count)}`
    case 'wrong':
      return count === null || count.count === 1 ? text.wrong : `${text.wrong} ${text.ticksRight(count.right, count.count)}`
    case 'late':
      return text.late
    case 'open':
      return gradingProblem === null ? text.noneRight : gradingProblem[language]
    default:
      return assertNever(grade)
  }
}
