/** Waits for `work`, but no longer than `ms`: then rejects with `late`. The work itself cannot be called off. */
export async function withTimeout<Value>(work: Promise<Value>, ms: number, late: Error): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late), ms)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}

export const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
