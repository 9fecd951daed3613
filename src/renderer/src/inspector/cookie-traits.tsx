import type { Cookie } from '@shared/trace/cookie.ts'
import { sayDuration } from '@shared/words/duration-words.ts'
import type { ExplainedPart } from '@shared/words/explained.ts'
import { explainTrait, unseenChange, unseenWrites, type CookieTrait } from '@shared/words/cookie-trait-words.ts'
import { inspectorText } from '../i18n/inspector-text.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import { PartList } from '../marks/part-list.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './cookie-traits.css'

interface TraitsProps {
  readonly cookie: Cookie
  readonly wallMs: number
}

interface Tag {
  readonly trait: CookieTrait
  readonly text: string
  readonly isWeak?: boolean
}

/** Every attribute in words, those that are missing too: what is not there decides as much. */
function useTags({ cookie, wallMs }: TraitsProps): readonly Tag[] {
  const text = useText(inspectorText)
  const language = useLanguage()
  const { httpOnly, secure, sameSite, hostOnly, domain, path, expiresMs, partitionKey } = cookie
  return [
    { trait: 'http-only', text: httpOnly ? text.httpOnly : text.scriptReadable, isWeak: !httpOnly },
    { trait: 'secure', text: secure ? text.secure : text.notSecure, isWeak: !secure },
    { trait: 'same-site', text: sameSite === 'unspecified' ? text.noSameSite : text.sameSite(sameSite) },
    { trait: 'domain', text: hostOnly ? text.hostOnly(domain) : text.withSubdomains(domain) },
    { trait: 'path', text: text.path(path) },
    { trait: 'life', text: expiresMs === null ? text.sessionCookie : text.lasts(sayDuration(Math.max(0, expiresMs - wallMs), language)) },
    ...(partitionKey === null ? [] : [{ trait: 'partition' as const, text: text.partitioned(partitionKey) }]),
  ]
}

export function CookieTags(props: TraitsProps) {
  return (
    <ul className="item-tags">
      {useTags(props).map(tag => (
        <li key={tag.trait} data-weak={tag.isWeak === true ? '' : undefined}>
          <Untrusted text={tag.text} />
        </li>
      ))}
    </ul>
  )
}

interface CookieTraitsProps extends TraitsProps {
  readonly id: string
  /** Nothing that was seen explains its last change. */
  readonly isUnseen: boolean
}

/** What each of the tags means, and by which rule; a name that makes a promise and an author whom nobody saw come first. */
export function CookieTraits({ id, isUnseen, cookie, wallMs }: CookieTraitsProps) {
  const text = useText(inspectorText)
  const tags = useTags({ cookie, wallMs })
  const parts = [{ trait: 'name' as const, text: cookie.name }, ...tags].flatMap((tag): ExplainedPart[] => {
    const explained = explainTrait(tag.trait, cookie, wallMs)
    return explained === null ? [] : [{ term: tag.text, ...explained }]
  })
  return (
    <div className="cookie-traits" id={id}>
      <PartList parts={isUnseen ? [{ term: text.byUnseen, ...(cookie.httpOnly ? unseenChange : unseenWrites) }, ...parts] : parts} />
    </div>
  )
}
