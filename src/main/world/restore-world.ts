import { session as sessions } from 'electron'
import { profileIds, type EventSeq, type ProfileId, type TabId } from '@shared/ids.ts'
import { labSettingsSchema } from '@shared/lab/lab-settings.ts'
import { placeInJson } from '@shared/problem/json-place.ts'
import type { WorldProblem } from '@shared/problem/world-problem.ts'
import type { StorageItem } from '@shared/trace/world.ts'
import { writeWorld } from '@shared/world/read-world.ts'
import type { SavedPlace, WorldSnapshot } from '@shared/world/world-snapshot.ts'
import type { ServerTables } from '../../server/stores/server-world.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import { logError } from '../base/log-error.ts'
import { recordedIn } from '../lab/recorded-jar.ts'
import { pageAnswer } from '../stage/clear-open-tabs.ts'
import { withHiddenPages, writeItems } from '../stage/blank-pages.ts'
import { putSavedJar, type JarWatch } from './saved-jar.ts'
import type { WorldParts } from './take-world.ts'

const unwatched: JarWatch = (_jar, work) => work({ expect: () => undefined })

/** A snapshot of which nothing can fail any more. */
export interface PreparedWorld {
  readonly world: WorldSnapshot
  readonly putServer: () => ServerTables
}

/** Electron gives no partition back before it quits: one for all rehearsals, emptied by each. */
const rehearsalPartition = 'lab-rehearsal'

/**
 * Tries what a browser or a server may refuse where nobody sees it: keys are read, and every cookie is set in a browser of its own.
 * @param text the file that the snapshot was read from, for line and column
 * @throws ExpectedFailure with what is refused; nothing in the lab was changed
 */
export async function prepareWorld(
  { lab }: WorldParts,
  world: WorldSnapshot,
  file: string,
  text = writeWorld(world),
): Promise<PreparedWorld> {
  const refuse = (problem: WorldProblem, path: readonly PropertyKey[]): ExpectedFailure =>
    new ExpectedFailure('bad-input', { kind: 'world-file', name: file, wrong: { problem, ...placeInJson(text, path) } })
  const server = await lab.world.prepare(world.server)
  if (!server.ok) {
    const at = world.server.keys.findLastIndex(({ kid }) => kid === server.badKey)
    throw refuse({ kind: 'bad-key', kid: server.badKey }, ['server', 'keys', at])
  }
  const rehearsal = sessions.fromPartition(rehearsalPartition, { cache: false })
  try {
    for (const profile of profileIds) {
      const { cookies } = world.browsers[profile]
      const bad = await putSavedJar(rehearsal, cookies, Date.now() - world.takenWallMs, unwatched)
      if (bad === null) continue
      const at = cookies.findIndex(({ name, domain, path }) => name === bad.name && domain === bad.domain && path === bad.path)
      throw refuse({ kind: 'bad-cookie', name: bad.name }, ['browsers', profile, 'cookies', at])
    }
  } finally {
    await rehearsal.clearStorageData()
  }
  return { world, putServer: server.put }
}

interface OpenedTab {
  readonly id: TabId
  readonly profile: ProfileId
  readonly places: readonly SavedPlace[]
}

/**
 * The lab becomes what it was. The order makes it true: reset, the servers and their clock, jars and localStorage, and then the tabs, whose
 * sessionStorage is there before their first script runs. Loading them is real, and changes what requests change: a session's last use, a
 * rotated token, a counted visit. So when they have come to rest, servers, jars and storages are put back once more.
 */
export async function restoreWorld(parts: WorldParts, { world, putServer }: PreparedWorld): Promise<void> {
  const { stage, clock } = parts
  await stage.reset()
  clock.restore(world.takenLabMs)
  const aheadMs = Date.now() - world.takenWallMs

  const first = tell(parts, world, 'before-pages', putServer())
  await putBrowsers(parts, world, aheadMs, first)
  for (const profile of profileIds) if (!world.browsers[profile].isRunning) stage.board.setBrowser(profile, 'quit')
  const tabs = openTabs(parts, world, first)
  if (tabs.length === 0) return
  for (const { id } of tabs) await parts.settled(id).catch((error: unknown) => logError('a tab of a snapshot', error))
  for (const profile of profileIds) await parts.recorder.jarAtRest(profile)

  const second = tell(parts, world, 'after-pages', putServer())
  await putBrowsers(parts, world, aheadMs, second)
  for (const tab of tabs) await putSession(parts, tab, second).catch((error: unknown) => logError('a tab of a snapshot', error))
}

