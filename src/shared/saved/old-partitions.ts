import { notRecorded, storagePlaceKey } from '../trace/storage-place.ts'
import type { StorageByOrigin, World } from '../trace/world.ts'
import type { SavedTrace } from './saved-trace.ts'

/** The first Chromium that keeps the storage of a frame apart by the site of the page around it. */
const partitionsStorage = 115

/**
 * Older versions recorded Web storage by its origin alone. Where the Chromium of the trace kept the storage of frames apart, nobody can tell
 * from such a trace whether an item was a page's own: it is not known, rather than unpartitioned.
 */
export function withoutPartitions(saved: SavedTrace): SavedTrace {
  const { head, baseline, events } = saved
  if (head.tellsStoragePartitions === true || !(Number.parseInt(head.chromium, 10) >= partitionsStorage)) return saved
  // Recorded with partitions before the head said so.
  if (events.some(event => event.kind === 'storage.changed' && event.partition !== undefined)) return saved
  return {
    ...saved,
    baseline: baseline === null ? null : worldWithout(baseline),
    events: events.map(event => (event.kind === 'storage.changed' ? { ...event, partition: notRecorded } : event)),
  }
}

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
