// Fails when the pinned Electron is out of support. Needs the network; part of the verify-on-current-electron job.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isSupported } from './electron/is-supported.mjs'
import { main } from './shell/main.mjs'
import { npmCommand } from './shell/npm-command.mjs'
import { projectRoot } from './shell/project-root.mjs'
import { runOrThrow } from './shell/run-quietly.mjs'

await main(async () => {
  const manifest = /** @type {{ devDependencies: { electron: string } }} */ (
    JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
  )
  const pinned = manifest.devDependencies.electron
  const npm = npmCommand()
  const latest = (await runOrThrow(npm.command, [...npm.args, 'view', 'electron', 'version', '--loglevel=error'])).trim()
  process.stdout.write(`pinned Electron ${pinned}, latest ${latest}\n`)
  return isSupported(pinned, latest) ? 0 : 1
})