function tell({ log, clock }: WorldParts, world: WorldSnapshot, step: 'before-pages' | 'after-pages', tables: ServerTables): EventSeq {
  const { name, server } = world
  const settings = labSettingsSchema.parse(server.settings)
  return log.append({ observer: 'app', kind: 'world.restored', name, step, offsetMs: clock.offsetMs, settings, ...tables })
}

async function putBrowsers(parts: WorldParts, world: WorldSnapshot, aheadMs: number, cause: EventSeq): Promise<void> {
  for (const profile of profileIds) {
    const { cookies, localStorage } = world.browsers[profile]
    const bad = await putSavedJar(parts.profiles.sessionOf(profile), cookies, aheadMs, (jar, work) =>
      recordedIn(jar, { profile, cause, recorder: parts.recorder }, work),
    )
    if (bad !== null) throw new Error(`the jar of ${profile} took ${JSON.stringify(bad.name)} in the rehearsal, and does not now`)
    await putLocal(parts, profile, localStorage, cause)
  }
}

async function putLocal(
  { log, profiles, recorder }: WorldParts,
  profile: ProfileId,
  saved: readonly SavedPlace[],
  cause: EventSeq,
): Promise<void> {
  const known = log.world().local[profile]
  const emptied = Object.keys(known).filter(
    place => URL.canParse(place) && !place.includes('^') && !saved.some(({ origin }) => origin === place),
  )
  const others = [...saved, ...emptied.map(origin => ({ origin, items: [] }))].filter(place => !holds(known[place.origin], place))
  if (others.length === 0) return
  await withHiddenPages(profiles.sessionOf(profile), async pages => {
    for (const place of others) {
      recorder.storage.put({ profile, tab: null }, place, cause)
      await pages.write(place, 'local')
    }
  })
}

function openTabs({ stage, recorder }: WorldParts, { windows }: WorldSnapshot, cause: EventSeq): OpenedTab[] {
  return windows.flatMap(({ profile, tabs, active }) => {
    const ids = stage.openRestored(profile, tabs)
    const inFront = ids[active]
    if (inFront !== undefined) stage.activateTab(inFront)
    return ids.map((id, index) => {
      const places = tabs[index]?.sessionStorage ?? []
      for (const place of places) recorder.storage.put({ profile, tab: id }, place, cause)
      return { id, profile, places }
    })
  })
}

/** The page of the tab has had its say; of the origin that it shows now, what is no longer as it was is put back. */
async function putSession({ log, stage, recorder }: WorldParts, { id, profile, places }: OpenedTab, cause: EventSeq): Promise<void> {
  const guest = stage.guests.get(id)
  const url = guest?.contents.getURL() ?? ''
  if (!guest || !url.startsWith('http')) return
  const { origin } = new URL(url)
  const place = places.find(one => one.origin === origin) ?? { origin, items: [] }
  if (holds(log.world().session[id]?.[origin], place)) return
  recorder.storage.put({ profile, tab: id }, place, cause)
  const send = (method: string, params: object): Promise<unknown> => guest.watched.send(method, params)
  await pageAnswer(writeItems(send, { storageKey: `${origin}/`, isLocalStorage: false }, place.items))
}

/** In any order: Web Storage promises none. */
function holds(known: readonly StorageItem[] | undefined, { items }: SavedPlace): boolean {
  const held = new Map((known ?? []).filter(({ cutFrom }) => cutFrom === undefined).map(({ key, value }) => [key, value]))
  return held.size === items.length && (known ?? []).length === items.length && items.every(([key, value]) => held.get(key) === value)
}
