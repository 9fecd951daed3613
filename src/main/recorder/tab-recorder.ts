import type { WebContents } from 'electron'
import type { Protocol } from 'devtools-protocol'
import type { ExchangeRecorder } from './exchange-recorder.ts'
import type { StorageRecorder, StorageSource } from './storage-recorder.ts'

export interface TabRecorderOptions {
  readonly source: StorageSource
  readonly exchanges: ExchangeRecorder
  readonly storage: StorageRecorder
  readonly onError: (error: unknown) => void
}

/** The DevTools session of one tab: what it says goes to the recorders. */
export interface TabRecorder {
  /** Attaches and enables; the first request after it is seen. */
  start(): Promise<void>
  /** Resolves once the process that shows the page now has heard that it is listened to. */
  listen(): Promise<void>
  send<Answer>(method: string, params?: object): Promise<Answer>
  /** Compares the storages of `url`'s origin with what is known. */
  readStoragesBack(url: string): Promise<void>
}

export function createTabRecorder(contents: WebContents, options: TabRecorderOptions): TabRecorder {
  const { debugger: devtools } = contents
  const send = async <Answer>(method: string, params: object = {}, sessionId?: string): Promise<Answer> =>
    (await devtools.sendCommand(method, params, sessionId)) as Answer

  const enable = async (sessionId?: string): Promise<void> => {
    await Promise.all([
      send('Network.enable', { maxPostDataSize: 0 }, sessionId),
      send('DOMStorage.enable', {}, sessionId),
      // Frames of other sites have DevTools sessions of their own; without this their requests would be missing here.
      send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }, sessionId),
    ])
  }

  const onMessage = (_event: unknown, method: string, params: unknown): void => {
    if (method === 'Target.attachedToTarget') {
      const { sessionId, targetInfo } = params as Protocol.Target.AttachedToTargetEvent
      // A child that is gone before it is enabled has nothing to record.
      if (targetInfo.type === 'iframe' || targetInfo.type === 'worker') enable(sessionId).catch(() => undefined)
      return
    }
    try {
      options.exchanges.handle(method, params)
      options.storage.handle(options.source, method, params)
    } catch (error) {
      options.onError(error) // one unreadable message must not end the recording
    }
  }

  async function readArea(area: 'local' | 'session', url: URL): Promise<void> {
    const storageId = { storageKey: `${url.origin}/`, isLocalStorage: area === 'local' }
    const { entries } = await send<Protocol.DOMStorage.GetDOMStorageItemsResponse>('DOMStorage.getDOMStorageItems', { storageId })
    const items = entries.map(([key = '', value = '']) => [key, value] as const)
    options.storage.readBack(options.source, area, url.origin, items)
  }

  return {
    async start() {
      devtools.attach('1.3')
      devtools.on('message', onMessage)
      await enable()
    },
    // The answer comes from the new page's own agent, so it is there.
    listen: async () => void (await send('Network.enable', { maxPostDataSize: 0 }).catch(() => undefined)),
    send,
    async readStoragesBack(address) {
      const url = new URL(address)
      if (!url.protocol.startsWith('http')) return
      // The page may have moved on meanwhile; then its own events and the next read-back tell.
      await Promise.all([readArea('local', url), readArea('session', url)]).catch(() => undefined)
    },
  }
}
