import { spawn } from 'node:child_process'
import { withoutNoise } from '../app/harmless-noise.mjs'

const isPosix = process.platform !== 'win32'

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function killGroup(child, signal) {
  if (child.pid === undefined || child.exitCode !== null) return
  try {
    if (isPosix) process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch (error) {
    // ESRCH: it ended by itself in the meantime.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error
  }
}

/**
 * Runs a command in this terminal. Interrupts are passed on to it and all its children, so that nothing outlives us, and a
 * time limit ends them likewise.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limitMs?: number, hidesNoise?: boolean }} [options]
 *   hidesNoise leaves Chromium's harmless log lines out
 * @returns {Promise<number>} its exit code; 1 when a signal, the limit or a failed start ended it
 */
export function runVisibly(command, args, options = {}) {
  return new Promise(resolve => {
    const stderr = options.hidesNoise ? 'pipe' : 'inherit'
    const child = spawn(command, args, { cwd: options.cwd, env: options.env, stdio: ['inherit', 'inherit', stderr], detached: isPosix })
    const filter = withoutNoise(text => void process.stderr.write(text))
    child.stderr?.setEncoding('utf8').on('data', filter.take).on('end', filter.end)
    /** @param {NodeJS.Signals} signal */
    const passOn = signal => killGroup(child, signal)
    process.on('SIGINT', passOn).on('SIGTERM', passOn).on('SIGHUP', passOn)
    const timer =
      options.limitMs === undefined ? undefined : setTimeout(() => stopLate(child, command, options.limitMs ?? 0), options.limitMs)
    /** @param {number} code */
    const end = code => {
      clearTimeout(timer)
      process.off('SIGINT', passOn).off('SIGTERM', passOn).off('SIGHUP', passOn)
      resolve(code)
    }
    child.on('error', error => {
      process.stderr.write(`${command}: ${error.message}\n`)
      end(1)
    })
    child.on('close', code => end(code ?? 1))
  })
}

/** @param {import('node:child_process').ChildProcess} child @param {string} command @param {number} limitMs */
function stopLate(child, command, limitMs) {
  process.stderr.write(`\n${command} did not end within ${Math.round(limitMs / 1000)} s and is stopped.\n`)
  killGroup(child, 'SIGTERM')
  setTimeout(() => killGroup(child, 'SIGKILL'), 5_000).unref()
}
