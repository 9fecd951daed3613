// npm run contradictions [-- --minutes 30 --seed 7]: plays a long random session in the real app and holds every sentence of it against
// the jar, the wire, the pages and the server. With --without NAME (or all) it takes one mend out in a copy, and ends with 0 if the fault
// is found again. See docs/contradictions.md.
import { join, resolve } from 'node:path'
import { readyElectron } from './app/run-app.mjs'
import { ensureBuilt } from './build/ensure-built.mjs'
import { mends } from './contradictions/mends.mjs'
import { buildWithout } from './contradictions/without-mend.mjs'
import { electronEnv } from './electron/electron-env.mjs'
import { withScreen } from './electron/xvfb.mjs'
import { ensureReady } from './setup/ensure-ready.mjs'
import { main } from './shell/main.mjs'
import { PlainError } from './shell/plain-error.mjs'
import { projectRoot } from './shell/project-root.mjs'

/** @typedef {{ exitCode: number, kinds: readonly string[] }} SessionOutcome */
/** @typedef {{ run: (argv: readonly string[]) => Promise<SessionOutcome> }} Session */

/** Plays a session with the app, and the sentences, of this folder. @param {string} root @param {readonly string[]} argv */
async function play(root, argv) {
  const { runnerImport } = await import('vite')
  const imported = await runnerImport(join(root, 'test', 'contradictions', 'main.ts'), {
    root,
    resolve: { alias: { '@shared': resolve(root, 'src/shared') } },
    configFile: /** @type {const} */ (false),
  })
  return /** @type {Session} */ (imported.module).run(argv)
}

/** @param {string} name @param {readonly string[]} argv @returns {Promise<boolean>} true: it was found */
async function isFoundWithout(name, argv) {
  const mend = mends[name]
  if (mend === undefined) throw new PlainError(`--without ${name}? There are: ${Object.keys(mends).join(', ')}, all`)
  process.stdout.write(`\nwithout ${name}: ${mend.fault}\n`)
  const root = await buildWithout(name, mend)
  const { kinds } = await play(root, [...argv, '--only', mend.only.join(',')])
  const isFound = kinds.some(kind => mend.sign.test(kind))
  process.stdout.write(isFound ? `${name}: found\n` : `${name}: NOT found\n`)
  return isFound
}

await main(async () => {
  const argv = process.argv.slice(2)
  const at = argv.indexOf('--without')
  const [, wanted] = at < 0 ? [] : argv.splice(at, 2)
  await ensureReady('headless')
  if (wanted === undefined) await ensureBuilt()
  return withScreen(electronEnv(readyElectron()), { always: true }, async env => {
    Object.assign(process.env, env)
    if (wanted === undefined) return (await play(projectRoot, argv)).exitCode
    const names = wanted === 'all' ? Object.keys(mends) : [wanted]
    const missed = []
    for (const name of names) if (!(await isFoundWithout(name, argv.length > 0 ? argv : ['--events', '40']))) missed.push(name)
    process.stdout.write(`${names.length - missed.length} of ${names.length} faults found again\n`)
    return missed.length === 0 ? 0 : 1
  })
})
