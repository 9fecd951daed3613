import { useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { PlayStep } from '@shared/lesson/lesson-play.ts'
import { send } from '../bridge.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { MarkedText } from '../ui/marked-text.tsx'
import { Prose } from '../ui/prose.tsx'
import './prediction-form.css'

interface PredictionFormProps {
  readonly ask: NonNullable<PlayStep['ask']>
  readonly canHint: boolean
}

/** The guess before the fact: the trace grades it, no rule of ours. */
export function PredictionForm({ ask, canHint }: PredictionFormProps) {
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
      <RadioGroup className="prediction-group" value={chosen} onChange={setChosen}>
        <Label className="prediction-question">
          <MarkedText text={say(ask.question)} />
        </Label>
        {ask.options.map((option, index) => (
          <Radio key={index} value={String(index)} className="prediction-option">
            <span className="prediction-dot" />
            <Prose text={say(option)} />
          </Radio>
        ))}
      </RadioGroup>
      {chosen === null ? <p className="prediction-choose">{text.choose}</p> : null}
      <div className="lesson-actions">
        <Button look="primary" type="submit" isDisabled={chosen === null}>
          {text.seeWhatHappens}
        </Button>
        {canHint ? <Button onPress={() => send('lessons:show-hint', null)}>{text.hint}</Button> : null}
      </div>
    </form>
  )
}
