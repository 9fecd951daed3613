import { useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { PlayQuestion, PlayStep } from '@shared/lesson/lesson-play.ts'
import { send } from '../base/bridge.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { MarkedText } from '../ui/marked-text.tsx'
import { Prose } from '../ui/prose.tsx'
import './prediction-form.css'
import { HintBox, HintButton, LessonFrame, StepWords } from './step-parts.tsx'

interface PredictionFormProps {
  readonly step: PlayStep
  readonly ask: PlayQuestion
}

/** The guess before the fact: the trace grades it, no rule of ours. The answers come in the order of this play. */
export function PredictionForm({ step, ask }: PredictionFormProps) {
  const text = useText(lessonText)
  const say = useSay()
  const [chosen, setChosen] = useState<string | null>(null)
  const submit = (): void => {
    if (chosen !== null) send('lessons:predict', { option: Number(chosen) })
  }
  return (
    <form
      className="prediction"
      onSubmit={submitted => {
        submitted.preventDefault()
        submit()
      }}
    >
      <LessonFrame
        foot={
          <>
            <Button look="primary" type="submit" isDisabled={chosen === null}>
              {text.seeWhatHappens}
            </Button>
            <HintButton step={step} />
            {chosen === null ? <p className="prediction-choose">{text.choose}</p> : null}
          </>
        }
      >
        <StepWords step={step} />
        <RadioGroup className="prediction-group" value={chosen} onChange={setChosen}>
          <Label className="prediction-question">
            <MarkedText text={say(ask.question)} />
          </Label>
          {ask.order.map(index => {
            const option = ask.options[index]
            return option === undefined ? null : (
              <Radio key={index} value={String(index)} className="prediction-option">
                <span className="prediction-dot" />
                <Prose text={say(option)} />
              </Radio>
            )
          })}
        </RadioGroup>
        <HintBox step={step} />
      </LessonFrame>
    </form>
  )
}
