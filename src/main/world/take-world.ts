import { profileIds, type EventSeq, type ProfileId, type TabId } from '@shared/ids.ts'
import { isLabUrl } from '@shared/lab/lab-hosts.ts'
import { homeUrl, type StageTab } from '@shared/stage.ts'
import { readStoragePlace, storagePlaceKey } from '@shared/trace/storage-place.ts'
import type { StorageByOrigin } from '@shared/trace/world.ts'
import { writeWorld } from '@shared/world/read-world.ts'
import { longestWorld } from '@shared/world/world-limits.ts'
import { worldFormat, worldSnapshotSchema, type SavedPlace, type WorldSnapshot } from '@shared/world/world-snapshot.ts'
import type { MovableLabClock } from '../../server/base/lab-clock.ts'
import type { Lab } from '../../server/open-lab.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import type { LabProfiles } from '../lab/lab-profiles.ts'
import type { Recorder } from '../recorder/recorder.ts'
import { pageAnswer } from '../stage/clear-open-tabs.ts'
import type { Stage } from '../stage/stage.ts'
import type { TraceLog } from '../trace/trace-log.ts'
import { withHiddenPages } from '../stage/blank-pages.ts'
import { readSavedJar } from './saved-jar.ts'

/** What a snapshot is taken of, and put back into. */
export interface WorldParts {
  readonly lab: Lab
  readonly clock: MovableLabClock
  readonly log: TraceLog
  readonly recorder: Recorder
  readonly profiles: LabProfiles
  readonly stage: Stage
  /** Resolves once the page of the tab has come to rest; rejects when it does not. */
  readonly settled: (tab: TabId) => Promise<void>
}

/** A page that writes without end would never let its world be read as of one moment. */
const mostAttempts = 5

/**
 * The lab at one moment: read while nothing is under way, and read again when something has happened meanwhile.
 * @throws ExpectedFailure when the lab does not come to rest, or when there is more of it than a snapshot holds
 */
export async function takeWorld(parts: WorldParts, name: string): Promise<WorldSnapshot> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    await atRest(parts)
    const before = parts.log.lastSeq()
    const world = await readWorldNow(parts, name)
    if (!hasHappened(parts.log, before)) return checked(world)
  }
  throw new ExpectedFailure('not-possible', { kind: 'world-busy' })
}

function checked(world: WorldSnapshot): WorldSnapshot {
  const read = worldSnapshotSchema.safeParse(world)
  if (!read.success || writeWorld(world).length > longestWorld) throw new ExpectedFailure('not-possible', { kind: 'world-too-large' })
  return read.data
}

async function atRest({ stage, recorder, settled }: WorldParts): Promise<void> {
  try {
    for (const { id } of stage.board.state().tabs) await settled(id)
  } catch {
    throw new ExpectedFailure('not-possible', { kind: 'world-busy' })
  }
  for (const profile of profileIds) await recorder.jarAtRest(profile)
}

/** What the app itself does is done by the person who waits for the snapshot; all else changes what is read. */
function hasHappened(log: TraceLog, before: EventSeq): boolean {
  return log.since(before).events.some(({ observer, kind }) => observer !== 'app' || kind.startsWith('tab.') || kind.startsWith('window.'))
}

async function readWorldNow(parts: WorldParts, name: string): Promise<WorldSnapshot> {
  const { lab, clock, stage } = parts
  const [laptop, phone, inPrivate] = [
    await readBrowser(parts, 'laptop'),
    await readBrowser(parts, 'phone'),
    await readBrowser(parts, 'private'),
  ]
  const windows: WorldSnapshot['windows'] = []
  for (const { profile, tabs, activeTab } of stage.board.state().windows) {
    const open = tabs.flatMap(id => stage.board.tab(id) ?? [])
    const saved: WorldSnapshot['windows'][number]['tabs'] = []
    for (const tab of open) saved.push({ lane: tab.lane, url: addressOf(parts, tab), sessionStorage: await readSession(parts, tab) })
    const active = tabs.indexOf(activeTab)
    if (saved.length > 0) windows.push({ profile, tabs: saved, active: Math.max(0, active) })
  }
  const server = await lab.world.save()
  return {
    'crumbtrail-world': worldFormat,
    name,
    takenWallMs: Date.now(),
    takenLabMs: clock.now(),
    browsers: { laptop, phone, private: inPrivate },
    windows,
    server,
  }
}

async function readBrowser({ log, profiles, stage }: WorldParts, profile: ProfileId): Promise<WorldSnapshot['browsers'][ProfileId]> {
  const session = profiles.sessionOf(profile)
  const origins = originsIn(log.world().local[profile])
  const localStorage: SavedPlace[] = []
  if (origins.length > 0) {
    await withHiddenPages(session, async pages => {
      for (const origin of origins) localStorage.push({ origin, items: await pages.read(origin, 'local') })
    })
  }
  return {
    isRunning: stage.board.state().browsers[profile] === 'running',
    cookies: await readSavedJar(session),
    localStorage: localStorage.filter(({ items }) => items.length > 0),
  }
}

/** Storages of pages themselves. Those of frames in other sites' pages are kept apart, and are no part of a snapshot. */
const originsIn = (places: StorageByOrigin): string[] =>
  Object.keys(places)
    .filter(place => readStoragePlace(place).partition === null && isLabUrl(place))
    .sort()

function addressOf({ stage }: WorldParts, tab: StageTab): string {
  const shown = tab.condition.kind === 'live' ? (stage.guests.get(tab.id)?.contents.getURL() ?? '') : tab.url
  const address = isLabUrl(shown) ? new URL(shown) : new URL(homeUrl)
  address.username = ''
  address.password = ''
  return address.href
}

/** Of the origin that the tab shows, as its page holds it; of others that it has shown before, as it was seen last. */
async function readSession({ log, stage }: WorldParts, tab: StageTab): Promise<SavedPlace[]> {
  const known = log.world().session[tab.id] ?? {}
  const guest = stage.guests.get(tab.id)
  const shown = guest === null || tab.dialog !== null || tab.condition.kind !== 'live' ? '' : guest.contents.getURL()
  const places: SavedPlace[] = []
  for (const origin of originsIn(known)) {
    const items = known[storagePlaceKey({ origin })] ?? []
    const isShown = isLabUrl(shown) && new URL(shown).origin === origin
    if (isShown && guest !== null) {
      const storageId = { storageKey: `${origin}/`, isLocalStorage: false }
      const read = guest.watched.send<{ entries: string[][] }>('DOMStorage.getDOMStorageItems', { storageId })
      places.push({ origin, items: (await pageAnswer(read)).entries.map(([key = '', value = '']) => [key, value]) })
    } else {
      if (items.some(({ cutFrom }) => cutFrom !== undefined)) throw new ExpectedFailure('not-possible', { kind: 'world-too-large' })
      places.push({ origin, items: items.map(({ key, value }) => [key, value]) })
    }
  }
  return places
}
