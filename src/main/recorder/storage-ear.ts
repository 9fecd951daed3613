import type { Protocol } from 'devtools-protocol'
import { formatStorageKey, parseStorageKey, type StoragePlace } from '@shared/trace/storage-place.ts'
import type { StorageArea } from '@shared/trace/storage-events.ts'
import { costOfText, createTalkBound, type TalkBound } from '../base/talk-bound.ts'

/** Listens to what a tab's documents write to their storages; of a document that writes without end it reads the outcome alone. */
export interface StorageEar {
  /**
   * A `DOMStorage` message came, from this DevTools session (undefined: the tab's own). False: it is one of too many, and what stands in the
   * storage is going to be read instead.
   */
  heard(params: unknown, sessionId: string | undefined): boolean
}

export interface StorageEarOptions {
  readonly send: (method: string, params: object, sessionId?: string) => Promise<unknown>
  /** Compares the storage with what is known of it. */
  readonly readBack: (area: StorageArea, at: StoragePlace, sessionId?: string) => Promise<void>
  readonly nowMs?: () => number
}

/** A script that fills its storage in a thousand steps is told step by step. */
const mostAtOnce = 3_000
const mostASecond = 300
const firstRestMs = 1_000
const longestRestMs = 30_000

/** Values are told of some of these messages alone. */
type ItemMessage = Pick<Protocol.DOMStorage.DomStorageItemUpdatedEvent, 'storageId'> &
  Partial<Pick<Protocol.DOMStorage.DomStorageItemUpdatedEvent, 'newValue' | 'oldValue'>>

interface Heard {
  readonly bound: TalkBound
  readonly places: Map<string, { readonly area: StorageArea; readonly at: StoragePlace }>
  restMs: number
  isResting: boolean
}

export function createStorageEar({ send, readBack, nowMs = () => performance.now() }: StorageEarOptions): StorageEar {
  const sessions = new Map<string, Heard>()

  /**
   * The browser says no more for a while: it would keep saying it to every tab that shows the origin, and each of them would hold up the
   * app. What stands there afterwards is read, and told as found.
   */
  async function rest(heard: Heard, sessionId: string | undefined): Promise<void> {
    heard.isResting = true
    await send('DOMStorage.disable', {}, sessionId)
    await new Promise(resolve => setTimeout(resolve, heard.restMs))
    heard.restMs = Math.min(heard.restMs * 2, longestRestMs)
    const due = [...heard.places.values()]
    heard.places.clear()
    await send('DOMStorage.enable', {}, sessionId)
    await Promise.all(due.map(({ area, at }) => readBack(area, at, sessionId)))
    heard.isResting = false
  }

  return {
    heard(params, sessionId) {
      const { storageId, newValue = '', oldValue = '' } = params as ItemMessage
      const at = storageId.storageKey === undefined ? null : parseStorageKey(storageId.storageKey)
      if (at === null) return true
      const key = sessionId ?? ''
      const heard = sessions.get(key) ?? {
        bound: createTalkBound(mostAtOnce, mostASecond),
        places: new Map(),
        restMs: firstRestMs,
        isResting: false,
      }
      sessions.set(key, heard)
      const area: StorageArea = storageId.isLocalStorage ? 'local' : 'session'
      heard.places.set(`${area} ${formatStorageKey(at)}`, { area, at })
      const isCalm = heard.bound.allows(costOfText(newValue.length + oldValue.length), nowMs())
      // The session may end meanwhile, and nobody is left to listen to.
      if (!isCalm && !heard.isResting) rest(heard, sessionId).catch(() => undefined)
      return !heard.isResting
    },
  }
}
