import { cookieKey, type Cookie } from '../trace/cookie.ts'
import type { TraceEvent } from '../trace/trace-event.ts'
import { notRecorded, storagePlaceKey } from '../trace/storage-place.ts'
import type { StorageByOrigin, World } from '../trace/world.ts'
import type { SavedTrace } from './saved-trace.ts'

/** The first Chromium that keeps the storage of a frame apart by the site of the page around it. */
const partitionsStorage = 115

/**
 * Older versions recorded Web storage by its origin alone. Where the Chromium of the trace kept the storage of frames apart, nobody can tell
 * from such a trace whether an item was a page's own: it is not known, rather than unpartitioned.
 */
export function withoutPartitions(given: SavedTrace): SavedTrace {
  if (given.head.tellsStoragePartitions === true || given.foreign !== null) return given
  const saved = { ...given, events: withCookiePartitions(given.events) }
  const { head, baseline, events } = saved
  if (!(Number.parseInt(head.chromium, 10) >= partitionsStorage)) return saved
  // Recorded with partitions before the head said so.
  if (events.some(event => event.kind === 'storage.changed' && event.partition !== undefined)) return saved
  return {
    ...saved,
    baseline: baseline === null ? null : worldWithout(baseline),
    events: events.map(event => (event.kind === 'storage.changed' ? { ...event, partition: notRecorded } : event)),
  }
}

/**
 * Of cookies they recorded the partition where DevTools told it, with the verdict on a line or a request, and not where the jar changed,
 * for Electron does not tell it. The very cookie, value and all, is looked for among the verdicts.
 */
function withCookiePartitions(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const partitions = new Map<string, string | null>()
  for (const event of events) {
    if (event.kind !== 'cookie.judged' || event.cookie === null) continue
    const [key, { partitionKey }] = [ofAnyPartition(event.cookie), event.cookie]
    // Two cookies with one value, one of them without a partition: then the jar's word stands.
    partitions.set(key, partitions.has(key) && partitions.get(key) !== partitionKey ? null : partitionKey)
  }
  return events.map(event => {
    if (event.kind !== 'jar.changed' || event.cookie.partitionKey !== null) return event
    const partitionKey = partitions.get(ofAnyPartition(event.cookie)) ?? null
    return partitionKey === null ? event : { ...event, cookie: { ...event.cookie, partitionKey } }
  })
}

const ofAnyPartition = (cookie: Cookie): string => `${cookieKey({ ...cookie, partitionKey: null })} ${cookie.value}`

function worldWithout(world: World): World {
  const { laptop, phone, private: ofPrivate } = world.local
  return {
    ...world,
    local: { laptop: placesWithout(laptop), phone: placesWithout(phone), private: placesWithout(ofPrivate) },
    session: Object.fromEntries(Object.entries(world.session).map(([tab, areas]) => [tab, placesWithout(areas ?? {})])),
  }
}

const placesWithout = (areas: StorageByOrigin): StorageByOrigin =>
  Object.fromEntries(Object.entries(areas).map(([origin, items]) => [storagePlaceKey({ origin, partition: notRecorded }), items]))
