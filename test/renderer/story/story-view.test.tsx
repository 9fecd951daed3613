import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { eventSeq, type EventSeq } from '@shared/ids.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import { LabViewContext, type LabView } from '../../../src/renderer/src/trace/lab-view.ts'
import { StoryView } from '../../../src/renderer/src/story/story-view.tsx'
import { applyChunk, createTraceStore, traceStore } from '../../../src/renderer/src/trace/trace-store.ts'
import { jarChanged, received, sent, trace } from '../../shared/trace/make-trace.ts'
import { setUpPage } from '../support/page.tsx'

setUpPage()

/** Three events each, two of them with a row. */
const all = trace(Array.from({ length: 400 }, (_, index) => [sent(`e${index}`), received(`e${index}`), jarChanged()]).flat())
const chunk = { baseline: null, isPaused: false, bytes: 0, maxBytes: 1 }
const arrive = (events: readonly TraceEvent[]): void =>
  act(() => traceStore.setState(applyChunk(traceStore.getState(), { ...chunk, events })))

const emptyState = traceStore.getState()
const lineHeight = 30
beforeEach(() => {
  traceStore.setState(createTraceStore().getState())
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockImplementation(function height(this: HTMLElement) {
    return this.querySelectorAll('li').length * lineHeight
  })
})
afterEach(() => traceStore.setState(emptyState, true))

function showStory(events: readonly TraceEvent[]) {
  arrive(events)
  const [onSelect, onEscape] = [vi.fn(), vi.fn()]
  const lab: LabView = {
    rows: [], // the panels around lag behind while the lab is busy
    world: createTraceFold().world.now(),
    cursor: null,
    exchange: null,
    showRow: vi.fn(),
    showReceipt: vi.fn(),
    watchRow: vi.fn(),
    showEvent: vi.fn(),
    moveCursor: vi.fn(),
    toNow: vi.fn(),
  }
  const ui = (cursor: EventSeq | null) => (
    <LabViewContext value={lab}>
      <StoryView
        rows={traceStore.getState().trace.timeline.rows()}
        isFiltered={false}
        selectedKey={null}
        shownKey={null}
        cursor={cursor}
        onSelect={onSelect}
        onEscape={onEscape}
      />
    </LabViewContext>
  )
  const { rerender } = render(ui(null))
  fireEvent.click(screen.getByText('Every event'))
  return { moveCursor: (cursor: number | null) => rerender(ui(cursor === null ? null : eventSeq(cursor))) }
}

const scroller = (): HTMLElement => document.querySelector<HTMLElement>('.story-scroller') ?? document.body
const scrollTo = (top: number): void => {
  scroller().scrollTop = top
  fireEvent.scroll(scroller())
}
const shownSeqs = (): number[] => [...document.querySelectorAll('.story-seq')].map(one => Number(one.textContent?.slice('event '.length)))
const span = (): string => `${shownSeqs().at(0) ?? ''}–${shownSeqs().at(-1) ?? ''}`
// By place, not by role: to name a hundred buttons takes Happy DOM a second.
const newest = (): HTMLElement | null => document.querySelector('.to-newest button')
const press = (label: string): boolean => fireEvent.click(screen.getByLabelText(label))

describe('every event, as they come in', () => {
  it('is followed at its end, half a page at a time', () => {
    showStory(all.slice(0, 120))
    expect([span(), newest()]).toEqual(['51–120', null])
    arrive(all.slice(120, 150))
    expect(span()).toBe('51–150')
    arrive(all.slice(150, 151))
    expect(span()).toBe('101–151')
    expect(scroller().scrollTop).toBe(51 * lineHeight)
  })

  it('stays with what is read once one has scrolled up: more comes in below it, and then nothing moves', () => {
    showStory(all.slice(0, 120))
    scrollTo(70 * lineHeight)
    scrollTo(300)
    expect(newest()).toBeTruthy()
    arrive(all.slice(120, 140))
    expect(span()).toBe('51–140')
    arrive(all.slice(140, 900))
    expect([span(), scroller().scrollTop]).toEqual(['51–150', 300])
    fireEvent.click(newest() ?? document.body)
    expect([span(), newest()]).toEqual(['801–900', null])
    expect(scroller().scrollTop).toBe(100 * lineHeight)
  })

  it('is followed again from its end on, but not from the end of an earlier page', () => {
    showStory(all.slice(0, 120))
    scrollTo(70 * lineHeight)
    scrollTo(300)
    arrive(all.slice(120, 140))
    scrollTo(90 * lineHeight - 600)
    expect(newest()).toBeNull()
    arrive(all.slice(140, 160))
    expect(span()).toBe('101–160')
    scrollTo(10)
    arrive(all.slice(160, 300))
    scrollTo(100 * lineHeight - 600)
    expect([span(), newest() === null]).toEqual(['101–200', false])
  })

  it('stays when what was before the newest part has been read', () => {
    const end = createTraceStore().getState()
    const before = createTraceFold()
    before.push(all.slice(0, 600))
    traceStore.setState(applyChunk(end, { ...chunk, events: [], baseline: before.world.now() }))
    showStory(all.slice(600, 760))
    press('Earlier sentences')
    expect(span()).toBe('601–700')
    press('Later sentences')
    expect(span()).toBe('701–760')
    act(() => traceStore.setState({ ...applyChunk(createTraceStore().getState(), { ...chunk, events: all.slice(0, 760) }), revision: 99 }))
    expect(span()).toBe('701–760')
  })

  it('lets go of the end for whoever walks through it by keys', () => {
    showStory(all.slice(0, 120))
    const last = [...document.querySelectorAll<HTMLElement>('.story-sentence')].at(-1) ?? document.body
    last.focus()
    fireEvent.keyDown(last, { code: 'ArrowUp' })
    expect(newest()).toBeTruthy()
    arrive(all.slice(120, 300))
    expect(span()).toBe('51–150')
    expect(document.activeElement?.textContent).toContain('event 119')
  })

  it('stays with the sentence that the cursor stands on, and goes back to the end from there', () => {
    const { moveCursor } = showStory(all.slice(0, 120))
    moveCursor(118)
    arrive(all.slice(120, 400))
    expect(span()).toBe('51–150')
    moveCursor(20)
    expect(span()).toBe('1–100')
    moveCursor(null)
    expect([span(), newest()]).toEqual(['301–400', null])
  })
})
