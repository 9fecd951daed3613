// npm run contradictions [-- --minutes 30 --seed 7]: plays a long random session in the real app and holds every sentence of it against
// the jar, the wire, the pages and the server. See docs/contradictions.md.
import { join, resolve } from 'node:path'
import { readyElectron } from './app/run-app.mjs'
import { ensureBuilt } from './build/ensure-built.mjs'
import { electronEnv } from './electron/electron-env.mjs'
import { withScreen } from './electron/xvfb.mjs'
import { ensureReady } from './setup/ensure-ready.mjs'
import { main } from './shell/main.mjs'
import { projectRoot } from './shell/project-root.mjs'

/** @typedef {{ run: (argv: readonly string[]) => Promise<number> }} Session */

await main(async () => {
  await ensureReady('headless')
  await ensureBuilt()
  const { runnerImport } = await import('vite')
  const imported = await runnerImport(join(projectRoot, 'test', 'contradictions', 'main.ts'), {
    root: projectRoot,
    resolve: { alias: { '@shared': resolve(projectRoot, 'src/shared') } },
    configFile: /** @type {const} */ (false),
  })
  const session = /** @type {Session} */ (imported.module)
  return withScreen(electronEnv(readyElectron()), { always: true }, env => {
    Object.assign(process.env, env)
    return session.run(process.argv.slice(2))
  })
})
