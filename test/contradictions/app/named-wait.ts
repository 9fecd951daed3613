/** What was waited for, and what was last seen of it, when nothing moved any more. */
export class WaitedInVain extends Error {
  override readonly name = 'WaitedInVain'
  /** `silence`: nothing moved any more; `unrest`: it moved without end. */
  readonly because: 'silence' | 'unrest'

  constructor(because: 'silence' | 'unrest', message: string) {
    super(message)
    this.because = because
  }
}

/** A wait with a name. What ends it in vain is silence: a slow machine is waited for, one that stands still is not. */
export interface NamedWait {
  /**
   * Takes note of what is seen now.
   * @throws {WaitedInVain} when it has been the same for `silenceMs`, or has changed `mostChanges` times without an end
   */
  saw(seen: string): void
}

export interface Patience {
  /** For so long nothing may move. */
  readonly silenceMs: number
  /** So often it may move: what never comes to rest would be waited for without end. */
  readonly mostChanges: number
  readonly now?: () => number
}

const patience: Patience = { silenceMs: 60_000, mostChanges: 2_000 }

export function startWait(what: string, { silenceMs, mostChanges, now = () => performance.now() }: Patience = patience): NamedWait {
  let [last, changes, movedAt]: [string | null, number, number] = [null, 0, now()]
  return {
    saw(seen) {
      if (seen === last) {
        if (now() - movedAt < silenceMs) return
        throw new WaitedInVain('silence', `waited for ${what}: nothing has moved for ${silenceMs / 1000} s. Last seen: ${seen}`)
      }
      ;[last, changes, movedAt] = [seen, changes + 1, now()]
      if (changes > mostChanges) throw new WaitedInVain('unrest', `waited for ${what}: it does not come to rest. Last seen: ${seen}`)
    },
  }
}

/** How long a reply is waited for before it is asked whether anything moves at all, and then between two such questions. */
const lookMs = 1_000

/**
 * Waits for what another process was asked.
 * @param look what moves meanwhile; where nobody replies to that either, nothing has moved
 * @throws {WaitedInVain}
 */
export async function waitForReply<Value>(
  what: string,
  reply: Promise<Value>,
  look: () => Promise<string>,
  bound: Patience = patience,
): Promise<Value> {
  const wait = startWait(what, bound)
  const over = reply.then(value => ({ value }))
  let seen = 'nothing yet'
  for (;;) {
    const came = await firstOf(over, lookMs)
    if (came !== null) return came.value
    seen = (await firstOf(look(), lookMs).catch(() => null)) ?? seen
    wait.saw(seen)
  }
}

/** What comes within so long; null when it does not. */
async function firstOf<Value>(value: Promise<Value>, ms: number): Promise<Value | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>(resolve => (timer = setTimeout(resolve, ms, null)))
  try {
    return await Promise.race([value, late])
  } finally {
    clearTimeout(timer)
  }
}
