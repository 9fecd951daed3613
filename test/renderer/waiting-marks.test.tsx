import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Language } from '@shared/language.ts'
import { findMarkedRows } from '@shared/trace/marks-before-window.ts'
import { createMarkFold } from '@shared/trace/fold-marks.ts'
import { applyToWorld, emptyWorld } from '@shared/trace/fold-world.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { LabViewContext, type LabView } from '../../src/renderer/src/trace/lab-view.ts'
import { LanguageContext } from '../../src/renderer/src/i18n/use-text.ts'
import { WaitingMarks } from '../../src/renderer/src/notes/waiting-marks.tsx'
import { applyChunk, createTraceStore, traceStore } from '../../src/renderer/src/trace/trace-store.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import { finished, jarChanged, received, sent, trace } from '../shared/trace/make-trace.ts'
import { setUpPage } from './support/page.tsx'

setUpPage()

const pin = (row: string): TraceDraft => ({ observer: 'app', kind: 'row.pinned', row })
const note = (row: string, text: string): TraceDraft => ({ observer: 'app', kind: 'note.written', row, text })
const page = (id: string): TraceDraft[] => [sent(id, { url: `https://shop.test/${id}` }), received(id), finished(id)]

const all = trace([...page('e1'), ...page('e2'), jarChanged(), pin('e1'), note('e2', '<b>look</b>'), pin('event:7'), ...page('e3')])
const newestFrom = 10
const chunk = { baseline: null, isPaused: false, bytes: 0, maxBytes: 1 }

/** The state of a page that was given the end of the trace alone, and reads the rest. */
function showEnd(): void {
  const before = createMarkFold()
  before.push(all.slice(0, newestFrom))
  const baseline = all.slice(0, newestFrom).reduce(applyToWorld, emptyWorld())
  const earlier = { marks: [...before.all()], rows: findMarkedRows(before.all(), all.slice(0, newestFrom)) }
  const state = applyChunk(createTraceStore().getState(), { ...chunk, events: all.slice(newestFrom), baseline, hasOlder: true, earlier })
  traceStore.setState({ ...state, readShare: 0.2 })
}
const readAll = (): void => traceStore.setState({ ...applyChunk(createTraceStore().getState(), { ...chunk, events: all }), revision: 99 })

const fresh = traceStore.getState()
beforeEach(() => showEnd())
afterEach(() => traceStore.setState(fresh, true))

function showMarks(language: Language = 'en') {
  const lab = { showRow: vi.fn(), watchRow: vi.fn(), toNow: vi.fn() }
  const view: LabView = {
    rows: [],
    world: createTraceFold().world.now(),
    cursor: null,
    exchange: null,
    showReceipt: vi.fn(),
    showEvent: vi.fn(),
    moveCursor: vi.fn(),
    ...lab,
  }
  const ui = (selectedKey: string | null) => (
    <LanguageContext value={language}>
      <LabViewContext value={view}>
        <div className="pane" data-pane="timeline" tabIndex={-1}>
          <WaitingMarks selectedKey={selectedKey} />
        </div>
      </LabViewContext>
    </LanguageContext>
  )
  const { rerender } = render(ui(null))
  return { ...lab, choose: (key: string | null) => rerender(ui(key)) }
}
const names = (): (string | null)[] => screen.queryAllByRole('button').map(button => button.textContent)

describe('marks on rows that are still being read', () => {
  it('are there with what they are on, and with pin and note in words', () => {
    showMarks()
    expect(screen.getByRole('status').textContent).toBe('3 earlier rows with a pin or a note are still being read.')
    expect(names()[0]).toMatch(/GET https:\/\/shop\.test\/e1\. Pinned/)
    expect(names()[1]).toMatch(/GET https:\/\/shop\.test\/e2\. Note: <b>look<\/b>/)
    expect(names()[2]).toMatch(/sid.*\. Pinned/)
    expect(document.querySelector('.waiting-marks b b')).toBeNull()
  })

  it('are told in Korean', () => {
    showMarks('ko')
    expect(screen.getByRole('status').textContent).toBe('고정하거나 메모를 쓴 앞선 항목 3개를 아직 읽고 있습니다.')
    expect(names()[0]).toMatch(/\. 고정됨/)
  })

  it('are gone once the rows are there, and where nothing is read', () => {
    showMarks()
    act(readAll)
    expect(names()).toEqual([])
    act(() => {
      showEnd()
      traceStore.setState({ readShare: null })
    })
    expect(names()).toEqual([])
  })

  it('wait for their row when chosen, say so, and go there once it is read', () => {
    const { watchRow, showRow, choose } = showMarks()
    fireEvent.click(screen.getByRole('button', { name: /e2/ }))
    expect(watchRow).toHaveBeenCalledExactlyOnceWith('e2')
    choose('e2')
    expect(screen.getByRole('button', { name: /e2/, pressed: true })).toBeTruthy()
    expect(screen.getByRole('status').textContent).toBe('This row is shown as soon as it is read.')
    expect(showRow).not.toHaveBeenCalled()
    act(readAll)
    expect(showRow).toHaveBeenCalledExactlyOnceWith('e2')
  })

  it('wait no more when chosen again, or when something else was chosen', () => {
    const { toNow, showRow, choose } = showMarks()
    choose('e2')
    fireEvent.click(screen.getByRole('button', { name: /e2/ }))
    expect(toNow).toHaveBeenCalledOnce()
    choose('e3')
    act(readAll)
    expect(showRow).not.toHaveBeenCalled()
  })

  it('leave a row alone that was chosen when it was there', () => {
    const { showRow, choose } = showMarks()
    choose('e3')
    act(readAll)
    expect(showRow).not.toHaveBeenCalled()
  })

  it('hand the focus on to the timeline', () => {
    showMarks()
    screen.getByRole('button', { name: /e1/ }).focus()
    act(readAll)
    expect(document.activeElement?.getAttribute('data-pane')).toBe('timeline')
  })
})
