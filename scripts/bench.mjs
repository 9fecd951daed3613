// npm run bench [-- NAME] [--quick] [--json=FILE]: runs bench/*.bench.ts one after another; the first word is the name, and the bench gets
// what follows it. Numbers depend on the machine; ratios are what to look at. A bench that drives the app gets it built, with an Electron and a screen.
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureBuilt } from './build/ensure-built.mjs'
import { electronEnv } from './electron/electron-env.mjs'
import { findElectron } from './electron/find-electron.mjs'
import { withScreen } from './electron/xvfb.mjs'
import { ensureReady } from './setup/ensure-ready.mjs'
import { main } from './shell/main.mjs'
import { projectRoot } from './shell/project-root.mjs'

/** @typedef {{ run: (options: readonly string[]) => Promise<void>, needsApp?: boolean }} Bench */

/** @param {Bench} bench @param {readonly string[]} options */
async function runOnApp(bench, options) {
  await ensureReady('headless')
  await ensureBuilt()
  const found = findElectron()
  if (!found) throw new Error('Electron is not set up: npm run setup')
  await withScreen(electronEnv(found), { always: true }, async env => {
    Object.assign(process.env, env)
    await bench.run(options)
  })
}

await main(async () => {
  await ensureReady('build')
  const { runnerImport } = await import('vite')
  const folder = join(projectRoot, 'bench')
  const [first = '', ...others] = process.argv.slice(2)
  const [wanted, options] = first.startsWith('--') ? ['', [first, ...others]] : [first, others]
  const files = readdirSync(folder).filter(name => name.endsWith('.bench.ts') && name.includes(wanted))
  for (const file of files.sort()) {
    const config = {
      root: projectRoot,
      resolve: { alias: { '@shared': resolve(projectRoot, 'src/shared') } },
      configFile: /** @type {const} */ (false),
    }
    const imported = await runnerImport(join(folder, file), config)
    const bench = /** @type {Bench} */ (imported.module)
    process.stdout.write(`\n${file}\n`)
    if (bench.needsApp) await runOnApp(bench, options)
    else await bench.run(options)
  }
  return 0
})
