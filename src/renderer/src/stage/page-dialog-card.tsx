import { useEffect, useId, useRef, useState, type RefObject } from 'react'
import { Form } from 'react-aria-components'
import type { PageDialog, StageTab } from '@shared/stage.ts'
import { send } from '../base/bridge.ts'
import { stageText } from '../i18n/stage-text.ts'
import { useText } from '../i18n/use-text.ts'
import { isFocusLost } from '../panes/focus-pane.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/form-dialog.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { useEscape } from '../ui/use-escape.ts'
import './page-dialog-card.css'

interface PageDialogCardProps {
  readonly tab: StageTab
  readonly dialog: PageDialog
}

/** Lies over one tab and says what a script of its page says: that page waits, the rest of the app does not. */
export function PageDialogCard({ tab, dialog }: PageDialogCardProps) {
  const text = useText(stageText).dialog
  const [typed, setTyped] = useState(dialog.suggested)
  const card = useRef<HTMLDivElement>(null)
  const title = useId()
  const message = useId()
  const { kind } = dialog
  const answer = (accepted: boolean, stop = false): void => {
    send('stage:answer-dialog', { dialog: dialog.id, accepted, text: accepted ? typed : '', stop })
    send('stage:focus-tab', { tab: tab.id })
  }
  useFocusOfPage(card)
  useEscape(card, () => answer(kind === 'alert'))
  return (
    <div className="basic-prompt-scrim">
      <div ref={card} className="basic-prompt page-dialog" role="alertdialog" aria-labelledby={title} aria-describedby={message}>
        <h3 id={title}>
          <span className="mono">
            <Untrusted text={dialog.origin} />
          </span>{' '}
          {text.says}
        </h3>
        <p id={message} className="page-dialog-message">
          <Untrusted text={dialog.message} />
        </p>
        <Form
          className="form-dialog"
          onSubmit={submitted => {
            submitted.preventDefault()
            answer(true)
          }}
        >
          {kind === 'prompt' ? (
            <Field label={text.answer}>
              <input
                value={typed}
                onChange={changed => setTyped(changed.target.value)}
                autoComplete="off"
                spellCheck={false}
                maxLength={10_000}
              />
            </Field>
          ) : null}
          <p className="page-dialog-note">{text.by(kind)}</p>
          <div className="modal-actions">
            {dialog.isRepeated ? (
              <Button look="quiet" onPress={() => answer(false, true)}>
                {text.stop}
              </Button>
            ) : null}
            {kind === 'alert' ? null : <Button onPress={() => answer(false)}>{text.cancel}</Button>}
            <Button look="primary" type="submit">
              {text.ok}
            </Button>
          </div>
        </Form>
      </div>
    </div>
  )
}

/** The keyboard goes on from the page into its card. If you are typing elsewhere, it stays there: a page must not take it from you. */
function useFocusOfPage(card: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const isFree = isFocusLost() || document.activeElement?.localName === 'webview'
    if (isFree) card.current?.querySelector<HTMLElement>('input, [type=submit]')?.focus()
  }, [card])
}
