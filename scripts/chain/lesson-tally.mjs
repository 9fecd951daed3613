/**
 * The counts in what the app writes with --json: one test per lesson.
 * @param {Record<string, unknown>} report
 * @returns {import('./tally.mjs').Tally}
 */
export function tallyOfLessons(report) {
  const lessons = Array.isArray(report['lessons']) ? /** @type {unknown[]} */ (report['lessons']) : []
  const passed = lessons.filter(lesson => /** @type {{ passed?: unknown }} */ (lesson).passed === true).length
  return { passed, failed: lessons.length - passed, skipped: 0 }
}
