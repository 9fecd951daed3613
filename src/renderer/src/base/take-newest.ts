/**
 * Hands values on in a task of its own, and of those that came meanwhile the newest alone. A store that draws in the middle of each message
 * would fall behind for ever when messages come faster than it draws.
 */
export function takeNewest<Value>(take: (value: Value) => void): (value: Value) => void {
  let waiting: { readonly value: Value } | null = null
  return value => {
    if (waiting === null) {
      window.setTimeout(() => {
        const newest = waiting
        waiting = null
        if (newest !== null) take(newest.value)
      })
    }
    waiting = { value }
  }
}
