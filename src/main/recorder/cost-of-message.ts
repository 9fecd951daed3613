import type { Protocol } from 'devtools-protocol'
import { isWorkerScript } from './read-network-message.ts'

/** A request is told in some ten messages and facts, by the browser, the wire and the server. */
const ofRequest = 10
/** Each frame of another site and each worker is a process or a thread, and is listened to by itself: some milliseconds. */
const ofTarget = 200

/** What a message of a tab's DevTools session costs, in plain messages. */
export function costOfMessage(method: string, params: unknown): number {
  if (method === 'Network.requestWillBeSent')
    // A worker may be over before it could be listened to; the request for its script is told all the same.
    return isWorkerScript(params as Protocol.Network.RequestWillBeSentEvent) ? ofTarget : ofRequest
  if (method === 'Target.attachedToTarget') return ofTarget
  // Every tab that shows the origin reports it, not only the one that writes: `recorder/storage-ear.ts` bounds that.
  return method.startsWith('DOMStorage.') ? 0 : 1
}
