import { assertNever } from '@shared/assert-never.ts'
import type { Language } from '@shared/language.ts'
import type { PlayStep } from '@shared/lesson/lesson-play.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useLanguage, useSay, useText } from '../i18n/use-text.ts'
import { Prose } from '../ui/prose.tsx'
import './graded.css'

/** The learner's own answer beside what happened, and why. */
export function Graded({ step }: { readonly step: PlayStep }) {
  const text = useText(lessonText)
  const say = useSay()
  const language = useLanguage()
  const { ask, guess, grade, rightOption } = step
  if (ask === null || guess === null || grade === null) return null
  const [own, fact] = [ask.options[guess], rightOption === null ? undefined : ask.options[rightOption]]
  const [why, whyFact] = [ask.whys[guess] ?? null, rightOption === null ? null : (ask.whys[rightOption] ?? null)]
  return (
    <div className="graded" data-grade={grade}>
      <b className="graded-verdict">{sayGrade(step, language)}</b>
      {own === undefined ? null : (
        <Answer label={text.yourGuess} answer={say(own)} why={grade === 'open' || why === null ? null : say(why)} />
      )}
      {fact === undefined || guess === rightOption ? null : (
        <Answer label={text.whatHappened} answer={say(fact)} why={whyFact === null ? null : say(whyFact)} />
      )}
    </div>
  )
}

function Answer({ label, answer, why }: { readonly label: string; readonly answer: string; readonly why: string | null }) {
  return (
    <div className="graded-answer">
      <span className="graded-label">{label}</span>
      <div className="graded-own">
        <Prose text={answer} />
      </div>
      {why === null ? null : <Prose text={why} />}
    </div>
  )
}

/** What the trace made of the guess, in a few words. */
export function sayGrade({ grade, gradingProblem }: Pick<PlayStep, 'grade' | 'gradingProblem'>, language: Language): string {
  const text = lessonText[language]
  switch (grade) {
    case null:
      return ''
    case 'right':
      return text.right
    case 'wrong':
      return text.wrong
    case 'late':
      return text.late
    case 'open':
      return gradingProblem === null ? text.noneRight : gradingProblem[language]
    default:
      return assertNever(grade)
  }
}
