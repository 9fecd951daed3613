import { spawn } from 'node:child_process'
import { PlainError } from './plain-error.mjs'

/**
 * @typedef {object} QuietResult
 * @property {number} code exit code; 1 when a signal or a failed start ended it
 * @property {string} stdout
 * @property {string} stderr the last 64 KiB at most
 */

/**
 * Runs a command without showing its output, which is handed back so that it can be shown if it failed.
 * Never rejects: a command that cannot be started has code 1 and the reason in stderr.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 * @returns {Promise<QuietResult>}
 */
export function runQuietly(command, args, options = {}) {
  return new Promise(resolve => {
    let stdout = ''
    let stderr = ''
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env,
      timeout: options.timeoutMs,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    child.stdout.setEncoding('utf8').on('data', text => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', text => (stderr = (stderr + text).slice(-65_536)))
    child.on('error', error => resolve({ code: 1, stdout, stderr: `${stderr}${error.message}\n` }))
    child.on('close', (code, signal) => {
      if (signal) stderr += `ended by ${signal}\n`
      resolve({ code: code ?? 1, stdout, stderr })
    })
  })
}

/**
 * Like runQuietly, but a failure is an error that carries what the command said (our own stack would say nothing more).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Parameters<typeof runQuietly>[2]} [options]
 * @returns {Promise<string>} its standard output
 */
export async function runOrThrow(command, args, options) {
  const result = await runQuietly(command, args, options)
  if (result.code === 0) return result.stdout
  throw new PlainError(`${command} ${args[0] ?? ''} failed (exit ${result.code})\n${(result.stdout + result.stderr).slice(-4000)}`)
}
