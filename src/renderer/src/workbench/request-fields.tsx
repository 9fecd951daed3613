import { workbenchText } from '../i18n/workbench-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Field } from '../ui/form-dialog.tsx'
import { AddressFields, OriginFields } from './address-fields.tsx'
import { draftWays, type Draft } from './draft.ts'

interface RequestFieldsProps {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}

/** Where the answer comes from, where the next request goes, and who starts it. */
export function RequestFields({ draft, onChange }: RequestFieldsProps) {
  const text = useText(workbenchText)
  if (draft.kind === 'jwt') return <p className="workbench-quiet">{text.api}</p>
  return (
    <>
      <AddressFields legend={text.answerFrom} address={draft.answer} onChange={answer => onChange({ ...draft, answer })} />
      {draft.kind === 'cookie' ? (
        <AddressFields legend={text.askTo} address={draft.ask} onChange={ask => onChange({ ...draft, ask })} />
      ) : null}
      <Field label={text.startedBy}>
        <select
          value={draft.way}
          onChange={changed => onChange({ ...draft, way: draftWays.find(way => way === changed.target.value) ?? draft.way })}
        >
          {draftWays.map(way => (
            <option key={way} value={way}>
              {text.ways[way]}
            </option>
          ))}
        </select>
      </Field>
      {draft.way === 'typed' ? null : (
        <OriginFields legend={text.onPage} origin={draft.from} onChange={from => onChange({ ...draft, from })} />
      )}
    </>
  )
}
