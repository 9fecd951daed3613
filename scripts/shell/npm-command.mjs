import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * How to run npm without a shell: its script with our own Node, as npm itself tells its scripts. Outside npm, the one that
 * stands beside node; on Windows `npm` is a .cmd file, which Node does not start without a shell.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {{ command: string, args: string[] }}
 */
export function npmCommand(env = process.env) {
  const told = env['npm_execpath']
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const script = [told, beside].find(path => path?.endsWith('npm-cli.js') && existsSync(path))
  return script ? { command: process.execPath, args: [script] } : { command: 'npm', args: [] }
}
