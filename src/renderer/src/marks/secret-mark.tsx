import { markOfSecret, type SecretMark as Mark } from '@shared/trace/secret-mark.ts'
import { marksText } from '../i18n/marks-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Icon } from '../ui/icon.tsx'
import './secret-mark.css'

/** The mark of one secret: wherever it appears again, the same secret is there. */
export function SecretMark({ mark: { code, hue } }: { readonly mark: Mark }) {
  const text = useText(marksText)
  return (
    <span className="secret-mark" data-hue={hue} title={text.secretHint(code)}>
      <Icon name="key" />
      <span className="visually-hidden">{text.secret} </span>
      {code}
    </span>
  )
}

/** The mark of a value that looks like a session id or a token; nothing for any other. */
export function MarkOfValue({ value }: { readonly value: string }) {
  const mark = markOfSecret(value)
  return mark === null ? null : <SecretMark mark={mark} />
}
