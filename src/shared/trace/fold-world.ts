import { eventSeq, type EventSeq, type ProfileId, type TabId } from '../ids.ts'
import { cookieKey } from './cookie.ts'
import { applyToServer, emptyServer } from './fold-server.ts'
import type { EventOf, TraceEvent } from './trace-event.ts'
import { storagePlaceKey } from './storage-place.ts'
import type { StorageByOrigin, StorageItem, World, WorldTab } from './world.ts'

export function emptyWorld(): World {
  const jars: World['jars'] = { laptop: [], phone: [], private: [] }
  const local: World['local'] = { laptop: {}, phone: {}, private: {} }
  return { seq: eventSeq(0), labMs: 0, tabs: {}, jars, local, session: {}, serverSessions: [], ...emptyServer() }
}

/** The world after one more event; parts that it does not touch are the same objects as before. */
export function applyToWorld(world: World, event: TraceEvent): World {
  const changed = change(world, event)
  return { ...changed, seq: event.seq, labMs: event.at.labMs }
}

function change(world: World, event: TraceEvent): World {
  switch (event.kind) {
    case 'jar.changed':
      return changeJar(world, event)
    case 'storage.changed':
      return changeStorage(world, event)
    case 'session.changed':
      return changeSession(world, event)
    case 'tab.opened':
    case 'tab.navigated':
    case 'tab.closed':
    case 'tab.crashed':
      return changeTab(world, event)
    case 'stage.rebuilt':
      // The stage loads the tabs again under their names; what died with their processes is the sessionStorage.
      return { ...world, session: withoutTabs(world.session, event.lostTabs) }
    case 'browser.quit':
      return quitBrowser(world, event.profile)
    case 'site-data.cleared':
      return { ...world, local: { ...world.local, [event.profile]: clearedSites(world.local[event.profile], event.origin) } }
    case 'log.cleared':
      return forgetPast(world)
    case 'lab.reset':
      return reset(world)
    case 'world.restored':
      return restored(world, event)
    default:
      return applyToServer(world, event)
  }
}

/** A jar changes by the browser's own word alone: no Set-Cookie, no clearing and no clock is believed in its stead. */
function changeJar(world: World, { profile, change: kind, cookie, chromiumCause, seq }: EventOf<'jar.changed'>): World {
  // Chromium tells an overwritten cookie as taken out and put back at once; no page ever sees the jar between the two.
  if (kind === 'removed' && chromiumCause === 'overwrite') return world
  const jar = world.jars[profile]
  const key = cookieKey(cookie)
  const index = jar.findIndex(entry => cookieKey(entry.cookie) === key)
  const entry = { cookie, changedBy: seq }
  const next = kind === 'removed' ? without(jar, index) : index < 0 ? [...jar, entry] : replaced(jar, index, entry)
  return { ...world, jars: { ...world.jars, [profile]: next } }
}

function changeStorage(world: World, event: EventOf<'storage.changed'>): World {
  if (event.area === 'local') {
    return { ...world, local: { ...world.local, [event.profile]: changedArea(world.local[event.profile], event) } }
  }
  if (event.tab === null) return world
  return { ...world, session: { ...world.session, [event.tab]: changedArea(world.session[event.tab] ?? {}, event) } }
}

function changedArea(area: StorageByOrigin, event: EventOf<'storage.changed'>): StorageByOrigin {
  const place = storagePlaceKey(event)
  const items = (Object.hasOwn(area, place) ? area[place] : undefined) ?? [] // `constructor` is no origin of ours
  const { [place]: _, ...others } = area
  const next = changedItems(items, event)
  return next.length === 0 ? others : { ...area, [place]: next }
}

function changedItems(
  items: readonly StorageItem[],
  { op, key, newValue, cutFrom, seq }: EventOf<'storage.changed'>,
): readonly StorageItem[] {
  if (op === 'cleared') return []
  const index = items.findIndex(item => item.key === key)
  if (op === 'removed') return without(items, index)
  if (key === null || newValue === null) return items
  const item = { key, value: newValue, changedBy: seq, ...(cutFrom === undefined ? {} : { cutFrom }) }
  return index < 0 ? [...items, item] : replaced(items, index, item)
}

function changeSession(world: World, { change: kind, row, seq }: EventOf<'session.changed'>): World {
  const sessions = world.serverSessions
  const index = sessions.findIndex(entry => entry.row.id === row.id)
  const ended = kind.kind === 'ended' ? kind.by : null
  if (ended === 'lab-reset') return { ...world, serverSessions: without(sessions, index) }
  const entry = { row, changedBy: seq, ended }
  return { ...world, serverSessions: index < 0 ? [...sessions, entry] : replaced(sessions, index, entry) }
}

