import { useRef, useState, type FormEvent } from 'react'
import type { StageTab } from '@shared/stage.ts'
import { send } from '../base/bridge.ts'
import { stageText } from '../i18n/stage-text.ts'
import { useText } from '../i18n/use-text.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { urlParts } from '../ui/url-parts.ts'
import './address-bar.css'

interface AddressBarProps {
  readonly tab: StageTab
}

export function AddressBar({ tab }: AddressBarProps) {
  const text = useText(stageText)
  const go = (to: 'back' | 'forward' | 'reload' | 'stop'): void => send('stage:go', { tab: tab.id, to })
  return (
    <div className="address-bar">
      <IconButton icon="back" label={text.back} isDisabled={!tab.canGoBack} onPress={() => go('back')} />
      <IconButton icon="forward" label={text.forward} isDisabled={!tab.canGoForward} onPress={() => go('forward')} />
      {tab.isLoading ? (
        <IconButton icon="close" label={text.stop} onPress={() => go('stop')} />
      ) : (
        <IconButton icon="reload" label={text.reload} onPress={() => go('reload')} />
      )}
      <AddressField key={tab.id} tab={tab} />
    </div>
  )
}

/** Shows the address with its host standing out; with the focus it is a plain field. */
function AddressField({ tab }: AddressBarProps) {
  const text = useText(stageText)
  const url = shownUrl(tab)
  const isInLab = tab.condition.kind !== 'outside-lab'
  const field = useRef<HTMLInputElement>(null)
  // What was typed counts only for the page it was typed over.
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string } | null>(null)
  const draft = typed?.over === url ? typed.text : null

  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault()
    const wanted = (draft ?? url).trim()
    if (wanted === '') return
    send('stage:navigate', { tab: tab.id, url: /^[a-z][a-z0-9+.-]*:/i.test(wanted) ? wanted : `https://${wanted}` })
    field.current?.blur()
    send('stage:focus-tab', { tab: tab.id })
  }

  return (
    <form className="address" onSubmit={submit}>
      {isInLab ? <Security url={url} /> : null}
      <div className="address-text">
        <input
          ref={field}
          type="text"
          className="mono address-input"
          aria-label={text.address}
          value={draft ?? url}
          spellCheck={false}
          autoComplete="off"
          onChange={changed => setTyped({ text: changed.target.value, over: url })}
          onFocus={focused => focused.target.select()}
          onBlur={() => setTyped(null)}
          onKeyDown={pressed => {
            if (pressed.key === 'Escape') field.current?.blur()
          }}
        />
        <ShownAddress url={url} />
      </div>
      {isInLab ? (
        <span className="address-lab" title={text.labWhy}>
          {text.lab}
        </span>
      ) : null}
    </form>
  )
}

function Security({ url }: { readonly url: string }) {
  const text = useText(stageText)
  const scheme = urlParts(url)?.scheme
  if (scheme === 'http') {
    return (
      <span className="address-insecure" title={text.notSecureWhy}>
        <Icon name="warning" />
        {text.notSecure}
      </span>
    )
  }
  if (scheme !== 'https') return null
  return (
    <span className="address-secure" title={text.secureWhy}>
      <Icon name="lock" />
      <span className="visually-hidden">{text.secureWhy}</span>
    </span>
  )
}

/** Lies over the field while it has no focus; the field itself is what assistive technology reads. */
function ShownAddress({ url }: { readonly url: string }) {
  const parts = urlParts(url)
  return (
    <div className="mono address-shown" aria-hidden="true">
      {parts === null ? (
        <Untrusted text={url} />
      ) : (
        <>
          <span className="address-quiet">{parts.scheme}://</span>
          <b>
            <Untrusted text={parts.host} />
          </b>
          <span className="address-quiet">
            <Untrusted text={parts.rest} />
          </span>
        </>
      )}
    </div>
  )
}

/** A blank page has no address worth showing. */
function shownUrl(tab: StageTab): string {
  if (tab.condition.kind === 'outside-lab' || tab.condition.kind === 'failed') return tab.condition.url
  return tab.url === 'about:blank' ? '' : tab.url
}
