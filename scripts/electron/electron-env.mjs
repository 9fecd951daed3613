import { delimiter, join } from 'node:path'
import { projectRoot } from '../shell/project-root.mjs'

/**
 * The environment in which the electron command, electron-vite and Playwright all start the Electron that was found.
 * @param {import('./find-electron.mjs').FoundElectron} found
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function electronEnv(found, env = process.env) {
  /** @type {NodeJS.ProcessEnv} */
  const result = { ...env }
  result['ELECTRON_EXEC_PATH'] = found.exe // electron-vite reads only this
  if (found.runtime !== 'npm') result['ELECTRON_OVERRIDE_DIST_PATH'] = found.dist // the electron package, and Playwright through it
  if (process.platform === 'linux' && process.getuid?.() === 0) result['ELECTRON_DISABLE_SANDBOX'] = '1' // Chromium refuses root otherwise
  delete result['ELECTRON_RUN_AS_NODE'] // would turn Electron into Node
  result['PATH'] = join(projectRoot, 'node_modules', '.bin') + delimiter + (env['PATH'] ?? '')
  return result
}
