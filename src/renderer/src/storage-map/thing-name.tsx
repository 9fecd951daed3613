import type { Cookie } from '@shared/trace/cookie.ts'
import type { MapThing } from '@shared/trace/storage-map.ts'
import { nameOfThing } from '@shared/words/storage-map-words.ts'
import { sayStoragePlace } from '@shared/words/storage-place-words.ts'
import { inspectorText } from '../i18n/inspector-text.ts'
import { storageMapText } from '../i18n/storage-map-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { DeskButton } from '../tools/desk-button.tsx'
import { Untrusted } from '../ui/untrusted.tsx'

/** What a row of the map is, and the attributes that decide who sees it. */
export function ThingName({ thing }: { readonly thing: MapThing }) {
  const say = useSay()
  const value = thing.kind === 'cookie' ? thing.cookie.value : 'item' in thing ? thing.item.value : null
  const isNamedByPage = thing.kind === 'cookie' || thing.kind === 'local' || thing.kind === 'session'
  return (
    <span className="map-thing">
      <b className={isNamedByPage ? 'mono' : undefined}>
        <Untrusted text={say(nameOfThing(thing))} />
      </b>
      <span className="map-thing-note">
        <Note thing={thing} />
      </span>
      {value === null || !isNamedByPage ? null : <DeskButton value={value} name={say(nameOfThing(thing))} />}
    </span>
  )
}

function Note({ thing }: { readonly thing: MapThing }) {
  const text = useText(storageMapText)
  const say = useSay()
  const sayCookie = useCookieNote()
  switch (thing.kind) {
    case 'cookie':
      return <Untrusted text={sayCookie(thing.cookie)} />
    case 'local':
      return <Untrusted text={say(sayStoragePlace(thing.place))} />
    case 'session':
      return <Untrusted text={text.thisTabOnly(say(sayStoragePlace(thing.place)))} />
    case 'server-session':
    case 'refresh-token':
      return <Untrusted text={thing.keys.length === 0 ? text.keptForNobody : text.keptFor(thing.keys.join(', '))} />
  }
}

function useCookieNote(): (cookie: Cookie) => string {
  const text = useText(inspectorText)
  return ({ hostOnly, domain, httpOnly, secure, sameSite, path, partitionKey }) =>
    [
      hostOnly ? text.hostOnly(domain) : text.withSubdomains(domain),
      ...(path === '/' ? [] : [text.path(path)]),
      httpOnly ? text.httpOnly : text.scriptReadable,
      secure ? text.secure : text.notSecure,
      sameSite === 'unspecified' ? text.noSameSite : sameSite,
      ...(partitionKey === null ? [] : [text.partitioned(partitionKey)]),
    ].join(', ')
}
