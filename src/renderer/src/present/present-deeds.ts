import type { CommandName } from '@shared/contract/commands.ts'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import { send } from '../base/bridge.ts'
import type { Deeds } from '../tools/command-deeds.ts'
import { stepKey } from './held-reveal.ts'
import { setPresenting, startPresenting, stopPresenting, type Presenting } from './present-store.ts'

export type PresentCommand = Extract<CommandName, `present${string}`>

export interface PresentPlace {
  readonly presenting: Presenting
  /** false: the start screen shows, and there is nothing to present. */
  readonly isLabShown: boolean
  readonly lesson: LessonPlay | null
  /** There are events that are not shown yet. */
  readonly isBehind: boolean
  readonly isRevealHeld: boolean
  readonly onTravel: (action: 'step-back' | 'step-forward') => void
}

/** What the keys of a clicker do: the next event, then the outcome, then the next step. */
export function createPresentDeeds(place: PresentPlace): Deeds<PresentCommand> {
  const { presenting, isLabShown, isBehind, onTravel } = place
  const { isOn, isBlank } = presenting
  const whenOn = (act: () => void): (() => void) | null => (isOn && isLabShown ? act : null)
  /** What is blank is shown again first: nothing moves unseen. */
  const seen = (act: () => void): void => (isBlank ? setPresenting({ isBlank: false }) : act())
  return {
    present: isOn ? stopPresenting : isLabShown ? startPresenting : null,
    'present-next': whenOn(() => seen(() => (isBehind ? onTravel('step-forward') : goOn(place)))),
    'present-previous': whenOn(() => seen(() => onTravel('step-back'))),
    'present-blank': whenOn(() => setPresenting({ isBlank: !isBlank })),
  }
}

function goOn({ lesson, isRevealHeld }: PresentPlace): void {
  if (lesson?.phase !== 'observed') return // a person answers, or does the task
  if (isRevealHeld) return setPresenting({ revealed: stepKey(lesson) })
  if (lesson.steps[lesson.stepIndex]?.point?.state !== 'asked') send('lessons:next', null)
}
