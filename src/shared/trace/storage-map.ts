import { openTabs } from './open-tabs.ts'
import { profileIds, type EventSeq, type ProfileId, type TabId } from '../ids.ts'
import { findRowKeys, rowSight, type RowKey } from './row-keys.ts'
import { cookieKey, type Cookie } from './cookie.ts'
import { readStoragePlace, type StoragePlace } from './storage-place.ts'
import { cookieAccess, localStorageAccess, sessionStorageAccess, type TabAccess } from './tab-access.ts'
import type { StorageByOrigin, StorageItem, World, WorldRefresh, WorldSession, WorldTab } from './world.ts'

/** Who can see what: everything that is stored, against every open tab. Derived from the world alone. */
export interface StorageMap {
  /** Open tabs, in the order of their lanes. */
  readonly tabs: readonly WorldTab[]
  readonly groups: readonly MapGroup[]
}

export interface MapGroup {
  readonly key: string
  readonly of:
    | { readonly kind: 'jar' | 'local'; readonly profile: ProfileId }
    | { readonly kind: 'session'; readonly tab: WorldTab }
    | { readonly kind: 'server' }
  readonly rows: readonly MapRow[]
}

export interface MapRow {
  readonly key: string
  readonly thing: MapThing
  /** One for each of the tabs, in their order. */
  readonly cells: readonly MapCell[]
}
export interface MapCell {
  readonly tab: TabId
  readonly sight: TabAccess
}

export type MapThing =
  | { readonly kind: 'cookie'; readonly cookie: Cookie; readonly profile: ProfileId; readonly changedBy: EventSeq }
  | { readonly kind: 'local'; readonly item: StorageItem; readonly place: StoragePlace; readonly profile: ProfileId }
  | { readonly kind: 'session'; readonly item: StorageItem; readonly place: StoragePlace; readonly tab: WorldTab }
  | { readonly kind: 'server-session'; readonly session: WorldSession; readonly keys: readonly string[] }
  | { readonly kind: 'refresh-token'; readonly token: WorldRefresh; readonly keys: readonly string[] }

/** @param wallMs the moment at the cursor on the machine's clock, by which a jar's cookies expire */
export function storageMap(world: World, wallMs: number): StorageMap {
  const tabs = openTabs(world)
  const row = (key: string, thing: MapThing, sight: (tab: WorldTab) => TabAccess): MapRow => ({
    key,
    thing,
    cells: tabs.map(tab => ({ tab: tab.id, sight: sight(tab) })),
  })
  const groups = [
    ...profileIds.map(profile => jarGroup(world, profile, wallMs, row)),
    ...profileIds.map(profile => localGroup(world.local[profile], profile, row)),
    ...tabs.map(tab => sessionGroup(world, tab, row)),
    serverGroup(world, findRowKeys(world, wallMs), row),
  ]
  return { tabs, groups: groups.filter(({ rows }) => rows.length > 0) }
}

type MakeRow = (key: string, thing: MapThing, sight: (tab: WorldTab) => TabAccess) => MapRow

function jarGroup(world: World, profile: ProfileId, wallMs: number, row: MakeRow): MapGroup {
  const rows = world.jars[profile].map(({ cookie, changedBy }) => {
    const thing: MapThing = { kind: 'cookie', cookie, profile, changedBy }
    return row(`cookie ${profile} ${cookieKey(cookie)}`, thing, tab => cookieAccess(cookie, profile, tab, wallMs))
  })
  return { key: `jar ${profile}`, of: { kind: 'jar', profile }, rows }
}

function localGroup(areas: StorageByOrigin, profile: ProfileId, row: MakeRow): MapGroup {
  const rows = itemsOf(areas).map(({ key, place, item }) =>
    row(`local ${profile} ${key} ${item.key}`, { kind: 'local', item, place, profile }, tab => localStorageAccess(place, profile, tab)),
  )
  return { key: `local ${profile}`, of: { kind: 'local', profile }, rows }
}

function sessionGroup(world: World, owner: WorldTab, row: MakeRow): MapGroup {
  const rows = itemsOf(world.session[owner.id] ?? {}).map(({ key, place, item }) =>
    row(`session ${owner.id} ${key} ${item.key}`, { kind: 'session', item, place, tab: owner }, tab =>
      sessionStorageAccess(place, owner, tab, world.tabs),
    ),
  )
  return { key: `session ${owner.id}`, of: { kind: 'session', tab: owner }, rows }
}

/** Rows that a browser reaches by what it brings along. Ended ones only as long as a browser still holds their key. */
function serverGroup(world: World, keys: ReadonlyMap<string, readonly RowKey[]>, row: MakeRow): MapGroup {
  const rows: MapRow[] = []
  const add = (
    key: string,
    id: string,
    ended: WorldSession['ended'] | WorldRefresh['ended'],
    thing: (names: readonly string[]) => MapThing,
  ): void => {
    const held = keys.get(id) ?? []
    if (ended !== null && held.length === 0) return
    const names = [...new Set(held.map(({ name }) => name))]
    rows.push(
      row(key, thing(names), tab => (ended === null ? rowSight(held, tab) : { kind: 'no', why: [{ kind: 'row-ended', by: ended }] })),
    )
  }
  for (const session of world.serverSessions) {
    add(`server-session ${session.row.id}`, session.row.id, session.ended, names => ({ kind: 'server-session', session, keys: names }))
  }
  for (const token of world.refreshTokens) {
    add(`refresh-token ${token.row.id}`, token.row.id, token.ended, names => ({ kind: 'refresh-token', token, keys: names }))
  }
  return { key: 'server', of: { kind: 'server' }, rows }
}

function itemsOf(areas: StorageByOrigin): readonly { readonly key: string; readonly place: StoragePlace; readonly item: StorageItem }[] {
  return Object.entries(areas).flatMap(([key, items]) => items.map(item => ({ key, place: readStoragePlace(key), item })))
}
