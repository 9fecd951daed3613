import { describe, expect, it } from 'vitest'
import type { EventSeq } from '@shared/ids.ts'
import { applyToWorld, emptyWorld } from '@shared/trace/fold-world.ts'
import type { TraceChunk } from '@shared/contract/ipc-contract.ts'
import { createMarkFold } from '@shared/trace/fold-marks.ts'
import type { TraceDraft, TraceEvent } from '@shared/trace/trace-event.ts'
import { backfillTrace } from '../../src/renderer/src/trace/backfill-trace.ts'
import { applyChunk, createTraceStore } from '../../src/renderer/src/trace/trace-store.ts'
import { jarChanged, received, sent, tabOpened, trace } from '../shared/trace/make-trace.ts'

const all = trace([
  tabOpened(),
  ...Array.from({ length: 40 }, (_, index): TraceDraft[] => [sent(`e${index}`), jarChanged(), received(`e${index}`)]).flat(),
])
const chunk = (events: readonly TraceEvent[], changes: Partial<TraceChunk> = {}): TraceChunk => ({
  baseline: null,
  events,
  isPaused: false,
  bytes: 1,
  maxBytes: 2,
  ...changes,
})

/** A page that shows the last of `log` from its 100th event on; slices of ten are answered out of it. */
function aPage(log: TraceEvent[]) {
  const store = createTraceStore()
  const baseline = all.slice(0, 100).reduce(applyToWorld, emptyWorld())
  store.setState(applyChunk(store.getState(), chunk(log.slice(100), { baseline, hasOlder: true })))
  const shares: (number | null)[] = []
  store.subscribe(({ readShare }) => shares.push(readShare))
  const ask = async (after: EventSeq | null): Promise<string> =>
    JSON.stringify(chunk(log.filter(({ seq }) => seq > (after ?? 0)).slice(0, 10)))
  return { store, shares, ask }
}

describe('what came before the newest part', () => {
  it('comes in behind it: the same rows and the same world as if read from the start', async () => {
    const { store, shares, ask } = aPage([...all])
    expect(store.getState().firstSeq).toBe(101)
    await backfillTrace({ store, ask })
    const direct = applyChunk(createTraceStore().getState(), chunk(all))
    const { trace: whole, firstSeq, readShare } = store.getState()
    expect([firstSeq, readShare]).toEqual([1, null])
    expect(whole.timeline.rows()).toEqual(direct.trace.timeline.rows())
    expect(whole.world.now()).toEqual(direct.trace.world.now())
    expect(shares.at(0)).toBe(0)
    expect(new Set(shares).size).toBeGreaterThan(5)
  })

  it('takes along what came in meanwhile', async () => {
    const log = all.slice(0, 110)
    const { store, ask } = aPage(log)
    await backfillTrace({
      store,
      ask: async after => {
        const more = all.slice(log.length, log.length + 1)
        log.push(...more)
        store.setState(applyChunk(store.getState(), chunk(more)))
        return ask(after)
      },
    })
    expect(store.getState().trace.events()).toEqual(log)
  })

  it('brings its marks before itself, and tells each of them once', async () => {
    const pin = (row: string): TraceDraft => ({ observer: 'app', kind: 'row.pinned', row })
    const marked = trace([
      sent('e1'),
      pin('e1'),
      sent('e2'),
      { observer: 'app', kind: 'note.written', row: 'e2', text: 'look' },
      sent('e3'),
      pin('e3'),
    ])
    const [first] = marked
    const store = createTraceStore()
    const rowsMarked = (): unknown[] => Array.from(store.getState().trace.marks.all(), ([row, { isPinned, note }]) => [row, isPinned, note])
    const before = createMarkFold()
    before.push(marked.slice(0, 4))
    const baseline = marked.slice(0, 4).reduce(applyToWorld, emptyWorld())
    const rows = first === undefined ? [] : [{ row: 'e1', first }]
    store.setState(
      applyChunk(store.getState(), chunk(marked.slice(4), { baseline, hasOlder: true, earlier: { marks: [...before.all()], rows } })),
    )
    const told = [
      ['e1', true, null],
      ['e2', false, 'look'],
      ['e3', true, null],
    ]
    expect(rowsMarked()).toEqual(told)
    expect(store.getState().earlierRows).toEqual(rows)
    const seen: number[] = []
    store.subscribe(({ trace: { marks } }) => seen.push(marks.all().size))
    await backfillTrace({ store, ask: async after => JSON.stringify(chunk(marked.filter(({ seq }) => seq > (after ?? 0)).slice(0, 2))) })
    expect(rowsMarked()).toEqual(told)
    expect(store.getState().earlierRows).toEqual([])
    expect(new Set(seen)).toEqual(new Set([3]))
  })

  it('leaves what is shown as it is when it cannot be had', async () => {
    const { store } = aPage([...all])
    const before = store.getState().trace
    await backfillTrace({ store, ask: () => Promise.resolve(null) })
    expect(store.getState().trace).toBe(before)
    expect(store.getState().readShare).toBeNull()
  })
})
