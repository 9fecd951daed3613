import { useState } from 'react'
import { findJsonMistake } from '@shared/problem/json-mistake.ts'
import { breakToken, tokenBreakages } from '@shared/token-desk/break-token.ts'
import { packPart, spreadJson, withOldSignature, withoutSignature } from '@shared/token-desk/build-token.ts'
import type { ReadToken } from '@shared/token-desk/read-token.ts'
import { breakageWords } from '@shared/words/token-desk-words.ts'
import { call } from '../base/bridge.ts'
import { tokenDeskText } from '../i18n/token-desk-text.ts'
import { useFailureText } from '../i18n/use-failure-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { useReplay } from '../trace/replay-store.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/form-dialog.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { WithTooltip } from '../ui/with-tooltip.tsx'
import { JsonField } from './json-field.tsx'
import { PutBack } from './put-back.tsx'
import type { DeskState } from './use-token-desk.ts'

const signings = ['keep', 'lab', 'secret', 'none'] as const
type Signing = (typeof signings)[number]

interface EditPaneProps {
  readonly desk: DeskState
  readonly read: ReadToken
  readonly labMs: number
  readonly wallMs: number
}

export function EditPane({ desk, read, labMs, wallMs }: EditPaneProps) {
  const text = useText(tokenDeskText)
  const say = useSay()
  const isReplay = useReplay() !== null
  return (
    <section className="desk-pane" aria-label={text.edit}>
      <h3>{text.edit}</h3>
      <p className="desk-note">{text.editNote}</p>
      <h4 id="desk-break">{text.breakIt}</h4>
      <div className="desk-breakages" role="group" aria-labelledby="desk-break">
        {tokenBreakages.map(how => {
          const broken = breakToken(read, how, labMs)
          return (
            <WithTooltip key={how} tip={say(breakageWords[how].note)}>
              <Button isDisabled={broken === null} onPress={() => desk.set(broken ?? desk.text)}>
                {say(breakageWords[how].name)}
              </Button>
            </WithTooltip>
          )
        })}
      </div>
      <Texts key={desk.revision} desk={desk} read={read} />
      {isReplay ? null : <PutBack desk={desk} token={read.token} wallMs={wallMs} />}
    </section>
  )
}

/** Begins afresh with every token that comes to the desk. */
function Texts({ desk, read }: Pick<EditPaneProps, 'desk' | 'read'>) {
  const text = useText(tokenDeskText)
  const sayFailure = useFailureText()
  const [header, setHeader] = useState(() => spreadJson(read.header))
  const [payload, setPayload] = useState(() => (read.payload === null ? '' : spreadJson(read.payload)))
  const [signing, setSigning] = useState<Signing>('keep')
  const [secret, setSecret] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const isChanged = packPart(header, read.header) !== read.header.raw || packPart(payload, read.payload) !== (read.payload?.raw ?? '')
  const mistake = findJsonMistake(payload)
  const canMake = findJsonMistake(header) === null && (mistake === null || mistake.problem === 'name-twice')

  const make = async (): Promise<void> => {
    setProblem(null)
    if (signing === 'keep') return desk.set(withOldSignature(read, header, payload))
    if (signing === 'none') return desk.set(withoutSignature(header, payload))
    const signed = await call('lab:sign-token', { header, payload, by: signing === 'lab' ? { kind: 'lab' } : { kind: 'secret', secret } })
    if (signed.ok) desk.set(signed.value)
    else setProblem(sayFailure(signed.error))
  }

  return (
    <>
      <JsonField label={text.headerJson} rows={5} value={header} onChange={setHeader} />
      <JsonField label={text.payloadJson} rows={9} value={payload} onChange={setPayload} />
      <Field label={text.signWith}>
        <select value={signing} onChange={({ target }) => setSigning(signings.find(each => each === target.value) ?? 'keep')}>
          {signings.map(each => (
            <option key={each} value={each}>
              {text.signings[each]}
            </option>
          ))}
        </select>
      </Field>
      {signing === 'secret' ? (
        <Field label={text.secret}>
          <input className="mono" value={secret} spellCheck={false} onChange={({ target }) => setSecret(target.value)} />
        </Field>
      ) : null}
      <div className="desk-make">
        <Button look="primary" isDisabled={!canMake || (signing === 'secret' && secret === '')} onPress={() => void make()}>
          {text.make}
        </Button>
        <span className="desk-note" role="status">
          {problem === null ? canMake ? isChanged ? text.notMade : '' : text.mendFirst : <Untrusted text={problem} />}
        </span>
      </div>
    </>
  )
}
