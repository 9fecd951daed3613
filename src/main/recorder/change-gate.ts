import { createTalkBound } from '../base/talk-bound.ts'

/**
 * Between a store of the browser and what is told of it. While few changes come, each goes through at once. While many come, of each thing
 * (a cookie, an item) the newest alone goes through, some times a second, with the number of those that it replaced: a page that writes in
 * a loop would otherwise fill the trace, and what it says of everybody else would go.
 */
export interface ChangeGate<Change> {
  /** `thing`: what the change is of. Changes of one thing stay in their order. */
  take(thing: string, change: Change): void
  /** Lets through what waits: something comes that must not overtake it. */
  flush(): void
}

/** Far more than any page needs: a lesson that writes until a jar is full changes some 400 cookies. */
const mostAtOnce = 1_000
const mostASecond = 200
const heldMs = 250

export function createChangeGate<Change>(
  pass: (change: Change, leftOut: number) => void,
  nowMs: () => number = () => performance.now(),
): ChangeGate<Change> {
  const bound = createTalkBound(mostAtOnce, mostASecond)
  const held = new Map<string, { change: Change; leftOut: number }>()
  let timer: NodeJS.Timeout | null = null

  function flush(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const due = [...held.values()]
    held.clear()
    for (const { change, leftOut } of due) pass(change, leftOut)
  }

  return {
    flush,
    take(thing, change) {
      const before = held.get(thing)
      const isCalm = bound.allows(1, nowMs())
      if (isCalm && timer === null) return pass(change, 0)
      held.delete(thing) // what changed last is told last
      held.set(thing, { change, leftOut: before === undefined ? 0 : before.leftOut + 1 })
      timer ??= setTimeout(flush, heldMs)
    },
  }
}
