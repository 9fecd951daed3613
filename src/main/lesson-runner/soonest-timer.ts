/** One timer for many wishes: the soonest of them counts, and the others are met with it. */
export interface SoonestTimer {
  /** Calls back in `delayMs` milliseconds, or sooner if that has been asked for. */
  within(delayMs: number): void
  /** Nothing is called back any more, whatever is asked for. */
  stop(): void
}

export function createSoonestTimer(callBack: () => void): SoonestTimer {
  let timer: NodeJS.Timeout | null = null
  let dueAt = 0
  let isStopped = false
  const clear = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  return {
    within(delayMs) {
      const at = Date.now() + delayMs
      if (isStopped || (timer !== null && dueAt <= at)) return
      clear()
      dueAt = at
      timer = setTimeout(() => {
        timer = null
        callBack()
      }, delayMs)
    },
    stop() {
      isStopped = true
      clear()
    },
  }
}
