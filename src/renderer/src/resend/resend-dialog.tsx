import { useState } from 'react'
import { editedParts } from '@shared/resend/edited-parts.ts'
import { readHeaderLines, writeHeaderLines } from '@shared/resend/header-lines.ts'
import { canHaveBody, canSetHeaders, canUseMethod, resendProblem, type ResendProblem } from '@shared/problem/resend-problem.ts'
import type { ProfileId, TabId } from '@shared/ids.ts'
import type { StageTab } from '@shared/stage.ts'
import { resendMethods, resendWays, type ResendOrder, type ResendWay } from '@shared/trace/resend.ts'
import { useApp } from '../base/app-store.ts'
import { resendText } from '../i18n/resend-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import { focusOnMount } from '../ui/focus-on-mount.ts'
import { Field, FormDialog } from '../ui/form-dialog.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import { closeResendForm, sendOrder, useResendDraft } from './resend-store.ts'
import './resend-dialog.css'

/** The form in which a request is changed before it is sent again, if it is open. */
export function ResendDialog() {
  const draft = useResendDraft()
  return draft === null ? null : <ResendForm key={draft.row} draft={draft} />
}

function ResendForm({ draft }: { readonly draft: ResendOrder }) {
  const text = useText(resendText)
  const { watchRow } = useLabView()
  const tabs = useApp(state => state.stage?.tabs ?? noTabs)
  const [profile] = useState(() => tabs.find(({ id }) => id === draft.tab)?.profile)
  const [written, setOrder] = useState(draft)
  const order = { ...written, tab: standingTab(written.tab, profile, tabs) }
  const [lines, setLines] = useState(() => writeHeaderLines(draft.way === 'form' ? formFields : draft.headers))
  const change = (part: Partial<ResendOrder>): void => setOrder(before => ({ ...before, ...part }))
  const wish = wished(order, lines)
  const problem = wish.ok ? null : sayProblem(wish, text)

  const send = (): Promise<string | null> => {
    if (wish.ok) void sendOrder({ ...wish.order, edited: editedParts(draft, wish.order) }, watchRow)
    return Promise.resolve(problem)
  }
  return (
    <FormDialog title={text.title} save={text.save} cancel={text.cancel} onSave={send} onClose={closeResendForm}>
      <div className="resend-line">
        <Method order={order} onChange={change} />
        <Field label={text.url}>
          <input
            ref={focusOnMount}
            className="mono"
            spellCheck={false}
            value={order.url}
            onChange={changed => change({ url: changed.target.value })}
          />
        </Field>
      </div>
      <Sender order={order} onChange={change} first={draft} />
      {canSetHeaders(order.way) ? (
        <Field label={text.headers}>
          <textarea className="mono" rows={4} spellCheck={false} value={lines} onChange={changed => setLines(changed.target.value)} />
        </Field>
      ) : null}
      <p className="form-hint">
        {canSetHeaders(order.way) ? text.browserAdds('Cookie, Host, Origin, Referer, User-Agent, Sec-…') : text.saysItself}
      </p>
      {canHaveBody(order.method) ? (
        <Field label={text.body}>
          <textarea
            className="mono"
            rows={3}
            spellCheck={false}
            value={order.body ?? ''}
            onChange={changed => change({ body: changed.target.value === '' ? null : changed.target.value })}
          />
        </Field>
      ) : null}
      <p className="resend-problem" role="status">
        <Untrusted text={problem ?? ''} />
      </p>
    </FormDialog>
  )
}

/** A tab may close while the form is open, a popup above all: what is named then is what will send. */
function standingTab(chosen: TabId, profile: ProfileId | undefined, tabs: readonly StageTab[]): TabId {
  if (tabs.some(({ id }) => id === chosen)) return chosen
  return (tabs.find(tab => tab.profile === profile) ?? tabs[0])?.id ?? chosen
}

