/** How often something may happen: at most `most` times in any `perMs`. */
export interface RateBound {
  /** It happens now. False: too often; from then on it counts from nothing again. */
  allows(nowMs: number): boolean
}

export function createRateBound(most: number, perMs: number): RateBound {
  let times: number[] = []
  return {
    allows(nowMs) {
      times = [...times.filter(at => nowMs - at < perMs), nowMs]
      if (times.length <= most) return true
      times = []
      return false
    },
  }
}
