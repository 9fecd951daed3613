export interface Contender {
  readonly name: string
  /** Does the work `rounds` times, one after another. */
  readonly work: (rounds: number) => Promise<void>
}

export interface Measured {
  readonly name: string
  /** Median of the passes, microseconds per piece of work. */
  readonly medianUs: number
  /** Median of the ratios to the first contender in the same pass: drift of the machine cancels out. */
  readonly ratio: number
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Runs the contenders in turn, pass after pass, and compares each with the first one of the same pass. */
export async function comparePaired(contenders: readonly Contender[], rounds: number, passes: number): Promise<Measured[]> {
  const times = contenders.map((): number[] => [])
  for (const { work } of contenders) await work(rounds) // warm up
  for (let pass = 0; pass < passes; pass++)
    for (const [index, { work }] of contenders.entries()) {
      const startedAt = process.hrtime.bigint()
      await work(rounds)
      times[index]?.push(Number(process.hrtime.bigint() - startedAt) / 1000 / rounds)
    }
  const first = times[0] ?? []
  return contenders.map(({ name }, index) => {
    const own = times[index] ?? []
    return { name, medianUs: median(own), ratio: median(own.map((time, pass) => time / (first[pass] ?? Number.NaN))) }
  })
}

export function printMeasured(measured: readonly Measured[]): void {
  for (const { name, medianUs, ratio } of measured)
    console.log(`  ${name.padEnd(44)} ${medianUs.toFixed(0).padStart(6)} µs  ${ratio.toFixed(2)}×`)
}
