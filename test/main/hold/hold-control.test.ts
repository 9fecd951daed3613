import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { tabId, wireId } from '@shared/ids.ts'
import type { TraceDraft, TraceEvent } from '@shared/trace/trace-event.ts'
import { createHoldControl, type HoldControl } from '../../../src/main/hold/hold-control.ts'
import { createTraceLog, type TraceLog } from '../../../src/main/trace/trace-log.ts'
import { joined, laptopTab, otherTab, sent } from '../../shared/trace/make-trace.ts'

/* The desk decides by the log alone which request waits; the clock is the test's own. */

let log: TraceLog
let desk: HoldControl
const wire = wireId('w1')
const tabs = new Set([laptopTab, otherTab])

beforeEach(() => {
  vi.useFakeTimers()
  log = createTraceLog({ labNow: () => 0 })
  desk = createHoldControl({ log, isTab: tab => tabs.has(tab), longestMs: 60_000, joinMs: 1_000 })
})
afterEach(() => vi.useRealTimers())

const events = (): readonly TraceEvent[] => log.since(null).events
const told = (): string[] =>
  events().flatMap(event => (event.kind === 'request.released' || event.kind === 'hold.dropped' ? [`${event.kind} ${event.by}`] : []))
const isHeld = (): boolean => events().some(({ kind }) => kind === 'request.held')

interface AtDoor {
  state: 'waits' | 'let-in' | 'turned-away'
  readonly client: AbortController
}
function arrive(id = wire): AtDoor {
  const client = new AbortController()
  const atDoor: AtDoor = { state: 'waits', client }
  const wait = desk.holdRequest({ profile: 'laptop', wire: id }, client.signal) ?? Promise.resolve('let-in' as const)
  void wait.then(outcome => (atDoor.state = outcome))
  return atDoor
}
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)
async function arriveJoined(...drafts: TraceDraft[]): Promise<AtDoor> {
  for (const draft of [...drafts, joined('x1', 'w1')]) log.append(draft)
  const atDoor = arrive()
  await settle()
  return atDoor
}

describe('which request waits', () => {
  it('none that nobody asked for', async () => {
    expect((await arriveJoined(sent('x1'))).state).toBe('let-in')
    expect(isHeld()).toBe(false)
  })

  const fetch = { resource: 'Fetch', isTopLevelNavigation: false } as const
  it.each<[string, TraceDraft, typeof laptopTab | null, boolean]>([
    ['a page of any tab', sent('x1'), null, true],
    ['a page of the tab', sent('x1'), laptopTab, true],
    ['a fetch', sent('x1', fetch), null, true],
    ['not the page of another tab', sent('x1', { tab: otherTab }), laptopTab, false],
    ['not a picture', sent('x1', { resource: 'Image', isTopLevelNavigation: false }), null, false],
    ['not a preflight', sent('x1', { resource: 'Preflight', isTopLevelNavigation: false }), null, false],
    ['not the page in a frame', sent('x1', { isTopLevelNavigation: false }), null, false],
  ])('%s', async (_name, draft, tab, isWanted) => {
    desk.ask(tab)
    expect((await arriveJoined(draft)).state).toBe(isWanted ? 'waits' : 'let-in')
    expect(isHeld()).toBe(isWanted)
  })

  it('one that the browser names only after it has come', async () => {
    desk.ask(null)
    const atDoor = arrive()
    await settle()
    expect(isHeld()).toBe(false)
    log.append(sent('x1'))
    log.append(joined('x1', 'w1'))
    await settle()
    expect(isHeld()).toBe(true)
    expect(atDoor.state).toBe('waits')
  })

  it('not one that no browser names in time; the wish stays', async () => {
    desk.ask(null)
    const atDoor = arrive()
    await vi.advanceTimersByTimeAsync(1_000)
    expect([atDoor.state, isHeld()]).toEqual(['let-in', false])
    await arriveJoined(sent('x1'))
    expect(isHeld()).toBe(true)
  })

  it('only the first of several', async () => {
    desk.ask(null)
    const second = arrive(wireId('w2'))
    await arriveJoined(sent('x1'))
    await settle()
    expect([second.state, events().filter(({ kind }) => kind === 'request.held').length]).toEqual(['let-in', 1])
  })

  it('none once the wish is taken back', async () => {
    desk.ask(null)
    const early = arrive()
    desk.drop()
    await settle()
    expect([early.state, isHeld(), ...told()]).toEqual(['let-in', false, 'hold.dropped hand'])
  })
})

describe('a hold ends', () => {
  const endings: readonly [string, (atDoor: AtDoor) => unknown, string][] = [
    ['by hand', () => desk.release(wire, null), 'hand'],
    ['with a guess', () => desk.release(wire, { cookies: [], headers: [], statuses: [] }), 'guess'],
    ['when its time is up', () => vi.advanceTimersByTimeAsync(60_000), 'time'],
    ['with its tab', () => log.append({ observer: 'app', kind: 'tab.closed', tab: laptopTab }), 'tab-closed'],
    ['when the timeline is cleared', () => log.append({ observer: 'app', kind: 'log.cleared' }), 'cleared'],
    ['when its client leaves', ({ client }) => client.abort(), 'client-left'],
  ]
  it.each(endings)('%s, once, and says so', async (_name, act, by) => {
    desk.ask(null)
    const atDoor = await arriveJoined(sent('x1'))
    await act(atDoor)
    await settle()
    atDoor.client.abort()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(atDoor.state).toBe(by === 'tab-closed' ? 'turned-away' : 'let-in')
    expect(told()).toEqual([`request.released ${by}`])
    expect(events().some(({ kind }) => kind === 'guess.made')).toBe(by === 'guess')
  })

  it('not with the recording: what had begun is recorded to its end', async () => {
    desk.ask(null)
    const atDoor = await arriveJoined(sent('x1'))
    log.setPaused(true)
    await settle()
    expect([atDoor.state, told()]).toEqual(['waits', []])
  })

  it('not with another tab', async () => {
    desk.ask(null)
    const atDoor = await arriveJoined(sent('x1'))
    log.append({ observer: 'app', kind: 'tab.closed', tab: otherTab })
    await settle()
    expect([atDoor.state, told()]).toEqual(['waits', []])
  })

  it.each<[string, TraceDraft, string]>([
    ['its tab', { observer: 'app', kind: 'tab.closed', tab: laptopTab }, 'hold.dropped tab-closed'],
    ['the lab', { observer: 'app', kind: 'lab.reset' }, 'hold.dropped lab-reset'],
    ['the recording', { observer: 'app', kind: 'recording.paused' }, 'hold.dropped paused'],
  ])('a wish ends with %s', async (_name, draft, said) => {
    desk.ask(laptopTab)
    log.append(draft)
    await settle()
    expect(told()).toEqual([said])
  })
})

describe('refused', () => {
  it('a wish while recording is paused: nothing could be graded', () => {
    log.setPaused(true)
    expect(() => desk.ask(null)).toThrow('paused')
  })
  it('a wish for a tab that is not there', () => {
    expect(() => desk.ask(tabId('t99'))).toThrow('no tab')
  })
  it('a wish while a request waits', async () => {
    desk.ask(null)
    await arriveJoined(sent('x1'))
    expect(() => desk.ask(null)).toThrow('waits already')
  })
  it('to let go what does not wait', async () => {
    expect(() => desk.release(wire, null)).toThrow('no longer held')
    desk.ask(null)
    await arriveJoined(sent('x1'))
    expect(() => desk.release(wireId('w7'), null)).toThrow('no longer held')
  })
})
