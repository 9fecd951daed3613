import { useId } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { Bilingual } from '@shared/language.ts'
import type { PlayTick } from '@shared/lesson/lesson-play.ts'
import type { Tick } from '@shared/lesson/tick-boxes.ts'
import { GuessBox } from '../hold/guess-box.tsx'
import { lessonText } from '../i18n/lesson-text.ts'
import { useText } from '../i18n/use-text.ts'
import { BoxName, placeToTell } from './box-name.tsx'
import { SaidLine } from '../marks/said.tsx'

interface TickBoxesProps {
  readonly question: Bilingual
  readonly tick: PlayTick
  readonly ticks: readonly Tick[]
  readonly onTick: (ticks: readonly Tick[]) => void
}

/** Every cookie of the jar, or some headers: of each one says that it goes, that it stays, or nothing. */
export function TickBoxes({ question, tick: { boxes, what }, ticks, onTick }: TickBoxesProps) {
  const text = useText(lessonText)
  const title = useId()
  const tells = placeToTell(boxes)
  const sayOf = (id: string, goes: boolean | null): void => {
    const others = ticks.filter(({ box }) => box !== id)
    onTick(goes === null ? others : [...others, { box: id, goes }])
  }
  return (
    <div role="group" className="prediction-group" aria-labelledby={title}>
      <span id={title} className="prediction-question">
        <SaidLine text={question} />
      </span>
      {boxes.length === 0 && what === 'cookies' ? <p className="guess-note">{text.emptyJar}</p> : null}
      {boxes.map(({ box }) => (
        <GuessBox key={box.id} goes={ticks.find(one => one.box === box.id)?.goes ?? null} onChange={goes => sayOf(box.id, goes)}>
          <BoxName box={box} tells={tells} />
        </GuessBox>
      ))}
    </div>
  )
}

/** One of the statuses. */
export function StatusChoice({ question, tick: { boxes }, ticks, onTick }: TickBoxesProps) {
  const tells = placeToTell(boxes)
  return (
    <RadioGroup className="prediction-group" value={ticks[0]?.box ?? null} onChange={box => onTick([{ box, goes: true }])}>
      <Label className="prediction-question">
        <SaidLine text={question} />
      </Label>
      {boxes.map(({ box }) => (
        <Radio key={box.id} value={box.id} className="prediction-option">
          <span className="prediction-dot" />
          <BoxName box={box} tells={tells} />
        </Radio>
      ))}
    </RadioGroup>
  )
}
