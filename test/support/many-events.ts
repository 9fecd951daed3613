import type { ElectronApplication } from '@playwright/test'
import type { TraceEvent } from '@shared/trace/trace-event.ts'

/** Fills the log of a real app through its trace door (`--bench-trace-hook`), by the multiplied facts of a recorded run. */
export interface ManyEvents {
  /** At once. Resolves with the last `seq`. */
  fill(count: number): Promise<number>
  /** So many a second, every 10 ms a few, until the time is over. Resolves when it has begun. */
  stream(perSecond: number, forMs: number): Promise<void>
  lastSeq(): Promise<number>
}

/** `seed`: the events of a recorded run, from its start. */
export async function manyEvents(app: ElectronApplication, seed: readonly TraceEvent[]): Promise<ManyEvents> {
  await app.evaluate(installMultiplier, seed as readonly SeedEvent[])
  return {
    fill: count => app.evaluate((_electron, wanted) => (globalThis as unknown as Multiplying).multiplier.fill(wanted), count),
    stream: (perSecond, forMs) =>
      app.evaluate((_electron, [rate, ms]) => (globalThis as unknown as Multiplying).multiplier.stream(rate, ms), [
        perSecond,
        forMs,
      ] as const),
    lastSeq: () => app.evaluate(() => (globalThis as unknown as Multiplying).crumbtrailTraceDoor.lastSeq()),
  }
}

interface Multiplying {
  readonly crumbtrailTraceDoor: { append(draft: unknown): number; lastSeq(): number }
  multiplier: { fill(count: number): number; stream(perSecond: number, forMs: number): void }
}

interface SeedEvent {
  readonly kind: string
  readonly seq: number
  readonly cause: number | null
}

/**
 * Runs in the main process, so it names nothing outside of itself. Round by round it appends the seed again: exchanges, wire requests,
 * sessions and tokens get fresh ids, causes lead to the events of their own round, and tabs stay the tabs that they were.
 */
function installMultiplier(_electron: unknown, seed: readonly SeedEvent[]): void {
  const { crumbtrailTraceDoor: door } = globalThis as unknown as Multiplying
  const once =
    /^(tab\.(opened|closed|crashed)|window\.|browser\.|log\.|lab\.|server\.|recording\.|lesson\.|stage\.|clock\.|setting\.|user\.|key\.)/
  const events = seed.filter(event => !once.test(event.kind))
  const ids = new Set<string>()
  JSON.stringify(events, (name, value: unknown) => {
    if (/^(exchange|wire|redirectedFrom|id|jti|family)$/.test(name) && typeof value === 'string') ids.add(value)
    return value
  })
  const pattern = new RegExp(`"(${[...ids].map(id => id.replace(/[^\w-]/g, '\\$&')).join('|')})"`, 'g')
  const parts = events.map(({ kind, seq, cause, ...facts }) => ({ seq, cause, json: JSON.stringify({ kind, ...facts }) }))
  const seqs = new Map<number, number>()
  let round = 0
  let next = 0

  function appendNext(): number {
    if (next === 0) {
      round += 1
      seqs.clear()
    }
    const part = parts[next]
    next = (next + 1) % parts.length
    if (part === undefined) return door.lastSeq()
    const draft = JSON.parse(part.json.replace(pattern, (_whole, id: string) => `"${id}~${round}"`)) as Record<string, unknown>
    for (const name of ['effect', 'by']) if (typeof draft[name] === 'number') draft[name] = seqs.get(draft[name]) ?? draft[name]
    const cause = part.cause === null ? null : (seqs.get(part.cause) ?? null)
    const seq = door.append({ ...draft, cause })
    seqs.set(part.seq, seq)
    return seq
  }

  ;(globalThis as unknown as Multiplying).multiplier = {
    fill(count) {
      for (let appended = 0; appended < count; appended += 1) appendNext()
      return door.lastSeq()
    },
    stream(perSecond, forMs) {
      const begun = performance.now()
      let appended = 0
      const timer = setInterval(() => {
        const elapsed = Math.min(forMs, performance.now() - begun)
        for (; appended < (elapsed * perSecond) / 1000; appended += 1) appendNext()
        if (elapsed >= forMs) clearInterval(timer)
      }, 10)
    },
  }
}
