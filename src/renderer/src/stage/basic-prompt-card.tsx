import { useId, useRef, useState } from 'react'
import { Form } from 'react-aria-components'
import type { BasicPrompt, StageTab } from '@shared/stage.ts'
import { send } from '../base/bridge.ts'
import { stageText } from '../i18n/stage-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { focusOnMount } from '../ui/focus-on-mount.ts'
import { Field } from '../ui/form-dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { useEscape } from '../ui/use-escape.ts'
import './basic-prompt-card.css'

interface BasicPromptCardProps {
  readonly tab: StageTab
  readonly prompt: BasicPrompt
}

/** Lies over one tab and asks what its browser wants to know: the page behind it waits, the rest of the app does not. */
export function BasicPromptCard({ tab, prompt }: BasicPromptCardProps) {
  const text = useText(stageText).prompt
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const dialog = useRef<HTMLDivElement>(null)
  const title = useId()
  const note = useId()
  const answer = (credentials: { user: string; password: string } | null): void => {
    send('stage:answer-prompt', { prompt: prompt.id, credentials })
    send('stage:focus-tab', { tab: tab.id })
  }
  useEscape(dialog, () => answer(null))
  return (
    <div className="basic-prompt-scrim">
      <div ref={dialog} className="basic-prompt" role="dialog" aria-labelledby={title} aria-describedby={note}>
        <h3 id={title}>{text.title}</h3>
        <div id={note}>
          <p>
            <span className="mono">{prompt.origin}</span> {text.asks} <Untrusted text={`“${prompt.realm}”`} />
          </p>
          <p className="basic-prompt-way" data-tone={prompt.isEncrypted ? 'ok' : 'bad'}>
            <Icon name={prompt.isEncrypted ? 'lock' : 'warning'} />
            <span>{prompt.isEncrypted ? text.encrypted : text.plain}</span>
          </p>
          {prompt.wasRefused ? (
            <p className="basic-prompt-way" data-tone="bad">
              <Icon name="warning" />
              <span>{text.refused}</span>
            </p>
          ) : null}
        </div>
        <Form
          className="form-dialog"
          onSubmit={submitted => {
            submitted.preventDefault()
            answer({ user, password })
          }}
        >
          <div className="form-row">
            <Field label={text.user}>
              <input
                ref={focusOnMount}
                value={user}
                onChange={changed => setUser(changed.target.value)}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={1000}
              />
            </Field>
            <Field label={text.password}>
              <input
                type="password"
                value={password}
                onChange={changed => setPassword(changed.target.value)}
                autoComplete="off"
                maxLength={1000}
              />
            </Field>
          </div>
          <div className="modal-actions">
            <Button onPress={() => answer(null)}>{text.cancel}</Button>
            <Button look="primary" type="submit">
              {text.logIn}
            </Button>
          </div>
        </Form>
        <p className="basic-prompt-note">{text.realmNote}</p>
      </div>
    </div>
  )
}
