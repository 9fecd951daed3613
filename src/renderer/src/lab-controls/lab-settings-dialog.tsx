import { Button as AriaButton, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { defaultLabSettings } from '@shared/lab/lab-settings.ts'
import { labSettingGroups } from '@shared/words/lab-setting-words.ts'
import { send } from '../base/bridge.ts'
import { labControlsText } from '../i18n/lab-controls-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { WithTooltip } from '../ui/with-tooltip.tsx'
import './lab-settings-dialog.css'
import { SettingField } from './setting-field.tsx'
import { changedSettings, useLabSettings } from './use-lab.ts'

/** The button in the top bar, marked when a switch stands elsewhere than at its default, and the list of all switches. */
export function LabSettingsDialog() {
  const text = useText(labControlsText)
  const changed = changedSettings(useLabSettings()).length
  const label = changed === 0 ? text.settings : `${text.settings}: ${text.changedCount(changed)}`
  return (
    <DialogTrigger>
      <WithTooltip tip={label}>
        <AriaButton className="icon-button lab-settings-button" aria-label={label} data-changed={changed === 0 ? undefined : ''}>
          <Icon name="switches" />
          {changed === 0 ? null : <span className="lab-settings-count">{changed}</span>}
        </AriaButton>
      </WithTooltip>
      <ModalOverlay className="modal-overlay" isDismissable>
        <Modal className="modal lab-settings">
          <Dialog className="modal-dialog lab-settings-dialog">
            <Heading slot="title">{text.settings}</Heading>
            <p>{text.settingsNote}</p>
            <Groups />
            <Foot changed={changed} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  )
}

function Groups() {
  const say = useSay()
  const settings = useLabSettings()
  return (
    <div className="lab-settings-groups">
      {labSettingGroups.map(({ title, names }) => (
        <section key={title.en} aria-label={say(title)}>
          <h3>{say(title)}</h3>
          <ul>
            {names.map(name => (
              <SettingField key={name} name={name} value={settings[name]} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Foot({ changed }: { readonly changed: number }) {
  const text = useText(labControlsText)
  return (
    <div className="modal-actions lab-settings-foot">
      <span className="lab-settings-state" role="status">
        {changed === 0 ? text.noneChanged : text.changedCount(changed)}
      </span>
      <Button icon="reset" onPress={() => send('lab:set', defaultLabSettings)}>
        {text.toDefaults}
      </Button>
      <Button look="primary" slot="close">
        {text.close}
      </Button>
    </div>
  )
}
