import type { Protocol } from 'devtools-protocol'
import { formatStorageKey, parseStorageKey, type StoragePlace } from '@shared/trace/storage-place.ts'
import type { StorageRecorder, StorageSource } from './storage-recorder.ts'

export interface StorageReaderOptions {
  /** Asks the DevTools session of the tab, or of a frame of it. */
  readonly send: <Answer>(method: string, params?: object, sessionId?: string) => Promise<Answer>
  readonly source: StorageSource
  readonly storage: Pick<StorageRecorder, 'readBack'>
}

/** Reads what the storages of a tab hold, and lets the difference to what is known be recorded. */
export interface StorageReader {
  readArea(area: 'local' | 'session', at: StoragePlace, sessionId?: string): Promise<void>
  /** What a frame of another site had written before it was listened to. Its storage is kept apart by the page's site. */
  readFrame(frameId: string, sessionId: string): Promise<void>
  readPage(address: string): Promise<void>
}

export function createStorageReader({ send, source, storage }: StorageReaderOptions): StorageReader {
  async function readArea(area: 'local' | 'session', at: StoragePlace, sessionId?: string): Promise<void> {
    const storageId = { storageKey: formatStorageKey(at), isLocalStorage: area === 'local' }
    const read = 'DOMStorage.getDOMStorageItems'
    const { entries } = await send<Protocol.DOMStorage.GetDOMStorageItemsResponse>(read, { storageId }, sessionId)
    const items = entries.map(([key = '', value = '']) => [key, value] as const)
    storage.readBack(source, area, at, items)
  }

  return {
    readArea,
    async readFrame(frameId, sessionId) {
      const ask = 'Storage.getStorageKeyForFrame'
      const { storageKey } = await send<Protocol.Storage.GetStorageKeyForFrameResponse>(ask, { frameId }, sessionId)
      const at = parseStorageKey(storageKey)
      if (at !== null) await Promise.all([readArea('local', at, sessionId), readArea('session', at, sessionId)])
    },
    async readPage(address) {
      const url = new URL(address)
      if (!url.protocol.startsWith('http')) return
      // The page may have moved on meanwhile; then its own events and the next read-back tell.
      const at = { origin: url.origin, partition: null }
      await Promise.all([readArea('local', at), readArea('session', at)]).catch(() => undefined)
    },
  }
}
