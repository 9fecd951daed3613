import { Untrusted } from '../ui/untrusted.tsx'
import { urlParts } from '../ui/url-parts.ts'
import './url-text.css'

interface UrlTextProps {
  readonly url: string
}

/** An address whose path stands out; plain http is marked, because much depends on it. */
export function UrlText({ url }: UrlTextProps) {
  const parts = urlParts(url)
  if (parts === null) return <Untrusted text={url} />
  return (
    <span className="url-text">
      <span className={parts.scheme === 'http' ? 'url-insecure' : 'url-quiet'}>{parts.scheme}://</span>
      <span className="url-quiet">
        <Untrusted text={parts.host} />
      </span>
      <Untrusted text={parts.rest} />
    </span>
  )
}
