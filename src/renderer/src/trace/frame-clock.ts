/** A minimised window draws no frames; its trace must not pile up for long. */
const backupMs = 500
const longestRestMs = 150
/** Work that leaves a frame room for everything else needs no rest. */
const cheapMs = 4
const shortestRestMs = 100

/**
 * Runs work with the next frame. What takes a good part of a frame is done ten times a second and no more, for nobody reads faster;
 * and the page gets at least twice the time that it took, so that keys and scrolling stay quick meanwhile.
 */
export function createFrameClock(): (work: () => void) => void {
  let restUntil = 0

  function run(work: () => void): void {
    const begun = performance.now()
    work()
    // React has drawn what the work changed by the time a new task runs.
    window.setTimeout(() => {
      const now = performance.now()
      const took = now - begun
      restUntil = took <= cheapMs ? now : now + Math.min(longestRestMs, Math.max(shortestRestMs, took * 2))
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
