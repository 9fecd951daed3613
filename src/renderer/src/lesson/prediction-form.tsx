import { useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { IpcInput } from '@shared/contract/ipc-contract.ts'
import type { PlayQuestion, PlayStep } from '@shared/lesson/lesson-play.ts'
import type { Stake, Tick } from '@shared/lesson/tick-boxes.ts'
import { send } from '../base/bridge.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import './prediction-form.css'
import { StakeChoice } from './stake-choice.tsx'
import { HintBox, HintButton, LessonFrame, StepWords } from './step-parts.tsx'
import { StatusChoice, TickBoxes } from './tick-boxes.tsx'
import { SaidLine, SaidProse } from '../marks/said.tsx'

interface PredictionFormProps {
  readonly step: PlayStep
  readonly ask: PlayQuestion
}

/** The guess before the fact: the trace grades it, no rule of ours. Then how sure one is of it. */
export function PredictionForm({ step, ask }: PredictionFormProps) {
  const text = useText(lessonText)
  const [chosen, setChosen] = useState<string | null>(null)
  const [ticks, setTicks] = useState<readonly Tick[]>([])
  const [stake, setStake] = useState<Stake | null>(null)
  const { tick } = step
  const isMade = tick === null ? chosen !== null : ticks.length > 0
  const submit = (): void => {
    const answer = tick === null ? { option: Number(chosen) } : { ticks: [...ticks] }
    const input: IpcInput<'lessons:predict'> = stake === null ? answer : { ...answer, stake }
    if (isMade) send('lessons:predict', input)
  }
  return (
    <form
      className="prediction"
      onKeyDownCapture={pressed => {
        if (pressed.key !== 'Enter' || !isMade || !isRadio(pressed.target)) return
        pressed.preventDefault()
        pressed.stopPropagation()
        submit()
      }}
      onSubmit={submitted => {
        submitted.preventDefault()
        submit()
      }}
    >
      <LessonFrame
        foot={
          <>
            {isMade ? (
              <StakeChoice stake={stake} onChange={setStake} />
            ) : (
              <p className="prediction-choose">{tick === null || tick.what === 'status' ? text.choose : text.chooseTicks}</p>
            )}
            <Button look="primary" type="submit" isDisabled={!isMade}>
              {text.seeWhatHappens}
            </Button>
            <HintButton step={step} />
          </>
        }
      >
        <StepWords step={step} />
        {tick === null ? (
          <Options ask={ask} chosen={chosen} onChoose={setChosen} />
        ) : tick.what === 'status' ? (
          <StatusChoice question={ask.question} tick={tick} ticks={ticks} onTick={setTicks} />
        ) : (
          <TickBoxes question={ask.question} tick={tick} ticks={ticks} onTick={setTicks} />
        )}
        <HintBox step={step} />
      </LessonFrame>
    </form>
  )
}

/** Enter in a group of radio buttons sends the form (HTML, implicit submission); these are buttons, on which it would press. */
const isRadio = (target: EventTarget): boolean => target instanceof Element && target.matches('button[role=radio]')

interface OptionsProps {
  readonly ask: PlayQuestion
  readonly chosen: string | null
  readonly onChoose: (chosen: string) => void
}

/** The answers come in the order of this play. */
function Options({ ask, chosen, onChoose }: OptionsProps) {
  return (
    <RadioGroup className="prediction-group" value={chosen} onChange={onChoose}>
      <Label className="prediction-question">
        <SaidLine text={ask.question} />
      </Label>
      {ask.order.map(index => {
        const option = ask.options[index]
        return option === undefined ? null : (
          <Radio key={index} value={String(index)} className="prediction-option">
            <span className="prediction-dot" />
            <SaidProse text={option} />
          </Radio>
        )
      })}
    </RadioGroup>
  )
}
