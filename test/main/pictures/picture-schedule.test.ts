import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { createPictureSchedule } from '../../../src/main/pictures/picture-schedule.ts'
import { failed, finished, judged, laptopTab, otherTab, sent, trace } from '../../shared/trace/make-trace.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const navigated: TraceDraft = { observer: 'app', kind: 'tab.navigated', tab: laptopTab, url: 'https://shop.test/' }

function open(isLoading: () => boolean = () => false) {
  const taken: string[] = []
  const schedule = createPictureSchedule({
    isLoading,
    take: (tab, from) => {
      taken.push(`${tab} from ${from}`)
      return Promise.resolve()
    },
  })
  let seq = 1
  const note = (...drafts: readonly TraceDraft[]): void => {
    for (const event of trace(drafts, seq)) schedule.note(event)
    seq += drafts.length
  }
  return { taken, note }
}

describe('when pictures are taken', () => {
  it('one after a page came, from the event that brought it', () => {
    const { taken, note } = open()
    note(sent('e1'), navigated, finished('e1'))
    vi.advanceTimersByTime(100)
    expect(taken).toEqual([])
    vi.advanceTimersByTime(1_000)
    expect(taken).toEqual(['t1 from 2'])
  })

  it('what led to a page did not change the one before', () => {
    const { taken, note } = open()
    note(sent('e1'), finished('e1'), sent('e2'), navigated, finished('e2'))
    vi.advanceTimersByTime(2_000)
    expect(taken).toEqual(['t1 from 4'])
  })

  it('waits while the page is loading, but not for ever', () => {
    let loading = true
    const { taken, note } = open(() => loading)
    note(navigated)
    vi.advanceTimersByTime(3_000)
    expect(taken).toEqual([])
    loading = false
    vi.advanceTimersByTime(300)
    expect(taken).toEqual(['t1 from 1'])
    loading = true
    note(navigated)
    vi.advanceTimersByTime(6_000)
    expect(taken).toEqual(['t1 from 1', 't1 from 2'])
  })

  it.each([
    ['answered', finished],
    ['failed', failed],
  ])('one after a request of the page was %s', (_what, end) => {
    const { taken, note } = open()
    note(sent('e1'), sent('e2', { tab: otherTab }), end('e2'))
    vi.advanceTimersByTime(2_000)
    expect(taken).toEqual(['t2 from 3'])
  })

  it('a busy page has its picture taken now and then, and no change is lost', () => {
    const { taken, note } = open()
    for (let index = 0; index < 100; index += 1) {
      note(sent(`e${index}`), finished(`e${index}`))
      vi.advanceTimersByTime(100)
    }
    vi.advanceTimersByTime(2_000)
    expect(taken.length).toBeGreaterThan(8)
    expect(taken.length).toBeLessThan(15)
    expect(taken[0]).toBe('t1 from 2')
  })

  it('nothing that leaves the page as it is, and no tab that is gone', () => {
    const { taken, note } = open()
    note(sent('e1'), judged('e1'), finished('unknown'))
    vi.advanceTimersByTime(2_000)
    expect(taken).toEqual([])
    note(navigated, { observer: 'app', kind: 'tab.closed', tab: laptopTab })
    vi.advanceTimersByTime(2_000)
    expect(taken).toEqual([])
  })
})
