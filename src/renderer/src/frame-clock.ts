/** A minimised window draws no frames; its trace must not pile up for long. */
const backupMs = 500
const longestRestMs = 120

/**
 * Runs work with the next frame, and gives the page twice the time that it took before the next one: what cannot be drawn sixty times a
 * second is drawn less often, and keys and scrolling stay quick meanwhile.
 */
export function createFrameClock(): (work: () => void) => void {
  let restUntil = 0

  function run(work: () => void): void {
    const begun = performance.now()
    work()
    // React has drawn what the work changed by the time a new task runs.
    window.setTimeout(() => {
      const now = performance.now()
      restUntil = now + Math.min(longestRestMs, (now - begun) * 2)
    })
  }

  return work => {
    const once = (): void => {
      window.clearTimeout(backup)
      cancelAnimationFrame(frame)
      run(work)
    }
    let frame = 0
    const rest = restUntil - performance.now()
    if (rest > 0) window.setTimeout(() => (frame = requestAnimationFrame(once)), rest)
    else frame = requestAnimationFrame(once)
    const backup = window.setTimeout(once, backupMs)
  }
}
