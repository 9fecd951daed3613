/**
 * A moment that DevTools names (`MonotonicTime`, seconds), as `performance.now()` counts. Chromium and Node read the same clock
 * (CLOCK_MONOTONIC, QueryPerformanceCounter); where they should differ, what is told to have happened is never later than now.
 */
export function momentOf(timestamp: number): number {
  const nowMs = performance.now()
  const sinceBootMs = Number(process.hrtime.bigint()) / 1e6
  return Math.min(nowMs, timestamp * 1000 - sinceBootMs + nowMs)
}
