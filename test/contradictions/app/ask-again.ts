const mostTimes = 10

/**
 * Asks the main process, and once more where V8 took away the promise that Playwright waits for ("Resulting promise was garbage collected"):
 * the question was answered, and only the response was lost. So `ask` changes nothing, or nothing more the second time.
 */
export async function askAgain<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let times = 1; ; times++) {
    try {
      return await ask()
    } catch (error) {
      if (times >= mostTimes || !String(error).includes('garbage collected')) throw error
    }
  }
}
