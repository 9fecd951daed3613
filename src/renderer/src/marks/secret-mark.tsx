import { markOfSecret, type SecretMark as Mark } from '@shared/trace/secret-mark.ts'
import { marksText } from '../i18n/marks-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Icon } from '../ui/icon.tsx'
import './secret-mark.css'

/** The mark of one secret: wherever it appears again, the same secret is there. Nothing for what has no mark. */
export function SecretMark({ mark }: { readonly mark: Mark | null }) {
  const text = useText(marksText)
  if (mark === null) return null
  const { code, hue } = mark
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
  return <SecretMark mark={markOfSecret(value)} />
}
