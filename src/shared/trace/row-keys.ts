import { profileIds } from '../ids.ts'
import { sha256Hex } from '../web/sha256.ts'
import type { AccessBlocker } from './access-blocker.ts'
import { signedId } from './secret-mark.ts'
import { readStoragePlace } from './storage-place.ts'
import { cookieAccess, localStorageAccess, sessionStorageAccess, type TabAccess } from './tab-access.ts'
import type { World, WorldTab } from './world.ts'

/** Something in a store of a browser that opens a row of the server: a session id or a refresh token. */
export interface RowKey {
  readonly kind: 'cookie' | 'local' | 'session'
  readonly name: string
  readonly profile: WorldTab['profile']
  /** How far the tab gets at it. */
  readonly sightOf: (tab: WorldTab) => TabAccess
}

/** The keys that the browsers hold, by the fingerprint of the row that each opens. */
export function findRowKeys(world: World, wallMs: number): ReadonlyMap<string, readonly RowKey[]> {
  const keys = new Map<string, RowKey[]>()
  const add = (value: string, key: RowKey): void => {
    for (const id of idsIn(value)) {
      const fingerprint = sha256Hex(id).slice(0, 24) // as the server's tables show it
      keys.set(fingerprint, [...(keys.get(fingerprint) ?? []), key])
    }
  }
  for (const profile of profileIds) {
    for (const { cookie } of world.jars[profile]) {
      add(cookie.value, { kind: 'cookie', name: cookie.name, profile, sightOf: tab => cookieAccess(cookie, profile, tab, wallMs) })
    }
    for (const [at, items] of Object.entries(world.local[profile])) {
      const place = readStoragePlace(at)
      for (const { key, value } of items)
        add(value, { kind: 'local', name: key, profile, sightOf: tab => localStorageAccess(place, profile, tab) })
    }
  }
  for (const [id, areas] of Object.entries(world.session)) {
    const owner = Object.values(world.tabs).find(tab => tab?.id === id)
    if (owner === undefined || areas === undefined) continue
    for (const [at, items] of Object.entries(areas)) {
      const place = readStoragePlace(at)
      for (const { key, value } of items) {
        const sightOf = (tab: WorldTab): TabAccess => sessionStorageAccess(place, owner, tab, world.tabs)
        add(value, { kind: 'session', name: key, profile: owner.profile, sightOf })
      }
    }
  }
  return keys
}

/** The ids that a value may stand for: itself, and what express-session put into `s:<id>.<signature>`, percent-encoded. */
function idsIn(value: string): readonly string[] {
  if (value === '' || value.length > 1000) return []
  const signed = signedId(value)
  return signed === null ? [value] : [value, signed]
}

/** Whether the tab can open a living row with one of its keys; when not, the nearest miss. */
export function rowSight(keys: readonly RowKey[], tab: WorldTab): TabAccess {
  let isUnsure = false
  let nearest: { readonly name: string; readonly why: AccessBlocker } | null = null
  for (const { kind, name, profile, sightOf } of keys) {
    const sight = sightOf(tab)
    if (sight.kind === 'not-recorded') isUnsure = true
    else if (sight.kind !== 'no') return { kind: 'opened', by: kind, name }
    else if (profile === tab.profile) nearest ??= { name, why: sight.why[0] }
  }
  if (isUnsure) return { kind: 'not-recorded' }
  return { kind: 'no', why: [nearest === null ? { kind: 'no-key' } : { kind: 'key-out-of-reach', ...nearest }] }
}
