/** The one place where main writes to its console: a bug is told here, and reaches the learner only as "internal". */
export function logError(where: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`[crumbtrail] ${where}: ${text}\n`)
}