function changeTab(world: World, event: EventOf<'tab.opened' | 'tab.navigated' | 'tab.closed' | 'tab.crashed'>): World {
  if (event.kind === 'tab.opened') {
    const { tab: id, lane, profile, window, popupOf, duplicateOf } = event
    const tab: WorldTab = { id, lane, profile, window, popupOf, duplicateOf, url: '', isClosed: false }
    return { ...world, tabs: { ...world.tabs, [id]: tab } }
  }
  const tab = world.tabs[event.tab]
  if (event.kind === 'tab.closed') return closeTabs(world, candidate => candidate.id === event.tab)
  // The process took the sessionStorage with it; the tab itself stands and can be reloaded.
  if (event.kind === 'tab.crashed') return { ...world, session: withoutTabs(world.session, [event.tab]) }
  if (tab === undefined) return world
  return { ...world, tabs: { ...world.tabs, [event.tab]: { ...tab, url: event.url } } }
}

/** A closed tab stays in the list, so that its requests keep their lane; its sessionStorage is gone. */
function closeTabs(world: World, isMeant: (tab: WorldTab) => boolean): World {
  const meant = allTabs(world).filter(tab => !tab.isClosed && isMeant(tab))
  if (meant.length === 0) return world
  const closed = Object.fromEntries(meant.map(tab => [tab.id, { ...tab, isClosed: true }]))
  return {
    ...world,
    tabs: { ...world.tabs, ...closed },
    session: withoutTabs(
      world.session,
      meant.map(tab => tab.id),
    ),
  }
}

/** What a jar loses at the end of a browser the browser says itself; only the private one, kept in memory, is gone as a whole. */
function quitBrowser(world: World, profile: ProfileId): World {
  const closed = closeTabs(world, tab => tab.profile === profile)
  if (profile !== 'private') return closed
  return { ...closed, jars: { ...closed.jars, private: [] }, local: { ...closed.local, private: {} } }
}

function reset(world: World): World {
  const { tabs } = closeTabs(world, () => true)
  // The server tells its first rows again itself, before the app says that all was reset.
  const { users, keys } = world
  return { ...emptyWorld(), tabs, users, keys }
}

/** The tables are as the fact tells them; what became of jars, storages and tabs is told by facts of their own. */
function restored(world: World, event: EventOf<'world.restored'>): World {
  const { settings, offsetMs: clockOffsetMs, sessions, refreshTokens, seq: changedBy } = event
  const kept = <Row>(row: Row): { readonly row: Row; readonly changedBy: EventSeq } => ({ row, changedBy })
  return {
    ...world,
    settings,
    clockOffsetMs,
    users: event.users.map(kept),
    serverSessions: sessions.map(row => ({ row, changedBy, ended: null })),
    refreshTokens: refreshTokens.map(({ row, ended }) => ({ row, changedBy, ended })),
    denied: event.denied.map(kept),
    keys: event.keys.map(kept),
  }
}

/** Cleared with the log: closed tabs and ended sessions, which no row refers to any more. */
function forgetPast(world: World): World {
  const open = allTabs(world).filter(tab => !tab.isClosed)
  return {
    ...world,
    tabs: Object.fromEntries(open.map(tab => [tab.id, tab])),
    serverSessions: world.serverSessions.filter(session => session.ended === null),
    refreshTokens: world.refreshTokens.filter(token => token.ended === null),
    keys: world.keys.filter(key => key.row.state !== 'retired'),
  }
}

function clearedSites(sites: StorageByOrigin, origin: string | null): StorageByOrigin {
  if (origin === null) return {}
  const { [origin]: _, ...others } = sites
  return others
}

function allTabs(world: World): WorldTab[] {
  return Object.values(world.tabs).filter(tab => tab !== undefined)
}

function withoutTabs(session: World['session'], tabs: readonly TabId[]): World['session'] {
  const kept = { ...session }
  for (const tab of tabs) delete kept[tab]
  return kept
}

function replaced<Item>(items: readonly Item[], index: number, item: Item): readonly Item[] {
  return [...items.slice(0, index), item, ...items.slice(index + 1)]
}

function without<Item>(items: readonly Item[], index: number): readonly Item[] {
  return index < 0 ? items : [...items.slice(0, index), ...items.slice(index + 1)]
}
