import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { findElectron } from '../electron/find-electron.mjs'
import { which } from '../shell/which.mjs'
import { areDependenciesInstalled } from './dependencies.mjs'

/** @returns {import('./machine.mjs').Ports} this machine */
export function realPorts() {
  return {
    platform: process.platform,
    uid: process.getuid?.(),
    env: process.env,
    which: name => which(name),
    run: (command, args) => {
      const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
      return { code: result.status ?? 1, stdout: result.stdout ?? '' }
    },
    readText: path => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
    isSetuidRoot: path => {
      const stat = statSync(path, { throwIfNoEntry: false })
      return stat !== undefined && stat.uid === 0 && (stat.mode & 0o4000) !== 0
    },
    hasDependencies: () => areDependenciesInstalled(),
    electronExecutable: () => findElectron()?.exe,
  }
}
