import type { TraceProblem } from '../problem/trace-problem.ts'

/** What is wrong with a file, and where. The words are for the panel that shows it; the message is for the console. */
export class DamagedTrace extends Error {
  /** Counts from 1; null: the file as a whole. */
  readonly line: number | null
  readonly problem: TraceProblem
  constructor(line: number | null, problem: TraceProblem) {
    super(line === null ? problem.kind : `line ${line}: ${problem.kind}`)
    this.line = line
    this.problem = problem
  }
}
