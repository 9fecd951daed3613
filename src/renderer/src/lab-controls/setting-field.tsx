import { useId, useState } from 'react'
import { defaultLabSettings, type LabSettingName, type LabSettingsChange, type LabSettingValue } from '@shared/lab/lab-settings.ts'
import { labSettingLessons, labSettingTitles, sayLabSettingValue } from '@shared/words/lab-setting-words.ts'
import { send } from '../base/bridge.ts'
import { labControlsText } from '../i18n/lab-controls-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { settingShape } from './setting-shape.ts'

interface SettingFieldProps {
  readonly name: LabSettingName
  readonly value: LabSettingValue
}

const set = (name: LabSettingName, value: LabSettingValue): void => send('lab:set', { [name]: value } as LabSettingsChange)

/** One switch: its name, what it teaches, its default, and the control that sets it at once. */
export function SettingField({ name, value }: SettingFieldProps) {
  const text = useText(labControlsText)
  const say = useSay()
  const id = useId()
  const standard = defaultLabSettings[name]
  const isChanged = value !== standard
  return (
    <li className="setting" data-changed={isChanged ? '' : undefined} data-setting={name}>
      <div className="setting-words">
        <label htmlFor={id}>{say(labSettingTitles[name])}</label>
        {isChanged ? <span className="setting-mark">{text.isChanged}</span> : null}
        <p id={`${id}-teaches`}>{say(labSettingLessons[name])}</p>
        <p className="setting-default">{text.standard(say(sayLabSettingValue(standard)))}</p>
      </div>
      <Control id={id} describedBy={`${id}-teaches`} name={name} value={value} />
    </li>
  )
}

interface ControlProps extends SettingFieldProps {
  readonly id: string
  readonly describedBy: string
}

function Control({ id, describedBy, name, value }: ControlProps) {
  const say = useSay()
  const shape = settingShape(name)
  const shared = { id, 'aria-describedby': describedBy }
  switch (shape.kind) {
    case 'flag':
      return <input {...shared} type="checkbox" checked={value === true} onChange={({ target }) => set(name, target.checked)} />
    case 'choice':
      return (
        <select {...shared} value={String(value)} onChange={({ target }) => set(name, target.value as LabSettingValue)}>
          {shape.options.map(option => (
            <option key={option} value={option}>
              {say(sayLabSettingValue(option as LabSettingValue))}
            </option>
          ))}
        </select>
      )
    case 'count':
      return <CountControl {...shared} name={name} value={Number(value)} min={shape.min} max={shape.max} />
  }
}

interface CountControlProps {
  readonly id: string
  readonly 'aria-describedby': string
  readonly name: LabSettingName
  readonly value: number
  readonly min: number
  readonly max: number
}

/** A number acts when it is whole: at Enter, and when the field is left. What does not fit goes back to what holds. */
function CountControl({ name, value, min, max, ...shared }: CountControlProps) {
  const text = useText(labControlsText)
  const [typed, setTyped] = useState<string | null>(null)
  const take = (): void => {
    const count = typed === null || typed.trim() === '' ? value : Number(typed)
    setTyped(null)
    if (Number.isInteger(count) && count >= min && count <= max && count !== value) set(name, count)
  }
  return (
    <input
      {...shared}
      type="number"
      min={min}
      max={max}
      title={text.range(min, max)}
      value={typed ?? String(value)}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={take}
      onKeyDown={({ key }) => (key === 'Enter' ? take() : undefined)}
    />
  )
}
