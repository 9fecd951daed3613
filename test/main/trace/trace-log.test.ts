import { describe, expect, it } from 'vitest'
import { eventSeq, exchangeId, tabId } from '@shared/ids.ts'
import { applyToWorld, emptyWorld } from '@shared/trace/fold-world.ts'
import { createMarkFold } from '@shared/trace/fold-marks.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { createTraceLog } from '../../../src/main/trace/trace-log.ts'
import { finished as ended, joined, received, sent, wireSent } from '../../shared/trace/make-trace.ts'

const opened = (tab: string): TraceDraft => ({
  observer: 'app',
  kind: 'tab.opened',
  tab: tabId(tab),
  window: null,
  profile: 'laptop',
  lane: 'A',
  popupOf: null,
  duplicateOf: null,
})
const navigated: TraceDraft = { observer: 'app', kind: 'tab.navigated', tab: tabId('t1'), url: 'https://shop.test/' }
const finished: TraceDraft = { observer: 'browser', kind: 'exchange.finished', exchange: 'x1' as never, encodedBytes: 1 }

describe('trace log', () => {
  it('numbers events from 1 and stamps all three clocks', () => {
    const log = createTraceLog({ labNow: () => 42 })
    expect(log.append(navigated)).toBe(1)
    expect(log.append(navigated)).toBe(2)
    expect(log.since(null).events[0]).toMatchObject({ seq: 1, cause: null, at: { labMs: 42 } })
  })

  it('catches up by position', () => {
    const log = createTraceLog({ labNow: () => 0 })
    for (let i = 0; i < 5; i += 1) log.append(navigated)
    expect(log.since(3 as never).events.map(event => event.seq)).toEqual([4, 5])
    expect(log.since(5 as never).events).toEqual([])
  })

  it('answers in slices as long as asked, and says when there is more', () => {
    const log = createTraceLog({ labNow: () => 0 })
    for (let i = 0; i < 5; i += 1) log.append(navigated)
    const slice = (after: number | null, limit: number): unknown => {
      const { events, hasMore } = log.since(after as never, limit)
      return [events.map(event => event.seq), hasMore]
    }
    expect(slice(null, 2)).toEqual([[1, 2], true])
    expect(slice(2, 3)).toEqual([[3, 4, 5], false])
    expect(slice(2, 2)).toEqual([[3, 4], true])
    expect(slice(5, 2)).toEqual([[], false])
  })

  it('freezes what it stores', () => {
    const log = createTraceLog({ labNow: () => 0 })
    log.append(navigated)
    const [event] = log.since(null).events
    expect(() => Object.assign(event ?? {}, { seq: 9 })).toThrow(TypeError)
  })

  it('tells listeners the event and its JSON', () => {
    const log = createTraceLog({ labNow: () => 0 })
    const heard: unknown[] = []
    const stop = log.subscribe((event, json) => heard.push(event, JSON.parse(json)))
    log.append(navigated)
    stop()
    log.append(navigated)
    expect(heard).toMatchObject([{ seq: 1 }, { seq: 1 }])
  })

  it('leaves exchanges out while paused, but keeps the world true', () => {
    const log = createTraceLog({ labNow: () => 0 })
    log.setPaused(true)
    log.append(finished)
    log.append(opened('t1'))
    log.setPaused(false)
    expect(log.since(null).events.map(event => event.kind)).toEqual(['recording.paused', 'tab.opened', 'recording.resumed'])
    expect(log.world().tabs[tabId('t1')]).toBeDefined()
  })

  it('leaves out what a preflight of such a request decides', () => {
    const log = createTraceLog({ labNow: () => 0 })
    log.setPaused(true)
    log.append({ observer: 'browser', kind: 'preflight.decided', exchange: exchangeId('x1'), corsError: null })
    expect(log.since(null).events.map(event => event.kind)).toEqual(['recording.paused'])
  })

  it('tells what had begun before a pause to its end, and nothing of what begins in it', () => {
    const log = createTraceLog({ labNow: () => 0 })
    const begun = [sent('x1'), joined('x1', 'w1'), sent('x2'), joined('x2', 'w2'), ended('x2'), sent('only-the-browser')]
    for (const draft of begun) log.append(draft)
    log.setPaused(true)
    const meanwhile = [received('x1'), wireSent('w1'), ended('x1'), ended('only-the-browser')]
    for (const draft of [...meanwhile, received('x2'), wireSent('w2'), sent('x3'), joined('x3', 'w3'), wireSent('w3')]) log.append(draft)
    const kept = log.since(null).events.slice(begun.length + 1)
    expect(kept.map(event => [event.kind, 'exchange' in event ? event.exchange : 'wire' in event ? event.wire : null])).toEqual([
      ['response.received', 'x1'],
      ['response.sent', 'w1'],
      ['exchange.finished', 'x1'],
    ])
  })

  it('drops the oldest past its bound, says so, and keeps the world they left as the baseline', () => {
    const log = createTraceLog({ labNow: () => 0, bounds: { maxEvents: 100, maxBytes: 1e9 } })
    log.append(opened('t1'))
    for (let i = 0; i < 100; i += 1) log.append(navigated)
    const { baseline, events } = log.since(null)
    expect(events.at(-1)).toMatchObject({ kind: 'events.dropped', through: (events[0]?.seq ?? 0) - 1 })
    expect(events.length).toBeLessThanOrEqual(100)
    expect(baseline?.tabs[tabId('t1')]).toBeDefined()
    expect(log.world().tabs[tabId('t1')]).toBeDefined()
  })

  it('keeps for a file what came since the last clearing, and the world that it left', () => {
    const log = createTraceLog({ labNow: () => 0 })
    log.append(opened('t1'))
    log.append(finished)
    expect(log.sinceClearing()).toEqual(log.since(null))
    for (const kind of ['lab.reset', 'log.cleared'] as const) log.append({ observer: 'app', kind })
    log.append(opened('t2'))
    const { baseline, events } = log.sinceClearing()
    expect(events.map(({ kind, seq }) => [kind, Number(seq)])).toEqual([
      ['log.cleared', 4],
      ['tab.opened', 5],
    ])
    expect(events.reduce(applyToWorld, baseline ?? emptyWorld())).toEqual(log.world())
  })

  it('keeps what is left once the clearing itself was dropped', () => {
    const log = createTraceLog({ labNow: () => 0, bounds: { maxEvents: 10, maxBytes: 1_000_000 } })
    log.append({ observer: 'app', kind: 'log.cleared' })
    for (let i = 0; i < 30; i += 1) log.append(navigated)
    expect(log.sinceClearing()).toEqual(log.since(null))
  })

  it('is bounded by bytes as well', () => {
    const log = createTraceLog({ labNow: () => 0, bounds: { maxEvents: 1e6, maxBytes: 20_000 } })
    for (let i = 0; i < 500; i += 1) log.append(navigated)
    expect(log.bytes()).toBeLessThan(20_500)
  })

  it('gives no baseline to one who knows all that was dropped', () => {
    const log = createTraceLog({ labNow: () => 0, bounds: { maxEvents: 50, maxBytes: 1e9 } })
    for (let i = 0; i < 60; i += 1) log.append(navigated)
    expect(log.since(55 as never).baseline).toBeNull()
    expect(log.since(1 as never).baseline).not.toBeNull()
  })
})

