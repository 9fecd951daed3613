const stillEveryMs = 15_000

/** @param {number} ms @returns {string} seconds with one decimal under ten, else minutes and seconds */
export function formatElapsed(ms) {
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
}

/**
 * @typedef {object} Screen where progress is written
 * @property {boolean} isTerminal
 * @property {(text: string) => void} write
 */

/** @type {Screen} */
export const errorScreen = {
  isTerminal: process.stderr.isTTY === true && process.env['CI'] !== 'true',
  write: text => void process.stderr.write(text),
}

/**
 * Shows what is being done and for how long: in a terminal one line that counts, elsewhere a line at the start, one every
 * now and then, and one at the end.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} action
 * @param {Screen} [screen]
 * @returns {Promise<T>}
 */
export async function withProgress(title, action, screen = errorScreen) {
  const startedAt = Date.now()
  const elapsed = () => formatElapsed(Date.now() - startedAt)
  const showRunning = () => screen.write(screen.isTerminal ? `\r\u001B[K… ${title} (${elapsed()})` : `… ${title} (${elapsed()})\n`)
  screen.write(screen.isTerminal ? `… ${title}` : `… ${title}\n`)
  const timer = setInterval(showRunning, screen.isTerminal ? 1000 : stillEveryMs)
  const clear = screen.isTerminal ? '\r\u001B[K' : ''
  try {
    const value = await action()
    screen.write(`${clear}✓ ${title} (${elapsed()})\n`)
    return value
  } catch (error) {
    screen.write(`${clear}✗ ${title} (${elapsed()})\n`)
    throw error
  } finally {
    clearInterval(timer)
  }
}
