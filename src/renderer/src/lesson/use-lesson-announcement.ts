import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useLanguage, useSay, useText } from '../i18n/use-text.ts'
import { withoutMarks } from '../ui/marked-text.tsx'
import { sayGrade } from './graded.tsx'

/**
 * What a screen reader hears when the lesson moves: the step, and once it is observed the grade, what happened and what came true. Before
 * that nothing of what comes true is heard, as nothing of it is shown. One sentence at a time; the region is polite.
 */
export function useLessonAnnouncement(play: LessonPlay): string {
  const text = useText(lessonText)
  const say = useSay()
  const language = useLanguage()
  const step = play.steps[play.stepIndex]
  if (play.phase === 'finished') return `${text.finishedTitle}. ${text.score(play.score.right, play.score.asked)}`
  if (play.phase === 'failed') return text.failedTitle
  if (step === undefined) return ''
  const parts = [text.announceStep(play.stepIndex + 1, play.steps.length, say(step.title))]
  if (play.phase === 'observed') {
    if (step.grade !== null) parts.push(sayGrade(step, language))
    const fact = step.rightOption === null ? undefined : step.ask?.options[step.rightOption]
    if (fact !== undefined && step.grade !== null && step.grade !== 'right') parts.push(text.announceFact(say(fact)))
    const held = step.outcomes.filter(outcome => outcome.state === 'holds')
    parts.push(...held.map(({ sentence }) => text.announceHolds(say(sentence))))
  }
  if (step.isChallenge && play.phase === 'doing') {
    const lit = step.outcomes.filter(outcome => outcome.state === 'holds').length
    parts.push(text.announceGoal(lit, step.outcomes.length))
  }
  return withoutMarks(parts.map(toSentence).join(' '))
}

/** Lessons write whole sentences and mere titles: each is heard with one full stop. */
const toSentence = (part: string): string => (/[.!?…]$/.test(part) ? part : `${part}.`)
