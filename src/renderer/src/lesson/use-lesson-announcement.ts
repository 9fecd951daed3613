import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { withoutMarks } from '../ui/marked-text.tsx'

/** What a screen reader hears when the lesson moves: the step, then what came true. One sentence at a time; the region is polite. */
export function useLessonAnnouncement(play: LessonPlay): string {
  const text = useText(lessonText)
  const say = useSay()
  const step = play.steps[play.stepIndex]
  if (play.phase === 'finished') return `${text.finishedTitle}. ${text.score(play.score.right, play.score.asked)}`
  if (play.phase === 'failed') return text.failedTitle
  if (step === undefined) return ''
  const parts = [text.announceStep(play.stepIndex + 1, play.steps.length, say(step.title))]
  const held = step.outcomes.filter(outcome => outcome.state === 'holds')
  if (play.phase === 'observed' && step.guess !== null) {
    const answer = step.rightOption === null ? undefined : step.ask?.options[step.rightOption]
    parts.push(step.guess === step.rightOption ? text.right : answer === undefined ? text.noneRight : text.wrong(say(answer)))
  }
  parts.push(...held.map(({ sentence }) => text.announceHolds(say(sentence))))
  return withoutMarks(parts.map(toSentence).join(' '))
}

/** Lessons write whole sentences and mere titles: each is heard with one full stop. */
const toSentence = (part: string): string => (/[.!?…]$/.test(part) ? part : `${part}.`)
