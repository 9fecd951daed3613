/** The time the server lives by, in Unix milliseconds. Everything in the lab that asks "is it over yet?" asks this clock. */
export interface LabClock {
  now(): number
}

/** The system's clock plus an offset. A lesson can move it forward, never back: that takes a reset or a snapshot. */
export interface MovableLabClock extends LabClock {
  /** How far the lab is ahead of the machine; negative: behind, as after a snapshot of yesterday. */
  readonly offsetMs: number
  /** @param ms zero or more; a negative or fractional step is a mistake of the caller and throws. */
  moveForward(ms: number): void
  /** Back to the machine's time; only together with empty stores and jars, where nothing is left that knew the other time. */
  reset(): void
  /** The time of a snapshot; only together with its stores and jars. The lab may be behind the machine then. */
  restore(nowMs: number): void
}

export function createLabClock(systemNow: () => number = Date.now): MovableLabClock {
  let offsetMs = 0
  return {
    now: () => systemNow() + offsetMs,
    get offsetMs() {
      return offsetMs
    },
    moveForward(ms) {
      if (!Number.isSafeInteger(ms) || ms < 0) throw new RangeError(`the lab clock moves forward by whole milliseconds, not by ${ms}`)
      offsetMs += ms
    },
    reset() {
      offsetMs = 0
    },
    restore(nowMs) {
      offsetMs = nowMs - systemNow()
    },
  }
}
