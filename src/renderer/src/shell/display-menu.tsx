import { Dialog, DialogTrigger, Label, Popover, Radio, RadioGroup } from 'react-aria-components'
import type { Settings } from '@shared/settings.ts'
import { useApp } from '../base/app-store.ts'
import { send } from '../base/bridge.ts'
import { shellText } from '../i18n/shell-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useHasLab } from '../trace/replay-store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import './display-menu.css'
import { useLayout } from '../panes/use-layout.ts'

const themes = ['system', 'light', 'dark'] as const satisfies readonly Settings['theme'][]
const zooms = [100, 125, 150, 200] as const satisfies readonly Settings['zoom'][]

/** Theme and text size, for the room that one is in. */
export function DisplayMenu() {
  const text = useText(shellText)
  const hasRoom = useLayout() === 'wide'
  const hasLab = useHasLab() // any other browser has a text size of its own
  const { theme, zoom } = useApp(state => state.settings)
  return (
    <DialogTrigger>
      {hasRoom ? (
        <Button look="quiet" icon="sun">
          {text.display}
        </Button>
      ) : (
        <IconButton icon="sun" label={text.display} />
      )}
      <Popover className="display-popover" placement="bottom end">
        <Dialog className="display-menu" aria-label={text.display}>
          <Choice
            label={text.theme}
            value={theme}
            options={themes.map(value => ({ value, label: text.themes[value] }))}
            onChoose={value => send('settings:change', { theme: value })}
          />
          {hasLab ? (
            <Choice
              label={text.textSize}
              value={zoom}
              options={zooms.map(value => ({ value, label: `${value} %` }))}
              onChoose={value => send('settings:change', { zoom: value })}
            />
          ) : null}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

interface ChoiceProps<Value extends string | number> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChoose: (value: Value) => void
}

function Choice<Value extends string | number>({ label, value, options, onChoose }: ChoiceProps<Value>) {
  return (
    <RadioGroup
      className="display-choice"
      value={String(value)}
      onChange={chosen => {
        const option = options.find(candidate => String(candidate.value) === chosen)
        if (option !== undefined) onChoose(option.value)
      }}
    >
      <Label>{label}</Label>
      <div className="display-options">
        {options.map(option => (
          <Radio key={option.value} value={String(option.value)} className="display-option">
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
