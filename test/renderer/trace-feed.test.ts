import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventSeq, type EventSeq } from '@shared/ids.ts'
import type { TraceChunk } from '@shared/contract/ipc-contract.ts'
import { emptyWorld } from '@shared/trace/fold-world.ts'
import type { TraceDraft, TraceEvent } from '@shared/trace/trace-event.ts'
import { createTraceFeed } from '../../src/renderer/src/trace/trace-feed.ts'
import { createTraceStore } from '../../src/renderer/src/trace/trace-store.ts'
import { jarChanged, sent, tabOpened, trace } from '../shared/trace/make-trace.ts'

const many = (count: number): TraceEvent[] => trace(Array.from({ length: count }, (_, index): TraceDraft => sent(`e${index + 1}`)))
const json = (events: readonly TraceEvent[], changes: Partial<TraceChunk> = {}): string =>
  JSON.stringify({ baseline: null, events, isPaused: false, bytes: 10, maxBytes: 100, ...changes } satisfies TraceChunk)

/** A main process that holds `log`, a frame that is drawn by hand, and answers that come when the test says so. */
function aFeed(log: TraceEvent[], baseline: TraceChunk['baseline'] = null) {
  const store = createTraceStore()
  const questions: (EventSeq | null)[] = []
  const answers: (() => void)[] = []
  let frame: (() => void) | null = null
  const feed = createTraceFeed({
    store,
    ask: after =>
      new Promise(resolve => {
        questions.push(after)
        answers.push(() =>
          resolve(
            json(
              log.filter(event => event.seq > (after ?? 0)),
              { baseline: after === null ? baseline : null },
            ),
          ),
        )
      }),
    nextFrame: apply => {
      frame = apply
    },
  })
  const draw = (): void => {
    const apply = frame
    frame = null
    apply?.()
  }
  const answer = async (): Promise<void> => {
    answers.shift()?.()
    await Promise.resolve()
    await Promise.resolve()
    draw()
  }
  const seqs = (): number[] =>
    store
      .getState()
      .trace.events()
      .map(event => event.seq)
  return { store, feed, questions, draw, answer, seqs }
}

describe('catching up', () => {
  it('keeps what was pushed before the answer came, and nothing twice', async () => {
    const log = many(6)
    const { feed, answer, draw, seqs } = aFeed(log)
    feed.catchUp()
    feed.take(json(log.slice(3)))
    draw()
    expect(seqs()).toEqual([])
    await answer()
    expect(seqs()).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('asks by position for what a gap lost', async () => {
    const log = many(9)
    const { feed, answer, draw, questions, seqs } = aFeed(log)
    feed.take(json(log.slice(0, 3)))
    draw()
    feed.take(json(log.slice(6)))
    draw()
    expect(questions).toEqual([eventSeq(3)])
    expect(seqs()).toEqual([1, 2, 3])
    await answer()
    expect(seqs()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('asks once, however many chunks wait behind the gap', () => {
    const log = many(9)
    const { feed, draw, questions } = aFeed(log)
    for (const event of log.slice(3)) {
      feed.take(json([event]))
      draw()
    }
    expect(questions).toHaveLength(1)
  })

  it('applies all chunks of a frame as one change', () => {
    const log = many(50)
    const { feed, draw, store } = aFeed(log)
    for (const event of log) feed.take(json([event]))
    draw()
    let changes = 0
    store.subscribe(() => (changes += 1))
    const more = trace([sent('later'), sent('still later')], 51)
    for (const event of more) feed.take(json([event]))
    draw()
    expect(changes).toBe(1)
    expect(store.getState().lastSeq).toBe(52)
  })

  it('puts chunks that arrive out of order in order', () => {
    const log = many(4)
    const { feed, draw, seqs } = aFeed(log)
    feed.take(json(log.slice(2)))
    feed.take(json(log.slice(0, 2)))
    draw()
    expect(seqs()).toEqual([1, 2, 3, 4])
  })
})

describe('a trace in slices', () => {
  /** Slices of `limit` events out of a log that grows, pushes that may be lost, frames and answers in any order. */
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ act: fc.constant('append' as const), count: fc.integer({ min: 1, max: 40 }), isLost: fc.boolean() }),
    },
    { weight: 3, arbitrary: fc.constant({ act: 'draw' as const }) },
    { weight: 3, arbitrary: fc.constant({ act: 'answer' as const }) },
  )

  it('loses no event and none comes twice, in bursts, behind gaps and while slices are on their way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 30 }), fc.nat(60), async (steps, limit, before) => {
        const all = many(before + 2000)
        let logged = before
        const store = createTraceStore()
        const answers: (() => void)[] = []
        let frame: (() => void) | null = null
        const feed = createTraceFeed({
          store,
          ask: after =>
            new Promise(resolve => {
              answers.push(() => {
                const events = all.slice(after ?? 0, Math.min(logged, (after ?? 0) + limit))
                resolve(json(events, { hasMore: (after ?? 0) + limit < logged }))
              })
            }),
          nextFrame: apply => {
            frame = apply
          },
        })
        const draw = (): void => {
          const apply = frame
          frame = null
          apply?.()
        }
        const answer = async (): Promise<void> => {
          answers.shift()?.()
          await Promise.resolve()
          await Promise.resolve()
        }
        feed.catchUp()
        for (const next of steps) {
          if (next.act === 'draw') draw()
          else if (next.act === 'answer') await answer()
          else {
            const events = all.slice(logged, (logged += next.count))
            if (!next.isLost) feed.take(json(events))
          }
        }
        feed.take(json(all.slice(logged, (logged += 1)))) // whatever was lost before is found out by what comes after
        while (frame !== null || answers.length > 0) {
          draw()
          await answer()
        }
        const held = store.getState().trace.events()
        expect(held.map(event => event.seq)).toEqual(all.slice(0, logged).map(event => event.seq))
      }),
      { numRuns: 60 },
    )
  })
})

describe('a baseline', () => {
  it('starts afresh from that world: the cookies of dropped events are there, their rows are not', async () => {
    const world = { ...emptyWorld(), seq: eventSeq(40) }
    const log = trace([tabOpened(), jarChanged()], 41)
    const { feed, answer, store } = aFeed(log, world)
    feed.catchUp()
    await answer()
    const { trace: folds, firstSeq, lastSeq } = store.getState()
    expect(folds.world.now().jars.laptop).toHaveLength(1)
    expect([firstSeq, lastSeq]).toEqual([41, 42])
  })

  it('is ignored when it is older than what is known', () => {
    const log = many(5)
    const { feed, draw, seqs } = aFeed(log)
    feed.take(json(log))
    draw()
    feed.take(json([], { baseline: { ...emptyWorld(), seq: eventSeq(2) } }))
    draw()
    expect(seqs()).toEqual([1, 2, 3, 4, 5])
  })
})

describe('the state that comes with a chunk', () => {
  it('follows the pause and the size of the log', () => {
    const { feed, draw, store } = aFeed([])
    feed.take(json([], { isPaused: true, bytes: 77, maxBytes: 200 }))
    draw()
    expect(store.getState()).toMatchObject({ isPaused: true, bytes: 77, maxBytes: 200 })
  })

  it('begins behind the clearing once the log was cleared', () => {
    const { feed, draw, store } = aFeed([])
    feed.take(json(trace([sent('e1'), { observer: 'app', kind: 'log.cleared' }, sent('e2')])))
    draw()
    expect(store.getState().firstSeq).toBe(3)
    expect(
      store
        .getState()
        .trace.exchanges.rows()
        .map(row => row.key),
    ).toEqual(['e2'])
  })
})
