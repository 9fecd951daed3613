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

export const costOfText = (units: number): number => 1 + Math.floor(units / unitsAMessage)
