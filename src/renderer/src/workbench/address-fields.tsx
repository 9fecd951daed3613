import { trialHosts, type TrialAddress } from '@shared/workbench/trial.ts'
import { workbenchText } from '../i18n/workbench-text.ts'
import { useText } from '../i18n/use-text.ts'
import './address-fields.css'

type Origin = Pick<TrialAddress, 'scheme' | 'host'>

interface OriginFieldsProps {
  readonly legend: string
  readonly origin: Origin
  readonly onChange: (origin: Origin) => void
}

export function OriginFields({ legend, origin, onChange }: OriginFieldsProps) {
  return (
    <fieldset className="address-fields">
      <legend>{legend}</legend>
      <OriginSelects origin={origin} onChange={onChange} />
    </fieldset>
  )
}

interface AddressFieldsProps {
  readonly legend: string
  readonly address: TrialAddress
  readonly onChange: (address: TrialAddress) => void
}

export function AddressFields({ legend, address, onChange }: AddressFieldsProps) {
  const text = useText(workbenchText)
  const isWrong = !isPath(address.path)
  return (
    <fieldset className="address-fields">
      <legend>{legend}</legend>
      <OriginSelects origin={address} onChange={origin => onChange({ ...address, ...origin })} />
      <input
        className="mono"
        aria-label={text.path}
        aria-invalid={isWrong}
        spellCheck={false}
        maxLength={1024}
        value={address.path}
        onChange={changed => onChange({ ...address, path: changed.target.value })}
      />
      {isWrong ? (
        <p className="address-problem" role="alert">
          {text.badPath}
        </p>
      ) : null}
    </fieldset>
  )
}

function OriginSelects({ origin: { scheme, host }, onChange }: Omit<OriginFieldsProps, 'legend'>) {
  const text = useText(workbenchText)
  return (
    <>
      <select
        aria-label={text.scheme}
        value={scheme}
        onChange={changed => onChange({ scheme: changed.target.value === 'http' ? 'http' : 'https', host })}
      >
        <option value="https">https://</option>
        <option value="http">http://</option>
      </select>
      <select
        aria-label={text.site}
        value={host}
        onChange={changed => onChange({ scheme, host: trialHosts.find(each => each === changed.target.value) ?? host })}
      >
        {trialHosts.map(each => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </>
  )
}

/** As the trial's own schema has it. */
function isPath(path: string): boolean {
  return /^\/[!-"$->@-~]*$/.test(path)
}
