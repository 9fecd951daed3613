import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npmCommand } from '../shell/npm-command.mjs'
import { projectRoot } from '../shell/project-root.mjs'
import { runOrThrow } from '../shell/run-quietly.mjs'

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional] belongs to another platform, or may fail to install
 * @property {boolean} [devOptional]
 * @property {boolean} [link]
 */
/** @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile */

/**
 * True when what npm says it installed is what the lockfile asks for. Npm writes its own record last of all, so an install
 * that was broken off has none. Packages that the lockfile calls optional may be absent: they are other platforms' binaries.
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile | undefined} installed node_modules/.package-lock.json
 */
export function matchesLockfile(wanted, installed) {
  const present = installed?.packages
  if (!present) return false
  const asked = Object.entries(wanted.packages ?? {}).filter(([path]) => path !== '')
  const known = new Set(asked.map(([path]) => path))
  if (Object.keys(present).some(path => !known.has(path))) return false
  return asked.every(([path, locked]) => {
    const found = present[path]
    if (!found) return Boolean(locked.optional ?? locked.devOptional)
    return found.version === locked.version
  })
}

/** @param {string} path @returns {Lockfile | undefined} */
function readLockfile(path) {
  return existsSync(path) ? /** @type {Lockfile} */ (JSON.parse(readFileSync(path, 'utf8'))) : undefined
}

/** @param {string} [root] */
export function areDependenciesInstalled(root = projectRoot) {
  const wanted = readLockfile(join(root, 'package-lock.json'))
  return wanted !== undefined && matchesLockfile(wanted, readLockfile(join(root, 'node_modules', '.package-lock.json')))
}

/** Installs exactly what the lockfile says. */
export async function installDependencies() {
  const npm = npmCommand()
  await runOrThrow(npm.command, [...npm.args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: projectRoot })
}
