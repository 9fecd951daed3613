import { existsSync, readFileSync } from 'node:fs'

/**
 * What one part of the chain came to.
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} [failures] names of what failed, as far as the report has them
 */

/** @param {boolean} isGood @returns {Tally} one step that counts as one test */
export function tallyOfStep(isGood) {
  return isGood ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/** @param {unknown} value */
const count = value => (typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0)

/** @param {unknown} value @returns {readonly Record<string, unknown>[]} */
function list(value) {
  const items = Array.isArray(value) ? /** @type {unknown[]} */ (value) : []
  return items.filter(item => typeof item === 'object' && item !== null).map(item => /** @type {Record<string, unknown>} */ (item))
}

/**
 * The counts in a report of vitest's json reporter.
 * @param {Record<string, unknown>} report
 * @returns {Tally}
 */
export function tallyOfVitest(report) {
  const failures = list(report['testResults']).flatMap(file =>
    list(file['assertionResults'])
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => String(fullName)),
  )
  return {
    passed: count(report['numPassedTests']),
    failed: count(report['numFailedTests']),
    skipped: count(report['numPendingTests']) + count(report['numTodoTests']),
    ...(failures.length > 0 ? { failures } : {}),
  }
}

/**
 * The counts in a report of Playwright's json reporter. A flaky test failed once: it counts as failed.
 * @param {Record<string, unknown>} report
 * @returns {Tally}
 */
export function tallyOfPlaywright(report) {
  const stats = /** @type {Record<string, unknown>} */ (report['stats'] ?? {})
  const failures = failedSpecs(list(report['suites']))
  return {
    passed: count(stats['expected']),
    failed: count(stats['unexpected']) + count(stats['flaky']),
    skipped: count(stats['skipped']),
    ...(failures.length > 0 ? { failures } : {}),
  }
}

/** One session of `npm run contradictions`: it holds, or each kind of contradiction is named. @param {Record<string, unknown>} report @returns {Tally} */
export function tallyOfContradictions(report) {
  const failures = Array.isArray(report['failures']) ? report['failures'].map(String) : []
  const isGood = failures.length === 0 && count(report['contradictions']) === 0 && count(report['events']) > 0
  return { ...tallyOfStep(isGood), ...(failures.length > 0 ? { failures } : {}) }
}

/** @param {readonly Record<string, unknown>[]} suites @returns {string[]} */
function failedSpecs(suites) {
  return suites.flatMap(suite => [
    ...list(suite['specs'])
      .filter(({ ok }) => ok === false)
      .map(({ file, line, title }) => `${String(file)}:${String(line)} ${String(title)}`),
    ...failedSpecs(list(suite['suites'])),
  ])
}

/**
 * Joins a report and the exit code, so that neither can hide a failure of the other: a run that ended badly, or left no
 * report, or a report without a single test, is at least one failure.
 * @param {string} reportPath
 * @param {(report: Record<string, unknown>) => Tally} read
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyOfRun(reportPath, read, exitCode) {
  const tally = existsSync(reportPath)
    ? read(/** @type {Record<string, unknown>} */ (JSON.parse(readFileSync(reportPath, 'utf8'))))
    : { passed: 0, failed: 0, skipped: 0 }
  const isBad = exitCode !== 0 || tally.passed + tally.failed === 0
  return isBad && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function sumTallies(tallies) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) => tallies.reduce((total, tally) => total + tally[key], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}
