import { PlainError } from './plain-error.mjs'

/**
 * Runs a command's whole work and ends with its exit code. What a person can act on is shown plainly, a bug with its stack.
 * @param {() => Promise<number>} work
 */
export async function main(work) {
  try {
    process.exitCode = await work()
  } catch (error) {
    const isPlain = error instanceof PlainError
    const text = error instanceof Error ? (isPlain ? error.message : (error.stack ?? error.message)) : String(error)
    process.stderr.write(`\n${text}\n`)
    process.exitCode = 1
  }
}
