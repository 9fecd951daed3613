import type { PlayBox, PlayTick } from '@shared/lesson/lesson-play.ts'
import { holdText } from '../i18n/hold-text.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { GuessLine, GuessLines } from '../hold/guess-line.tsx'
import { Prose } from '../ui/prose.tsx'
import { BoxName, placeToTell, type ToldPlace } from './box-name.tsx'
import { SaidProse } from '../marks/said.tsx'

/** Each box beside what happened, and under a wrong one what was said and why it is so. */
export function GradedTicks({ tick }: { readonly tick: PlayTick }) {
  const tells = placeToTell(tick.boxes)
  const firstWrong = tick.boxes.find(({ isRight }) => isRight === false)
  return (
    <GuessLines isNarrow>
      {tick.what === 'status' ? (
        <StatusLine tick={tick} />
      ) : (
        tick.boxes.map(graded => <BoxLine key={graded.box.id} graded={graded} tells={tells} isOpen={graded === firstWrong} />)
      )}
    </GuessLines>
  )
}

interface BoxLineProps {
  readonly graded: PlayBox
  readonly tells: ToldPlace
  /** The first of several wrong ones says at once why; the others when they are asked. */
  readonly isOpen: boolean
}

function BoxLine({ graded: { box, guessed, real, isRight, why }, tells, isOpen }: BoxLineProps) {
  const text = useText(holdText)
  const say = useSay()
  return (
    <GuessLine
      isRight={isRight}
      guessed={guessed === null || isRight === true ? null : text.went(guessed)}
      real={real === null ? null : text.wentReal(real)}
      why={why === null ? null : <Why text={say(why)} isOpen={isOpen} />}
    >
      <BoxName box={box} tells={tells} />
    </GuessLine>
  )
}

function StatusLine({ tick: { boxes, status } }: { readonly tick: PlayTick }) {
  const text = useText(lessonText)
  const chosen = boxes.find(({ guessed }) => guessed === true)
  const [box, why] = [chosen?.box, chosen?.why ?? null]
  return (
    <GuessLine
      isRight={chosen?.isRight ?? null}
      guessed={box?.kind === 'status' ? `${box.status}` : null}
      real={status === null ? null : `${status}`}
      why={why === null ? null : <SaidProse text={why} />}
    >
      {text.statusName}
    </GuessLine>
  )
}

function Why({ text: reason, isOpen }: { readonly text: string; readonly isOpen: boolean }) {
  const text = useText(lessonText)
  return (
    <details className="graded-why" open={isOpen}>
      <summary>{text.why}</summary>
      <Prose text={reason} />
    </details>
  )
}
