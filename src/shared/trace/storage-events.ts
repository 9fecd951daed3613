import { z } from 'zod'
import { freeText, holdsSecrets, named } from '../schema/free-text.ts'
import { cookieSchema } from './cookie.ts'
import { eventsOf, profile, tab } from './event-parts.ts'

export const storageArea = z.enum(['local', 'session'])
export type StorageArea = z.output<typeof storageArea>
/** The value of a storage item; what it is called stands beside it as `key`. */
export const itemValue = holdsSecrets('item', z.string())

/** What a browser keeps: its jar, and the storages of pages. */
export const storageEvents = eventsOf('browser')({
  /** A cookie was set or removed. */
  'jar.changed': {
    profile,
    change: z.enum(['set', 'removed']),
    cookie: cookieSchema,
    /** Electron's word: inserted, explicit, overwrite, expired, evicted, expired-overwrite …; one `evicted` has the cause of what filled the jar. */
    chromiumCause: named<string>(),
    /** Changes of the same cookie just before it that were not recorded, for there were too many; absent: none. */
    leftOut: z.number().exactOptional(),
  },
  /** localStorage or sessionStorage changed. */
  'storage.changed': {
    profile,
    /** The tab for sessionStorage; null for localStorage, which all tabs of the profile share. */
    tab: tab.nullable(),
    area: storageArea,
    origin: freeText,
    /** The top-level site under which the storage of a frame is kept apart (storage partitioning); absent: it is not. */
    partition: freeText.exactOptional(),
    /** `found`: read back on arrival, not seen as it was written (a copied sessionStorage, say). */
    op: z.enum(['set', 'removed', 'cleared', 'found']),
    /** null for `cleared`. */
    key: freeText.nullable(),
    oldValue: itemValue.nullable(),
    newValue: itemValue.nullable(),
    /** The whole length of a new value that was too long to keep, in UTF-16 code units; `newValue` is then its beginning. */
    cutFrom: z.number().exactOptional(),
  },
})
