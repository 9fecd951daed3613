import { readBasicCredentials } from '@shared/web/basic-credentials.ts'
import { headerValues, type HeaderList } from '@shared/web/headers.ts'
import { detailsText } from '../i18n/details-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './basic-note.css'

interface BasicNoteProps {
  readonly headers: HeaderList
  /** Whether the way between browser and server was. */
  readonly isEncrypted: boolean
}

/** Name and password of a request with HTTP Basic, decoded as anybody can; nothing for any other request. */
export function BasicNote({ headers, isEncrypted }: BasicNoteProps) {
  const text = useText(detailsText).basic
  const [, encoded = ''] = /^basic +(\S+)$/i.exec(headerValues(headers, 'authorization')[0] ?? '') ?? []
  const read = readBasicCredentials(encoded)
  if (read === null) return null
  return (
    <section className="basic-note" aria-label={text.title} data-tone={isEncrypted ? undefined : 'bad'}>
      <h3>{text.title}</h3>
      <dl>
        <div>
          <dt>{text.user}</dt>
          <dd className="mono">
            <Untrusted text={read.user} />
          </dd>
        </div>
        <div>
          <dt>{text.password}</dt>
          <dd className="mono">
            <Untrusted text={read.password} />
          </dd>
        </div>
      </dl>
      <p>
        <Icon name={isEncrypted ? 'lock' : 'warning'} />
        <span>{isEncrypted ? text.overTls : text.inPlain}</span>
      </p>
    </section>
  )
}
