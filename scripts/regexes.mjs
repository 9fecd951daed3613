// npm run regexes: asks recheck how the time of each regular expression grows, and keeps the answers in test/scripts/regex-verdicts.json.
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { collectRegexes } from './regexes/collect-regexes.mjs'
import { main } from './shell/main.mjs'
import { projectRoot } from './shell/project-root.mjs'

const file = join(projectRoot, 'test', 'scripts', 'regex-verdicts.json')

/** @param {readonly string[]} regexes @param {(regex: string, verdict: string) => void} take */
async function judgeAll(regexes, take) {
  const left = [...regexes]
  const thread = () =>
    new Promise((resolve, reject) => {
      // The one of recheck's engines that needs neither Java nor a binary of this platform.
      const worker = new Worker(new URL('./regexes/judge-regexes.mjs', import.meta.url), {
        env: { ...process.env, RECHECK_SYNC_BACKEND: 'pure' },
      })
      const next = () => {
        const regex = left.pop()
        if (regex === undefined) resolve(worker.terminate())
        else worker.postMessage(regex)
      }
      worker.on('error', reject)
      worker.on('message', (/** @type {[string, string]} */ [regex, verdict]) => {
        take(regex, verdict)
        next()
      })
      next()
    })
  await Promise.all(Array.from({ length: Math.min(left.length, availableParallelism()) }, thread))
}

await main(async () => {
  const before = /** @type {Record<string, string>} */ (JSON.parse(readFileSync(file, 'utf8')))
  const all = [...collectRegexes(projectRoot).written.keys()].sort()
  const unknown = all.filter(regex => !Object.hasOwn(before, regex))
  /** @type {Map<string, string>} */
  const found = new Map()
  await judgeAll(unknown, (regex, verdict) => {
    found.set(regex, verdict)
    process.stdout.write(`${found.size} of ${unknown.length}: ${verdict} ${regex}\n`)
  })
  const verdicts = Object.fromEntries(all.map(regex => [regex, found.get(regex) ?? before[regex]]))
  writeFileSync(file, `${JSON.stringify(verdicts, null, 2)}\n`)
  return 0
})
