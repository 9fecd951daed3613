import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lessonId, tabId, windowId } from '@shared/ids.ts'
import type { LessonPlay, PlayStep } from '@shared/lesson/lesson-play.ts'
import { App } from '../../src/renderer/src/app/app.tsx'
import { appStore } from '../../src/renderer/src/base/app-store.ts'
import { isRevealHeld } from '../../src/renderer/src/present/held-reveal.ts'
import { presentingNow, setPresenting, startPresenting, stopPresenting } from '../../src/renderer/src/present/present-store.ts'
import { applyChunk, createTraceStore, traceStore } from '../../src/renderer/src/trace/trace-store.ts'
import { tabOpened, trace } from '../shared/trace/make-trace.ts'
import { plainStep } from './support/play-step.ts'
import { asked, setUpPage, show } from './support/page.tsx'

setUpPage()
beforeEach(stopPresenting)
afterEach(() => traceStore.setState(createTraceStore().getState(), true))

const text = (en: string) => ({ en, ko: `한글 ${en}` })
const asking: PlayStep = {
  ...plainStep,
  title: text('The step'),
  ask: { question: text('Which?'), options: [text('One'), text('Two'), text('Three')], order: [0, 1, 2], whys: [null, null, null] },
  isGuessed: true,
  guess: 0,
  rightOption: 1,
  grade: 'wrong',
  observe: text('What it shows'),
}
const play: LessonPlay = {
  id: lessonId('session'),
  title: text('A lesson'),
  stepIndex: 0,
  steps: [asking, plainStep],
  phase: 'observed',
  problem: null,
  problemText: null,
  score: { right: 0, asked: 1 },
  seed: 1,
  isRevisit: false,
}
const tab = tabId('t1')
const stage = {
  run: 1,
  browsers: { laptop: 'running', phone: 'running', private: 'running' },
  windows: [{ id: windowId('w1'), profile: 'laptop', tabs: [tab], activeTab: tab }],
  tabs: [],
} as const
const opened = { observer: 'app', kind: 'tab.navigated', tab, url: 'https://shop.test/one' } as const

function feed(count: number): void {
  const events = trace([tabOpened(), ...Array.from({ length: count - 1 }, () => opened)])
  act(() => traceStore.setState(state => applyChunk(state, { baseline: null, events, isPaused: false, bytes: 0, maxBytes: 1 }), true))
}
function showLab(lesson: LessonPlay | null): void {
  appStore.setState({ stage, lesson })
  show(<App />)
  if (lesson === null) fireEvent.click(screen.getByRole('button', { name: /Just play/ }))
}
const key = (code: string, target: Element | Window = window): void => void fireEvent.keyDown(target, { code, key: code })
const channels = (): readonly string[] => asked().map(({ channel }) => channel)

describe('the outcome of a prediction', () => {
  it('waits for the presenter, and for nobody else', () => {
    const on = { isOn: true, isBlank: false, isSpotlit: false, isStepping: false, isHoldingReveal: true, revealed: null }
    expect(isRevealHeld(play, on, false)).toBe(true)
    expect(isRevealHeld(play, { ...on, isOn: false }, false)).toBe(false)
    expect(isRevealHeld(play, { ...on, revealed: 'session 0' }, false)).toBe(false)
    expect(isRevealHeld({ ...play, steps: [plainStep] }, on, false)).toBe(false)
    expect(isRevealHeld({ ...play, phase: 'doing' }, on, false)).toBe(false)
    expect(isRevealHeld({ ...play, steps: [plainStep] }, { ...on, isStepping: true }, true)).toBe(true)
  })

  it('is neither shown nor announced before it is asked for; then the clicker leads on', () => {
    showLab(play)
    expect(document.body.textContent).toContain('What it shows')
    act(startPresenting)
    expect(document.body.textContent).not.toContain('What it shows')
    expect(document.body.textContent).not.toContain('Two')
    key('PageDown')
    expect(document.body.textContent).toContain('What it shows')
    expect(channels()).not.toContain('lessons:next')
    key('PageDown')
    expect(channels()).toContain('lessons:next')
  })
})

describe('the keys of a clicker', () => {
  it('blank the screen and show it again, and move nothing unseen', () => {
    showLab({ ...play, steps: [plainStep] })
    act(startPresenting)
    const blank = (): boolean => document.querySelector('.present-blank') !== null
    key('Period')
    expect(blank()).toBe(true)
    key('PageDown')
    expect(blank()).toBe(false)
    expect(channels()).not.toContain('lessons:next')
    key('KeyB')
    key('KeyB')
    expect(blank()).toBe(false)
  })

  it('mean nothing while nobody presents, nor in a field', () => {
    showLab({ ...play, steps: [plainStep] })
    key('PageDown')
    key('KeyB')
    expect(channels()).not.toContain('lessons:next')
    act(startPresenting)
    const field = document.createElement('input')
    document.body.append(field)
    key('KeyB', field)
    expect(presentingNow().isBlank).toBe(false)
    field.remove()
  })
})

it('one event at a time: new events wait until the clicker asks for the next', () => {
  showLab(null)
  feed(2)
  act(startPresenting)
  act(() => setPresenting({ isStepping: true }))
  feed(5)
  expect(screen.getByText('3 events wait')).not.toBeNull()
  key('PageDown')
  expect(screen.getByText('2 events wait')).not.toBeNull()
  key('PageUp')
  expect(screen.getByText('3 events wait')).not.toBeNull()
  for (let press = 0; press < 3; press += 1) key('PageDown')
  expect(screen.queryByText(/events? waits?/)).toBeNull()
  feed(6)
  expect(screen.getByText('1 event waits')).not.toBeNull()
})

it('is begun by its key and ended by it', () => {
  showLab(null)
  fireEvent.keyDown(window, { code: 'KeyP', key: 'P', ctrlKey: true, shiftKey: true })
  expect(screen.getByRole('region', { name: 'Presenting' })).not.toBeNull()
  fireEvent.keyDown(window, { code: 'KeyP', key: 'P', ctrlKey: true, shiftKey: true })
  expect(screen.queryByRole('region', { name: 'Presenting' })).toBeNull()
})
