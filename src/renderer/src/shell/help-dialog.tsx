import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useApp } from '../base/app-store.ts'
import { glossaryText } from '../i18n/glossary-text.ts'
import { shellText } from '../i18n/shell-text.ts'
import { useText } from '../i18n/use-text.ts'
import { IconButton } from '../ui/button.tsx'
import './help-dialog.css'

interface HelpDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

const keys = [
  { keys: ['F6', 'Shift F6'], does: 'panes' },
  { keys: ['Ctrl L'], does: 'address' },
  { keys: ['Ctrl R', 'F5'], does: 'reload' },
  { keys: ['Ctrl T'], does: 'newTab' },
  { keys: ['Ctrl W'], does: 'closeTab' },
  { keys: ['Ctrl F'], does: 'find' },
  { keys: ['Ctrl J'], does: 'lesson' },
  { keys: ['Ctrl P'], does: 'hold' },
  { keys: ['F1', '?'], does: 'help' },
  { keys: ['↑', '↓', 'Home', 'End'], does: 'rows' },
  { keys: ['P', 'N'], does: 'marks' },
  { keys: ['R', 'Shift R'], does: 'resend' },
  { keys: ['Alt ←', 'Alt →'], does: 'steps' },
  { keys: ['Alt Shift ←', 'Alt Shift →'], does: 'requests' },
  { keys: ['Alt End', 'Esc'], does: 'escape' },
  { keys: ['←', '→'], does: 'separators' },
] as const

export function HelpDialog({ isOpen, onClose }: HelpDialogProps) {
  const text = useText(shellText)
  const words = useText(glossaryText)
  const facts = useApp(state => state.facts)
  return (
    <ModalOverlay className="modal-overlay" isOpen={isOpen} isDismissable onOpenChange={open => (open ? undefined : onClose())}>
      <Modal className="modal help">
        <Dialog className="modal-dialog">
          <div className="help-head">
            <Heading slot="title">{text.helpTitle}</Heading>
            <IconButton slot="close" icon="close" label={text.close} />
          </div>
          <p>{text.helpIntro}</p>
          <dl className="help-keys">
            {keys.map(({ keys: combos, does }) => (
              <div key={does}>
                <dt>
                  {combos.map(combo => (
                    <kbd key={combo}>{combo}</kbd>
                  ))}
                </dt>
                <dd>{text.helpKeys[does]}</dd>
              </div>
            ))}
          </dl>
          <Glossary title={words.fieldTitle} entries={words.field} />
          <Glossary title={words.appTitle} entries={words.app} />
          {facts === null ? null : <p className="help-versions">{text.versions(facts.version, facts.electron, facts.chromium)}</p>}
        </Dialog>
      </Modal>
    </ModalOverlay>
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
