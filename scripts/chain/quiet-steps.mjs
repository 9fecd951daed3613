import { availableParallelism } from 'node:os'
import { nodeTool } from '../shell/node-tool.mjs'
import { errorScreen, formatElapsed } from '../shell/progress.mjs'
import { projectRoot } from '../shell/project-root.mjs'
import { runQuietly } from '../shell/run-quietly.mjs'
import { tallyOfStep } from './tally.mjs'

/** These say nothing while they work, so they get time enough for a machine that is ten times slower. */
const hangsMs = 30 * 60_000

/**
 * A step whose output matters only when it fails.
 * @typedef {object} QuietStep
 * @property {string} name
 * @property {string} tool of node_modules, or a script of this project (ends in .mjs)
 * @property {readonly string[]} args
 */

/** @param {QuietStep} step */
function commandOf({ tool, args }) {
  if (tool.endsWith('.mjs')) return { command: process.execPath, args: [tool, ...args] }
  const found = nodeTool(tool)
  return { command: found.command, args: [...found.args, ...args] }
}

/** @param {QuietStep} step @returns {Promise<import('./summary.mjs').StageResult>} */
async function runStep(step) {
  const startedAt = Date.now()
  const { command, args } = commandOf(step)
  const { code, stdout, stderr } = await runQuietly(command, args, { cwd: projectRoot, timeoutMs: hangsMs })
  const elapsedMs = Date.now() - startedAt
  errorScreen.write(`${code === 0 ? '✓' : '✗'} ${step.name} (${formatElapsed(elapsedMs)})\n`)
  if (code !== 0) errorScreen.write(`${stdout}${stderr}\n`)
  return { name: step.name, tally: tallyOfStep(code === 0), elapsedMs }
}

/**
 * Runs steps that do not hinder one another, as many at a time as there are processors; the result keeps their order.
 * @param {readonly QuietStep[]} steps
 * @returns {Promise<import('./summary.mjs').StageResult[]>}
 */
export async function runQuietSteps(steps) {
  /** @type {import('./summary.mjs').StageResult[]} */
  const results = []
  const queue = [...steps.entries()]
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await runStep(next[1])
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return results
}
