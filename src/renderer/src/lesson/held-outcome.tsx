import type { LessonPlay, PlayStep } from '@shared/lesson/lesson-play.ts'
import { presentText } from '../i18n/present-text.ts'
import { useText } from '../i18n/use-text.ts'
import { stepKey } from '../present/held-reveal.ts'
import { setPresenting } from '../present/present-store.ts'
import { Button } from '../ui/button.tsx'
import { OwnGuess } from './own-guess.tsx'
import { LessonFrame, StepWords } from './step-parts.tsx'

/** The step as it was before its outcome: what it comes to waits until the presenter shows it. */
export function HeldOutcome({ play, step }: { readonly play: LessonPlay; readonly step: PlayStep }) {
  const text = useText(presentText)
  return (
    <LessonFrame
      foot={
        <Button look="primary" icon="play" data-next onPress={() => setPresenting({ revealed: stepKey(play), isStepping: false })}>
          {text.show}
        </Button>
      }
    >
      <StepWords step={step} />
      <OwnGuess step={step} />
      <p className="lesson-wait">{text.held}</p>
    </LessonFrame>
  )
}
