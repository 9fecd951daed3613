// npm run pictures: takes the README's pictures of the real app, in both languages and both themes, into docs/pictures/.
import { ensureBuilt } from './build/ensure-built.mjs'
import { electronEnv } from './electron/electron-env.mjs'
import { findElectron } from './electron/find-electron.mjs'
import { withScreen } from './electron/xvfb.mjs'
import { ensureReady } from './setup/ensure-ready.mjs'
import { main } from './shell/main.mjs'
import { nodeTool } from './shell/node-tool.mjs'
import { projectRoot } from './shell/project-root.mjs'
import { runVisibly } from './shell/run-visibly.mjs'

await main(async () => {
  await ensureReady('headless')
  await ensureBuilt()
  const found = findElectron()
  if (!found) throw new Error('Electron is not set up: npm run setup')
  const { command, args } = nodeTool('playwright')
  return withScreen(electronEnv(found), { always: true }, env =>
    runVisibly(command, [...args, 'test', '--config', 'test/pictures/playwright.config.ts'], { cwd: projectRoot, env, silenceMs: 300_000 }),
  )
})