describe('the newest part of a trace', () => {
  /** `count` events; every hundredth opens a tab, so that each stretch begins in a world of its own. */
  function logOf(count: number, maxEvents = 1e6) {
    const log = createTraceLog({ labNow: () => 0, bounds: { maxEvents, maxBytes: 1e9 } })
    for (let index = 0; index < count; index += 1) log.append(index % 100 === 0 ? opened(`t${index}`) : navigated)
    return log
  }

  it('is all of a short one', () => {
    const { baseline, events, hasOlder } = logOf(500).newest(1000)
    expect([baseline, events.length, hasOlder]).toEqual([null, 500, false])
  })

  it('begins with the world before its first event, and ends at the end', () => {
    const log = logOf(10_500)
    const { baseline, events, hasOlder } = log.newest(1000)
    expect(hasOlder).toBe(true)
    expect(events[0]?.seq).toBe((baseline?.seq ?? 0) + 1)
    expect(events.at(-1)?.seq).toBe(10_500)
    expect(events.length).toBeGreaterThanOrEqual(1000)
    expect(events.length).toBeLessThan(3001)
    expect(events.reduce(applyToWorld, baseline ?? emptyWorld())).toEqual(log.world())
  })

  describe('and the marks in the rest', () => {
    const pinned = (row: string): TraceDraft => ({ observer: 'app', kind: 'row.pinned', row })
    const unpinned = (row: string): TraceDraft => ({ observer: 'app', kind: 'row.unpinned', row })
    const many = (log: ReturnType<typeof logOf>, count: number): void => {
      for (let index = 0; index < count; index += 1) log.append(navigated)
    }

    it('come along: as they stood before it, and where the marked rows begin', () => {
      const log = logOf(10)
      log.append(pinned('event:1'))
      log.append({ observer: 'app', kind: 'note.written', row: 'event:3', text: 'look' })
      log.append(pinned('event:5'))
      many(log, 8000)
      log.append(unpinned('event:5'))
      log.append(pinned('event:7')) // made in the newest part, on a row that is not in it
      const { earlier, events } = log.newest(1000)
      expect(earlier?.marks.map(([row, mark]) => [row, mark])).toEqual([
        ['event:1', { isPinned: true, note: null, seq: 11 }],
        ['event:3', { isPinned: false, note: 'look', seq: 12 }],
        ['event:5', { isPinned: true, note: null, seq: 13 }],
      ])
      expect(earlier?.rows.map(({ row, first }) => [row, first.seq])).toEqual([
        ['event:1', 1],
        ['event:3', 3],
        ['event:7', 7],
      ])
      const fold = createMarkFold(new Map(earlier?.marks))
      fold.push(events)
      expect([...fold.all().keys()]).toEqual(['event:1', 'event:3', 'event:7'])
    })

    it('are none where the timeline was cleared behind them, and none beside a whole trace', () => {
      const log = logOf(10)
      log.append(pinned('event:1'))
      expect(log.newest(1000).earlier).toBeNull()
      log.append({ observer: 'app', kind: 'log.cleared' })
      many(log, 8000)
      expect(log.newest(1000).earlier).toEqual({ marks: [], rows: [] })
      expect(log.since(eventSeq(5)).earlier).toBeNull()
    })

    it('are none of a row whose events were dropped', () => {
      const log = logOf(10, 6000)
      log.append(pinned('event:1'))
      many(log, 5995)
      expect(log.newest(1000).earlier?.rows).toEqual([])
    })
  })

  describe('and a request that is waited for', () => {
    const asked: TraceDraft = { observer: 'app', kind: 'hold.asked', tab: null }
    const dropped: TraceDraft = { observer: 'app', kind: 'hold.dropped', by: 'hand' }
    const logWith = (...drafts: readonly TraceDraft[]): ReturnType<typeof logOf> => {
      const log = logOf(2100)
      for (const draft of drafts) log.append(draft)
      for (let index = 0; index < 8000; index += 1) log.append(navigated)
      return log
    }

    it('is known to whoever gets the part, however long it has been waited for: what is about to wait is covered', () => {
      expect(
        logWith(asked)
          .newest(1000)
          .events.map(({ kind }) => kind),
      ).toContain('hold.asked')
    })

    it('is left to the rest once nobody waits for it', () => {
      const { events } = logWith(asked, dropped).newest(1000)
      expect(events.length).toBeLessThan(3001)
    })
  })

  it('never reaches back behind what was dropped', () => {
    const { baseline, events } = logOf(10_500, 6000).newest(5500)
    expect(events.some(({ kind }) => kind === 'events.dropped')).toBe(true)
    expect(events[0]?.seq).toBe((baseline?.seq ?? 0) + 1)
  })
})
