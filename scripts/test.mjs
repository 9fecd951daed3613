// npm test: sets the machine up, then runs the whole chain; npm test -- unit e2e runs the named stages alone.
// The last line is "N passed, N failed".
import { chooseStages, runChain } from './chain/run-chain.mjs'
import { stages } from './chain/stages.mjs'
import { summarize } from './chain/summary.mjs'
import { tallyOfStep } from './chain/tally.mjs'
import { ensureReady } from './setup/ensure-ready.mjs'
import { main } from './shell/main.mjs'
import { PlainError } from './shell/plain-error.mjs'

/** @param {readonly string[]} names */
function chosen(names) {
  try {
    return chooseStages(stages, names)
  } catch (error) {
    throw new PlainError(error instanceof Error ? error.message : String(error))
  }
}

/** A machine that cannot be set up still gets its last line: nothing passed. @param {import('./setup/plan-setup.mjs').Purpose} purpose */
async function trySetUp(purpose) {
  try {
    await ensureReady(purpose)
    return true
  } catch (error) {
    process.stderr.write(`\n${error instanceof PlainError ? error.message : String(error instanceof Error ? error.stack : error)}\n`)
    return false
  }
}

await main(async () => {
  const startedAt = Date.now()
  const wanted = chosen(process.argv.slice(2))
  const setUp = await trySetUp(wanted.some(stage => stage.needsApp) ? 'test' : 'build')
  if (!setUp) {
    process.stdout.write(
      `\n${summarize([{ name: 'set-up', tally: tallyOfStep(false), elapsedMs: Date.now() - startedAt }], Date.now() - startedAt)}`,
    )
    return 1
  }
  const announce = (/** @type {string} */ line) => void process.stdout.write(line)
  const results = await runChain(wanted, { platform: process.platform, announce })
  process.stdout.write(`\n${summarize(results, Date.now() - startedAt)}`)
  return results.some(({ tally }) => tally.failed > 0) ? 1 : 0
})
