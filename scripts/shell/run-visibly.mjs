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
 * Runs a command in this terminal. Interrupts are passed on to it and all its children, so that nothing outlives us. A command that
 * is watched is ended likewise when it has said nothing for too long: a slow machine is no failure, a run that hangs is one.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, silenceMs?: number, hidesNoise?: boolean, take?: (text: string) => void }} [options]
 *   silenceMs: the longest time without a word of it; it then writes to a pipe. hidesNoise leaves Chromium's harmless log lines out.
 *   take: gets what the pipe says, in place of this terminal
 * @returns {Promise<number>} its exit code; 1 when a signal, its silence or a failed start ended it
 */
export function runVisibly(command, args, options = {}) {
  return new Promise(resolve => {
    const { cwd, silenceMs, hidesNoise, take = (/** @type {string} */ text) => void process.stdout.write(text) } = options
    const stdout = silenceMs === undefined ? 'inherit' : 'pipe'
    const stderr = hidesNoise || silenceMs !== undefined ? 'pipe' : 'inherit'
    const env = stdout === 'pipe' && process.stdout.isTTY ? { FORCE_COLOR: '1', ...(options.env ?? process.env) } : options.env
    const child = spawn(command, args, { cwd, env, stdio: ['inherit', stdout, stderr], detached: isPosix })
    const watch = silenceMs === undefined ? undefined : endWhenSilent(child, command, silenceMs)
    child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ piece) => {
      watch?.heard()
      take(piece)
    })
    const filter = withoutNoise(text => void process.stderr.write(text))
    const err = child.stderr?.setEncoding('utf8').on('data', () => watch?.heard())
    if (hidesNoise) err?.on('data', filter.take).on('end', filter.end)
    else err?.on('data', (/** @type {string} */ text) => void process.stderr.write(text))
    /** @param {NodeJS.Signals} signal */
    const passOn = signal => killGroup(child, signal)
    process.on('SIGINT', passOn).on('SIGTERM', passOn).on('SIGHUP', passOn)
    /** @param {number} code */
    const end = code => {
      watch?.end()
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

/** @param {import('node:child_process').ChildProcess} child @param {string} command @param {number} silenceMs */
function endWhenSilent(child, command, silenceMs) {
  const stop = () => {
    process.stderr.write(`\n${command} has said nothing for ${Math.round(silenceMs / 1000)} s and is stopped.\n`)
    killGroup(child, 'SIGTERM')
    setTimeout(() => killGroup(child, 'SIGKILL'), 5_000).unref()
  }
  const timer = setTimeout(stop, silenceMs)
  return { heard: () => void timer.refresh(), end: () => clearTimeout(timer) }
}
