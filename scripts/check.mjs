// npm run check: everything but the real app, in parallel; the one command before a commit.
import { runQuietSteps } from './chain/quiet-steps.mjs'
import { noticesStep, stepsOfCheck, unitStep } from './chain/steps-of-check.mjs'
import { summarize } from './chain/summary.mjs'
import { ensureReady } from './setup/ensure-ready.mjs'
import { main } from './shell/main.mjs'

await main(async () => {
  const startedAt = Date.now()
  await ensureReady('build')
  const results = await runQuietSteps([unitStep, ...stepsOfCheck, noticesStep])
  process.stdout.write(`\n${summarize(results, Date.now() - startedAt)}`)
  return results.some(({ tally }) => tally.failed > 0) ? 1 : 0
})
