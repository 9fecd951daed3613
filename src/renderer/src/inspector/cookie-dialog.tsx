import { useState } from 'react'
import type { ProfileId } from '@shared/ids.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import { call } from '../base/bridge.ts'
import { inspectorText } from '../i18n/inspector-text.ts'
import { useFailureText } from '../i18n/use-failure-text.ts'
import { useText } from '../i18n/use-text.ts'
import { CheckField, Field, FormDialog } from '../ui/form-dialog.tsx'
import { focusOnMount } from '../ui/focus-on-mount.ts'
import { cookieDraft, cookieForm, isAnotherCookie, type CookieForm } from '../cookie-form/cookie-draft.ts'
import { cookieProblem } from '../cookie-form/cookie-problem.ts'

interface CookieDialogProps {
  /** null: a new one. */
  readonly cookie: Cookie | null
  readonly profile: ProfileId
  /** The tab's address: a new cookie begins with its host. */
  readonly url: string
  readonly wallMs: number
  readonly onClose: () => void
}

const sameSites = ['Lax', 'Strict', 'None', 'unspecified'] as const

export function CookieDialog({ cookie, profile, url, wallMs, onClose }: CookieDialogProps) {
  const text = useText(inspectorText)
  const [form, setForm] = useState(() => cookieForm(cookie, url))
  const change = (changes: Partial<CookieForm>): void => setForm(before => ({ ...before, ...changes }))
  const sayFailure = useFailureText()
  const save = async (): Promise<string | null> => {
    const problem = cookieProblem(form)
    if (problem !== null) return text.cookieProblems[problem]
    const set = await call('jar:set-cookie', { profile, cookie: cookieDraft(form, cookie, wallMs) })
    if (!set.ok) return sayFailure(set.error)
    if (cookie === null || !isAnotherCookie(form, cookie)) return null
    // Only now: a new one that the browser does not take must not cost the old one.
    const { name, domain, hostOnly, path, partitionKey } = cookie
    const removed = await call('jar:remove-cookie', { profile, name, domain, hostOnly, path, partitionKey })
    return removed.ok || removed.error.code === 'not-found' ? null : sayFailure(removed.error)
  }
  return (
    <FormDialog
      title={cookie === null ? text.cookieDialog.add : text.cookieDialog.edit}
      save={text.save}
      cancel={text.cancel}
      onSave={save}
      onClose={onClose}
    >
      <Texts form={form} change={change} />
      <div className="form-row">
        <Field label={text.fields.sameSite}>
          <select
            value={form.sameSite}
            onChange={({ target }) => change({ sameSite: sameSites.find(each => each === target.value) ?? 'Lax' })}
          >
            {sameSites.map(value => (
              <option key={value} value={value}>
                {text.sameSites[value]}
              </option>
            ))}
          </select>
        </Field>
        <Field label={text.fields.life}>
          <select
            value={form.life}
            onChange={({ target }) => change({ life: target.value === 'day' || target.value === 'keep' ? target.value : 'session' })}
          >
            <option value="session">{text.lifeSession}</option>
            <option value="day">{text.lifeDay}</option>
            {cookie?.expiresMs == null ? null : <option value="keep">{text.lifeKeep}</option>}
          </select>
        </Field>
      </div>
      <div className="form-row">
        <CheckField label={text.fields.secure}>
          <input type="checkbox" checked={form.isSecure} onChange={({ target }) => change({ isSecure: target.checked })} />
        </CheckField>
        <CheckField label={text.fields.httpOnly}>
          <input type="checkbox" checked={form.isHttpOnly} onChange={({ target }) => change({ isHttpOnly: target.checked })} />
        </CheckField>
        <CheckField label={text.fields.hostOnly}>
          <input type="checkbox" checked={form.isHostOnly} onChange={({ target }) => change({ isHostOnly: target.checked })} />
        </CheckField>
      </div>
    </FormDialog>
  )
}

interface TextsProps {
  readonly form: CookieForm
  readonly change: (changes: Partial<CookieForm>) => void
}

function Texts({ form, change }: TextsProps) {
  const { fields } = useText(inspectorText)
  return (
    <>
      <Field label={fields.name}>
        <input
          className="mono"
          value={form.name}
          onChange={({ target }) => change({ name: target.value })}
          spellCheck={false}
          ref={focusOnMount}
        />
      </Field>
      <Field label={fields.value}>
        <textarea
          className="mono"
          rows={3}
          value={form.value}
          onChange={({ target }) => change({ value: target.value })}
          spellCheck={false}
        />
      </Field>
      <div className="form-row">
        <Field label={fields.domain}>
          <input className="mono" value={form.domain} onChange={({ target }) => change({ domain: target.value })} spellCheck={false} />
        </Field>
        <Field label={fields.path}>
          <input className="mono" value={form.path} onChange={({ target }) => change({ path: target.value })} spellCheck={false} />
        </Field>
      </div>
    </>
  )
}
