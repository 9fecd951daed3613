import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { commandNames, commands, type Command, type CommandName } from '@shared/contract/commands.ts'
import { mayCommand } from '@shared/contract/policy-rules.ts'
import { useApp } from '../base/app-store.ts'
import { usePolicy } from '../base/use-policy.ts'
import { glossaryText } from '../i18n/glossary-text.ts'
import { presentText } from '../i18n/present-text.ts'
import { shellText } from '../i18n/shell-text.ts'
import { useCommandWords } from '../i18n/use-command-words.ts'
import { useText } from '../i18n/use-text.ts'
import { IconButton } from '../ui/button.tsx'
import './help-dialog.css'

interface HelpDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

const namesIn = (scope: Command['scope']): readonly CommandName[] =>
  commandNames.filter(name => commands[name].scope === scope && commands[name].keys.length > 0)
const appCommands = namesIn('app')
const timelineCommands = namesIn('timeline')
const presentCommands = namesIn('present')

/** What lists and separators do with their keys, as every list and separator does: no commands of the app. */
const widgetKeys = [
  { does: 'rows', keys: ['↑', '↓', 'Home', 'End'] },
  { does: 'escape', keys: ['Esc'] },
  { does: 'separators', keys: ['←', '→'] },
] as const

export function HelpDialog({ isOpen, onClose }: HelpDialogProps) {
  const text = useText(shellText)
  const words = useText(glossaryText)
  const present = useText(presentText)
  const policy = usePolicy()
  const facts = useApp(state => state.facts)
  const commandWords = useCommandWords()
  const rowOf = (name: CommandName): KeyRow => {
    const { label, keys } = commandWords(name)
    return { keys, does: label }
  }
  return (
    <ModalOverlay className="modal-overlay" isOpen={isOpen} isDismissable onOpenChange={open => (open ? undefined : onClose())}>
      <Modal className="modal help">
        <Dialog className="modal-dialog">
          <div className="help-head">
            <Heading slot="title">{commandWords('help').label}</Heading>
            <IconButton slot="close" icon="close" label={text.close} />
          </div>
          <p>{text.helpKeysNote}</p>
          <KeyList rows={appCommands.filter(name => mayCommand(policy, name)).map(rowOf)} />
          <h3>{text.helpListKeys}</h3>
          <p>{text.helpListKeysNote}</p>
          <KeyList
            rows={[
              ...timelineCommands.filter(name => mayCommand(policy, name)).map(rowOf),
              ...widgetKeys.map(({ does, keys }): KeyRow => ({ keys, does: text.helpWidgetKeys[does] })),
            ]}
          />
          <h3>{present.title}</h3>
          <KeyList rows={presentCommands.map(rowOf)} />
          <Glossary title={words.fieldTitle} entries={words.field} />
          <Glossary title={words.appTitle} entries={words.app} />
          {facts === null ? null : <p className="help-versions">{text.versions(facts.version, facts.electron, facts.chromium)}</p>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface KeyRow {
  readonly keys: readonly string[]
  readonly does: string
}

function KeyList({ rows }: { readonly rows: readonly KeyRow[] }) {
  return (
    <dl className="help-keys">
      {rows.map(({ keys, does }) => (
        <div key={keys.join()}>
          <dt>
            {keys.map(key => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  )
}

interface GlossaryProps {
  readonly title: string
  readonly entries: readonly (readonly [word: string, meaning: string])[]
}

function Glossary({ title, entries }: GlossaryProps) {
  return (
    <>
      <h3>{title}</h3>
      <dl className="help-words">
        {entries.map(([word, meaning]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
