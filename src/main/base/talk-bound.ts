import type { Protocol } from 'devtools-protocol'
import { isWorkerScript } from '../recorder/read-network-message.ts'

/** How much of what a page sets off the app takes in: `most` at once, and `aSecond` in the long run. Counted in messages. */
export interface TalkBound {
  /** So many more. False: it is too much; those are not counted. */
  allows(messages: number, nowMs: number): boolean
}

export function createTalkBound(most: number, aSecond: number): TalkBound {
  let [level, at] = [0, 0]
  return {
    allows(messages, nowMs) {
      level = Math.max(0, level - ((nowMs - at) / 1_000) * aSecond)
      at = nowMs
      if (level + messages > most) return false
      level += messages
      return true
    },
  }
}

/** In UTF-16 code units: text beyond it is counted as further messages. */
const unitsAMessage = 4_096
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
  // Every tab that shows the origin tells of it, whoever writes: `recorder/storage-ear.ts` bounds that.
  return method.startsWith('DOMStorage.') ? 0 : 1
}

export const costOfText = (units: number): number => 1 + Math.floor(units / unitsAMessage)
