import type { WebContents } from 'electron'
import type { Protocol } from 'devtools-protocol'
import type { ExchangeRecorder } from './exchange-recorder.ts'
import type { AskSession } from './find-policies.ts'
import type { ForbiddenRequests } from './forbidden-requests.ts'
import { createStorageEar } from './storage-ear.ts'
import { createStorageReader } from './storage-reader.ts'
import type { StorageRecorder, StorageSource } from './storage-recorder.ts'

export interface TabRecorderOptions {
  readonly source: StorageSource
  readonly exchanges: ExchangeRecorder
  readonly forbidden: ForbiddenRequests
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
  /** A page that is being stopped: what it said before and is still on its way is left out. */
  setDeaf(isDeaf: boolean): void
  /** Compares the storages of `url`'s origin with what is known. */
  readStoragesBack(url: string): Promise<void>
}

export function createTabRecorder(contents: WebContents, options: TabRecorderOptions): TabRecorder {
  const { debugger: devtools } = contents
  const send = async <Answer>(method: string, params: object = {}, sessionId?: string): Promise<Answer> =>
    (await devtools.sendCommand(method, params, sessionId)) as Answer

  /** A worker has no frames and refuses; then there is nothing to watch. */
  async function watchFrames(sessionId?: string): Promise<void> {
    try {
      await send('Page.enable', {}, sessionId)
      const { frameTree } = await send<Protocol.Page.GetFrameTreeResponse>('Page.getFrameTree', {}, sessionId)
      options.exchanges.frames.begin(frameTree)
    } catch {
      // What is in no known frame is told as "not known".
    }
  }

  const enable = async (sessionId?: string): Promise<void> => {
    await Promise.all([
      send('Network.enable', { maxPostDataSize: 0 }, sessionId),
      send('DOMStorage.enable', {}, sessionId),
      watchFrames(sessionId),
      // Without these two a request that never began is not told. The log first: what both have kept is told in this order.
      send('Log.enable', {}, sessionId).catch(() => undefined),
      send('Audits.enable', {}, sessionId).catch(() => undefined),
      // Frames of other sites have DevTools sessions of their own; without this their requests would be missing here.
      send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }, sessionId),
    ])
  }

  const askSession: AskSession = (method, params, session) => send(method, params, session === '' ? undefined : session)

  let isDeaf = false
  const onMessage = (_event: unknown, method: string, params: unknown, session = ''): void => {
    if (isDeaf) return
    try {
      options.forbidden.handle({ session, method, params }, askSession)
    } catch (error) {
      options.onError(error)
    }
    if (method === 'Target.attachedToTarget') {
      const { sessionId: child, targetInfo } = params as Protocol.Target.AttachedToTargetEvent
      // A child that is gone before it is enabled has nothing to record.
      const enabled = targetInfo.type === 'iframe' || targetInfo.type === 'worker' ? enable(child) : Promise.resolve()
      const read = targetInfo.type === 'iframe' ? enabled.then(() => stores.readFrame(targetInfo.targetId, child)) : enabled
      read.catch(() => undefined)
      return
    }
    try {
      if (method.startsWith('DOMStorage.') && !ear.heard(params, session === '' ? undefined : session)) return
      options.exchanges.handle(method, params)
      options.storage.handle(options.source, method, params)
    } catch (error) {
      options.onError(error) // one unreadable message must not end the recording
    }
  }

  const stores = createStorageReader({ send, source: options.source, storage: options.storage })
  const ear = createStorageEar({ send, readBack: stores.readArea })

  return {
    async start() {
      devtools.attach('1.3')
      devtools.on('message', onMessage)
      await enable()
    },
    // The answer comes from the new page's own agent, so it is there.
    listen: async () => void (await send('Network.enable', { maxPostDataSize: 0 }).catch(() => undefined)),
    send,
    setDeaf: next => void (isDeaf = next),
    readStoragesBack: address => stores.readPage(address),
  }
}
