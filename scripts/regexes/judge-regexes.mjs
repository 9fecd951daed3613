import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'

/* One of the threads that `npm run regexes` starts. It is sent one regular expression after the other, as `/source/flags`. */

/** @typedef {{ status: 'unknown', error: { kind: string } } | { status: 'safe' | 'vulnerable', complexity: { type: string } }} Found */
const require = createRequire(import.meta.url) // it is CommonJS
/** @typedef {{ checkSync: (source: string, flags: string, about: { timeout: number }) => Found }} Recheck */
const { checkSync } = /** @type {Recheck} */ (require('recheck'))

parentPort?.on('message', (/** @type {string} */ regex) => parentPort?.postMessage([regex, judge(regex)]))

/** How its time grows with the text, as recheck has it: linear, polynomial, exponential. @param {string} regex @returns {string} */
function judge(regex) {
  const end = regex.lastIndexOf('/')
  // recheck does not know `d`, which has no bearing on time.
  const found = checkSync(regex.slice(1, end), regex.slice(end + 1).replace('d', ''), { timeout: 60_000 })
  return found.status === 'unknown' ? `unknown: ${found.error.kind}` : found.complexity.type
}
