import { spawn } from 'node:child_process'

const startLimitMs = 20_000

/**
 * Starts a virtual screen. Xvfb picks the free display number itself, and without `-nolisten tcp` it would open a port.
 * No xvfb-run: that needs xauth, which a bare machine does not have. `-noreset`: without it the screen begins anew when the last window
 * closes, and an app that starts in this moment waits for an answer that never comes.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
function startXvfb() {
  return new Promise((resolve, reject) => {
    const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    const stop = () => {
      child.removeAllListeners('exit')
      child.kill()
    }
    const late = setTimeout(() => {
      stop()
      reject(new Error(`Xvfb named no display within ${startLimitMs / 1000} s`))
    }, startLimitMs).unref()
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`Xvfb ended by itself (exit ${code})`)))
    let text = ''
    child.stdio[3]?.on('data', chunk => {
      text += String(chunk)
      if (!text.includes('\n')) return
      clearTimeout(late)
      process.once('exit', stop)
      resolve({ display: `:${text.trim()}`, stop })
    })
  })
}

/**
 * Runs `action` with an environment that has a screen: a virtual one when asked for or when Linux has no display.
 * @template T
 * @param {NodeJS.ProcessEnv} env
 * @param {{ always: boolean }} wish
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withScreen(env, wish, action) {
  const hasDisplay = Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
  if (process.platform !== 'linux' || (hasDisplay && !wish.always)) return action(env)
  const screen = await startXvfb()
  const { WAYLAND_DISPLAY: _wayland, ...rest } = env
  try {
    return await action({ ...rest, DISPLAY: screen.display })
  } finally {
    screen.stop()
  }
}

/**
 * Runs `action` with several virtual screens (Linux alone): two apps on one screen would take the keyboard and the clipboard from each other.
 * CRUMBTRAIL_SCREENS names them, with commas between; elsewhere it is not set.
 * @template T
 * @param {NodeJS.ProcessEnv} env
 * @param {number} count
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withScreens(env, count, action) {
  if (process.platform !== 'linux') return action(env)
  const screens = await Promise.all(Array.from({ length: count }, startXvfb))
  const { WAYLAND_DISPLAY: _wayland, ...rest } = env
  const displays = screens.map(({ display }) => display)
  try {
    return await action({ ...rest, DISPLAY: displays[0], CRUMBTRAIL_SCREENS: displays.join(',') })
  } finally {
    for (const screen of screens) screen.stop()
  }
}
