import { formatElapsed } from '../shell/progress.mjs'
import { sumTallies } from './tally.mjs'

/**
 * @typedef {object} StageResult
 * @property {string} name
 * @property {import('./tally.mjs').Tally} tally
 * @property {number} elapsedMs
 * @property {string} [note] what a reader of the summary should know
 */

/** A run that fails everywhere says so by its counts. */
const maxNames = 20

/**
 * The end of a run: a line for each stage, the names of what failed below it, and last of all the plain line that a machine reads.
 * @param {readonly StageResult[]} results
 * @param {number} elapsedMs of the whole run; stages may have run side by side
 * @returns {string}
 */
export function summarize(results, elapsedMs) {
  const width = Math.max(...results.map(({ name }) => name.length))
  const lines = results.flatMap(({ name, tally, elapsedMs: stageMs, note }) => {
    const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''
    const mark = tally.failed > 0 ? '✗' : '✓'
    const said = note === undefined ? '' : `  · ${note}`
    return [
      `${mark} ${name.padEnd(width)}  ${tally.passed} passed, ${tally.failed} failed${skipped}  (${formatElapsed(stageMs)})${said}`,
      ...(tally.failures ?? []).slice(0, maxNames).map(failure => `    ✗ ${failure}`),
    ]
  })
  const total = sumTallies(results.map(({ tally }) => tally))
  return `${lines.join('\n')}\n\nin ${formatElapsed(elapsedMs)}\n${total.passed} passed, ${total.failed} failed\n`
}
