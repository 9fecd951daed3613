/** One measured stretch of frames. */
export interface FrameReport {
  readonly p50: number
  readonly p95: number
  /** Of frames that took longer than 20 ms: at 60 Hz, each of them has left out at least one. */
  readonly over20: number
  /** How much of the time the page's main thread was at work. */
  readonly busy: number
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export function frameReport(deltas: readonly number[], busy: number): FrameReport {
  return {
    p50: quantile(deltas, 0.5),
    p95: quantile(deltas, 0.95),
    over20: deltas.filter(ms => ms > 20).length / Math.max(1, deltas.length),
    busy,
  }
}

/** Each figure by itself: the median of the runs; not a number when there were none. */
export function medianReport(runs: readonly FrameReport[]): FrameReport {
  const of = (name: keyof FrameReport): number => median(runs.map(run => run[name]))
  return { p50: of('p50'), p95: of('p95'), over20: of('over20'), busy: of('busy') }
}

export function printFrames(name: string, { p50, p95, over20, busy }: FrameReport): void {
  const cells = [ms(p50), ms(p95), percent(over20), percent(busy)]
  console.log(`  ${name.padEnd(48)} ${cells.map(cell => cell.padStart(9)).join(' ')}`)
}

export function printFact(name: string, ...cells: readonly string[]): void {
  console.log(`  ${name.padEnd(48)} ${cells.map(cell => cell.padStart(9)).join(' ')}`)
}

export const ms = (value: number): string => (Number.isFinite(value) ? `${value.toFixed(1)} ms` : '–')
export const percent = (share: number): string => (Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : '–')
export const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`
