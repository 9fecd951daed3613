import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Where PATH finds a command, if it does. Administrators' folders count too: `ip` stands there and is often off PATH.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function which(name, env = process.env) {
  return [...(env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']
    .filter(folder => folder !== '')
    .map(folder => join(folder, name))
    .find(path => existsSync(path))
}