type Wish =
  | { readonly ok: true; readonly order: ResendOrder }
  | { readonly ok: false; readonly line: number }
  | { readonly ok: false; readonly problem: ResendProblem }

function sayProblem(wish: Wish & { readonly ok: false }, text: (typeof resendText)['en']): string {
  return 'line' in wish ? text.lineProblem(wish.line) : text.problems[wish.problem.code](wish.problem.detail)
}

/** The order as it is written now: what its sender or its method has no place for is left out. */
function wished(order: ResendOrder, lines: string): Wish {
  const read = canSetHeaders(order.way) ? readHeaderLines(lines) : { ok: true as const, headers: [] }
  if (!read.ok) return read
  const whole: ResendOrder = {
    ...order,
    url: order.url.trim(),
    headers: read.headers,
    body: canHaveBody(order.method) ? order.body : null,
    page: order.way === 'typed' ? null : order.page,
  }
  const problem = resendProblem(whole)
  return problem === null ? { ok: true, order: whole } : { ok: false, problem }
}

interface PartProps {
  readonly order: ResendOrder
  readonly onChange: (part: Partial<ResendOrder>) => void
}

function Method({ order, onChange }: PartProps) {
  const text = useText(resendText)
  return (
    <Field label={text.method}>
      <select
        value={order.method}
        onChange={changed => onChange({ method: resendMethods.find(method => method === changed.target.value) ?? order.method })}
      >
        {resendMethods.map(method => (
          <option key={method} disabled={!canUseMethod(order.way, method)}>
            {method}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Who sends it, from where; a page that sends needs an address of its own. */
function Sender({ order, onChange, first }: PartProps & { readonly first: ResendOrder }) {
  const text = useText(resendText)
  const tabs = useApp(state => state.stage?.tabs ?? noTabs)
  const chosen = tabs.find(({ id }) => id === order.tab)
  const own = chosen !== undefined && chosen.url.startsWith('http') ? (chosen.url.split('#', 1)[0] ?? null) : null
  const choose = (way: ResendWay): void => {
    const method = canUseMethod(way, order.method) ? order.method : (resendMethods.find(each => canUseMethod(way, each)) ?? order.method)
    onChange({ way, method, page: way === 'typed' ? null : (order.page ?? first.page ?? own) })
  }
  return (
    <>
      <div className="form-row">
        <Field label={text.way}>
          <select value={order.way} onChange={changed => choose(resendWays.find(way => way === changed.target.value) ?? order.way)}>
            {resendWays.map(way => (
              <option key={way} value={way}>
                {text.ways[way]}
              </option>
            ))}
          </select>
        </Field>
        <Field label={text.tab}>
          <select
            value={order.tab}
            onChange={changed => onChange({ tab: tabs.find(({ id }) => id === changed.target.value)?.id ?? order.tab })}
          >
            {tabs.map(({ id, lane, url }) => (
              <option key={id} value={id}>
                {text.tabName(lane, visibleText(url))}
              </option>
            ))}
          </select>
        </Field>
        {order.way === 'fetch' ? (
          <Field label={text.credentials}>
            <select
              value={order.credentials}
              onChange={changed => onChange({ credentials: credentials.find(each => each === changed.target.value) ?? order.credentials })}
            >
              {credentials.map(each => (
                <option key={each} value={each}>
                  {text.credentialsOf[each]}
                </option>
              ))}
            </select>
          </Field>
        ) : null}
      </div>
      {order.way === 'typed' ? null : (
        <>
          <Field label={text.page}>
            <input
              className="mono"
              spellCheck={false}
              value={order.page ?? ''}
              onChange={changed => onChange({ page: changed.target.value })}
            />
          </Field>
          <p className="form-hint">{text.pageNote}</p>
        </>
      )}
    </>
  )
}

const credentials = ['include', 'same-origin', 'omit'] as const
/** What a form says of its body; sending it by `fetch` instead has to say it. */
const formFields = [['Content-Type', 'application/x-www-form-urlencoded']] as const
const noTabs: readonly never[] = []
