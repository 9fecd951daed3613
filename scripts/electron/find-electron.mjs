import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../shell/project-root.mjs'
import { fallbackFolder, fallbackRuntime } from './fallback-runtime.mjs'

/**
 * @typedef {object} FoundElectron
 * @property {'override' | 'npm' | 'fallback'} runtime where it comes from
 * @property {string} dist its folder
 * @property {string} exe its executable
 * @property {string} version without a v
 */

/** @param {NodeJS.Platform} platform */
function executableName(platform) {
  if (platform === 'win32') return 'electron.exe'
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

/** @param {string} path @returns {string | undefined} */
function textOf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}

/** The folder of the electron package, which brings its binary into `dist` on request. */
export const electronPackage = join(projectRoot, 'node_modules', 'electron')

/** @returns {FoundElectron | undefined} */
function npmElectron() {
  const manifest = textOf(join(electronPackage, 'package.json'))
  const file = textOf(join(electronPackage, 'path.txt'))
  if (!manifest || !file) return undefined
  const dist = join(electronPackage, 'dist')
  const version = textOf(join(dist, 'version'))?.replace(/^v/, '')
  const exe = join(dist, file)
  const wanted = /** @type {{ version: string }} */ (JSON.parse(manifest)).version
  return version === wanted && existsSync(exe) ? { runtime: 'npm', dist, exe, version } : undefined
}

/** @param {NodeJS.ProcessEnv} env @returns {FoundElectron | undefined} */
function fallbackElectron(env) {
  const dist = fallbackFolder(env)
  return existsSync(join(dist, 'version'))
    ? { runtime: 'fallback', dist, exe: join(dist, 'electron'), version: fallbackRuntime.electron }
    : undefined
}

/**
 * The Electron that stands ready on this machine, if one does; downloads nothing.
 * ELECTRON_OVERRIDE_DIST_PATH names a folder outright; ELECTRON_RUNTIME=npm or fallback asks for one of the two others.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {FoundElectron | undefined}
 */
export function findElectron(env = process.env) {
  const named = env['ELECTRON_OVERRIDE_DIST_PATH']
  if (named) {
    const version = textOf(join(named, 'version'))?.replace(/^v/, '') ?? 'unknown'
    return { runtime: 'override', dist: named, exe: join(named, executableName(process.platform)), version }
  }
  const wanted = env['ELECTRON_RUNTIME'] ?? 'auto'
  return (wanted === 'fallback' ? undefined : npmElectron()) ?? (wanted === 'npm' ? undefined : fallbackElectron(env))
}
