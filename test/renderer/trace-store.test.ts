import { describe, expect, it } from 'vitest'
import { exchangeId, wireId } from '@shared/ids.ts'
import { applyChunk, createTraceStore } from '../../src/renderer/src/trace/trace-store.ts'
import { cookieJudged, laptopTab, sent, trace } from '../shared/trace/make-trace.ts'

const held = { exchange: exchangeId('x1'), wire: wireId('w1'), tab: laptopTab }
const events = trace([sent('x1'), cookieJudged('x1', { kind: 'sent' }), { observer: 'app', kind: 'request.held', held, longestMs: 1000 }])

/** What the page may show of the request in this trace. */
function verdictsIn(store: ReturnType<typeof createTraceStore>): number {
  store.setState(applyChunk(store.getState(), { baseline: null, events, isPaused: false, bytes: 0, maxBytes: 0 }))
  return store.getState().trace.exchanges.byKey('x1')?.browser?.requestCookies.length ?? -1
}

describe('the trace that the page holds', () => {
  it('is silent about a request that waits', () => {
    expect(verdictsIn(createTraceStore())).toBe(0)
  })

  it('hides nothing once it is a saved one: nothing waits any more', () => {
    expect(verdictsIn(createTraceStore({ isSaved: true }))).toBe(1)
  })
})
