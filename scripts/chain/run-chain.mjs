import { tallyOfStep } from './tally.mjs'

/** @typedef {import('./stages.mjs').Stage} Stage */
/** @typedef {import('./summary.mjs').StageResult} StageResult */

/**
 * The stages that were asked for, in the chain's order; all of them when none was named.
 * @param {readonly Stage[]} stages
 * @param {readonly string[]} names
 * @returns {Stage[]}
 * @throws {Error} naming the stages there are
 */
export function chooseStages(stages, names) {
  const unknown = names.filter(name => !stages.some(stage => stage.name === name))
  if (unknown.length > 0) throw new Error(`No such stage: ${unknown.join(', ')}. There are: ${stages.map(({ name }) => name).join(', ')}`)
  return stages.filter(({ name }) => names.length === 0 || names.includes(name))
}

/** @param {Stage} stage @param {number} startedAt @param {unknown} error @returns {StageResult} */
function crashed(stage, startedAt, error) {
  const note = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  return { name: stage.name, tally: tallyOfStep(false), elapsedMs: Date.now() - startedAt, note }
}

/** @param {Stage} stage @param {import('./stages.mjs').StageContext} context @returns {Promise<StageResult[]>} */
async function runStage(stage, context) {
  const startedAt = Date.now()
  try {
    const outcome = await stage.run(context)
    return Array.isArray(outcome) ? outcome : [{ name: stage.name, ...outcome, elapsedMs: Date.now() - startedAt }]
  } catch (error) {
    return [crashed(stage, startedAt, error)]
  }
}

/**
 * Runs stages one after another. A stage that rests on a failed one does not run, and that is a failure as well: what was not
 * tried has not passed.
 * @param {readonly Stage[]} stages
 * @param {{ platform: NodeJS.Platform, announce: (line: string) => void }} options
 * @returns {Promise<StageResult[]>}
 */
export async function runChain(stages, { platform, announce }) {
  /** @type {StageResult[]} */
  const results = []
  const failed = new Set()
  /** @param {string} name */
  const willRun = name => stages.some(stage => stage.name === name && !(stage.isLinuxOnly && platform !== 'linux'))
  for (const [index, stage] of stages.entries()) {
    const missing = stage.after.find(name => failed.has(name))
    if (stage.isLinuxOnly && platform !== 'linux') {
      results.push({ name: stage.name, tally: { passed: 0, failed: 0, skipped: 1 }, elapsedMs: 0, note: 'on Linux only' })
      continue
    }
    announce(`\n── ${index + 1}/${stages.length} ${stage.name} ${'─'.repeat(Math.max(0, 60 - stage.name.length))}\n`)
    const now = missing
      ? [{ name: stage.name, tally: tallyOfStep(false), elapsedMs: 0, note: `not run: ${missing} failed` }]
      : await runStage(stage, { willRun })
    results.push(...now)
    if (now.some(({ tally }) => tally.failed > 0)) failed.add(stage.name)
  }
  return results
}
