import type { TabId } from '@shared/ids.ts'
import type { TokenPlace } from '@shared/token-desk/token-places.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import { originOf } from '@shared/web/site.ts'
import type { WorldTab } from '@shared/trace/world.ts'

/** A place that the learner names; `tab` null: the first. */
export interface NewPlace {
  readonly tab: TabId | null
  readonly kind: 'cookie' | 'local' | 'session'
  readonly name: string
}

/** A new cookie is as a careful server would set it: for this host alone, out of reach of scripts. Null: no such tab, or no name. */
export function newPlace({ tab: wanted, kind, name }: NewPlace, tabs: readonly WorldTab[]): TokenPlace | null {
  const tab = tabs.find(({ id }) => id === wanted) ?? tabs[0]
  const origin = originOf(tab?.url ?? null)
  if (tab === undefined || origin === null || name === '') return null
  const { profile } = tab
  const key = `new ${kind} ${tab.id} ${name}`
  if (kind !== 'cookie') return { key, kind, profile, origin: origin.origin, partition: null, item: name, value: '', tab: tab.id }
  const cookie: Cookie = {
    name,
    value: '',
    domain: origin.host,
    hostOnly: true,
    path: '/',
    secure: origin.scheme === 'https',
    httpOnly: true,
    sameSite: 'Lax',
    expiresMs: null,
    partitionKey: null,
  }
  return { key, kind, profile, cookie, value: '' }
}
