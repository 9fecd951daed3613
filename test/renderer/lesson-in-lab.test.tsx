import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { lessonId, windowId } from '@shared/ids.ts'
import type { Bilingual } from '@shared/language.ts'
import type { LessonPlace } from '@shared/lesson/lesson-place.ts'
import { plainStep } from './support/play-step.ts'
import type { LessonPlay, PlayStep } from '@shared/lesson/lesson-play.ts'
import type { StageState } from '@shared/stage.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { appStore } from '../../src/renderer/src/base/app-store.ts'
import { App } from '../../src/renderer/src/app/app.tsx'
import { pointAt } from '../../src/renderer/src/panes/look-store.ts'
import { applyChunk, createTraceStore, traceStore } from '../../src/renderer/src/trace/trace-store.ts'
import { aCookie, finished, jarChanged, judged, laptopTab, received, sent, tabOpened, trace } from '../shared/trace/make-trace.ts'
import { asked, setUpPage, show } from './support/page.tsx'

/* A lesson beside the other panels: what it points at, what it leaves its room to, and what would end it. */

setUpPage()
afterEach(() => {
  traceStore.setState(createTraceStore().getState(), true)
  appStore.setState({ lesson: null, lessonCards: [] })
  pointAt(null)
})

const text = (en: string): Bilingual => ({ en, ko: en })
const step: PlayStep = {
  ...plainStep,
  title: text('Log in'),
  task: text('Log in.'),
  observe: text('Done.'),
  isGuessed: true,
  guess: 0,
}
const play = (phase: LessonPlay['phase'], changes: Partial<PlayStep> = {}): LessonPlay => ({
  id: lessonId('session'),
  title: text('A session'),
  stepIndex: 0,
  steps: [{ ...step, ...changes }, step],
  phase,
  problem: null,
  problemText: null,
  score: { right: 0, asked: 0 },
  seed: 1,
  isRevisit: false,
})
const shows = (place: LessonPlace): Partial<PlayStep> => ({
  outcomes: [{ sentence: text('It is so'), state: 'holds', found: null, seq: null, place }],
})

const stage: StageState = {
  run: 1,
  browsers: { laptop: 'running', phone: 'running', private: 'running' },
  windows: [{ id: windowId('w1'), profile: 'laptop', tabs: [laptopTab], activeTab: laptopTab }],
  tabs: [
    {
      id: laptopTab,
      lane: 'A',
      profile: 'laptop',
      partition: 'lab',
      window: windowId('w1'),
      opener: null,
      url: 'https://shop.test/two',
      title: 'Two',
      isLoading: false,
      canGoBack: false,
      canGoForward: false,
      guest: 1,
      condition: { kind: 'live' },
      prompt: null,
      dialog: null,
    },
  ],
}
const page = (id: string): TraceDraft[] => [sent(id, { url: `https://shop.test/${id}` }), judged(id), received(id), finished(id)]
const story: TraceDraft[] = [
  tabOpened(),
  { observer: 'app', kind: 'tab.navigated', tab: laptopTab, url: 'https://shop.test/two' },
  ...page('one'),
  jarChanged({ cookie: aCookie({ value: 'second' }) }),
  ...page('two'),
]

function showLab(lesson: LessonPlay | null): void {
  appStore.setState({ stage, lesson })
  show(<App />)
  const chunk = { baseline: null, events: trace(story), isPaused: false, bytes: 0, maxBytes: 1 }
  act(() => traceStore.setState(state => applyChunk(state, chunk), true))
}
const move = (lesson: LessonPlay): void => act(() => appStore.setState({ lesson }))
const press = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole('button', { name }))
}
const inspector = (): Element | null => document.querySelector('.inspector')

describe('what would end a lesson', () => {
  it.each(['asking', 'doing', 'observed', 'failed'] as const)('is asked about while it is %s, with what goes', phase => {
    showLab(play(phase))
    press('Reset lab')
    const dialog = screen.getByRole('dialog', { name: 'This ends the lesson' })
    expect(dialog.textContent).toContain('You are at Step 1 of 2, and can go on from there later. The open tabs')
    expect(asked()).toEqual([])
    fireEvent.click(within(dialog).getByRole('button', { name: 'Go on with the lesson' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(asked()).toEqual([])
  })

  it('is done once it is confirmed', async () => {
    showLab(play('doing'))
    press('Reset lab')
    press('Reset the lab')
    await act(() => Promise.resolve())
    expect(asked()).toEqual([{ channel: 'stage:reset', input: null }])
  })

  it.each([
    ['no lesson is played', null],
    ['it is finished', play('finished')],
  ])('is done at once when %s', (_when, lesson) => {
    showLab(lesson)
    press('Reset lab')
    expect(asked()).toEqual([{ channel: 'stage:reset', input: null }])
  })

  it('is another lesson, too', () => {
    const said = { title: text('Other'), summary: text('s'), minutes: 1, steps: 1, terms: [] }
    const card = { ...said, id: lessonId('other'), chapter: null, needs: [], isChallenge: false, isOwnFile: false, isInFolder: false }
    appStore.setState({ lessonCards: [card] })
    showLab(play('doing'))
    press('Crumbtrail: to the start screen')
    press(/Start here/)
    expect(screen.getByRole('dialog', { name: 'This ends the lesson' })).toBeTruthy()
    expect(asked()).toEqual([])
  })
})

describe('what is to be pointed at', () => {
  const parts = [{ id: 'SameSite', name: text('SameSite'), value: 'Lax', does: null, isRight: null }]
  const question = { question: text('Which?'), what: 'cookie', cookie: 'sid', side: 'response', parts } as const
  const address = (): string | undefined => document.querySelector('.details-url')?.textContent
  const expectsTwo = shows({ kind: 'exchange', key: 'two' })
  const point = (state: 'asked' | 'pointed') =>
    ({
      ...question,
      exchange: 'one',
      state,
      pointed: state === 'asked' ? null : 'SameSite',
      isRight: state === 'asked' ? null : true,
    }) as const

  it('is in the receipt of its request, whose sentence is covered as long as it is asked; that receipt stays afterwards', () => {
    showLab(play('doing'))
    move(play('observed', { ...expectsTwo, point: point('asked') }))
    expect(address()).toBe('https://shop.test/one')
    expect(document.querySelector('.receipt-sentence')).toBeNull()
    move(play('observed', { ...expectsTwo, point: point('pointed') }))
    expect(address()).toBe('https://shop.test/one')
    expect(document.querySelector('.receipt-sentence')).not.toBeNull()
  })
})

describe('the inspector', () => {
  it('is there without a lesson, and folded while one is played', () => {
    showLab(null)
    expect(inspector()).not.toBeNull()
    move(play('asking'))
    expect(inspector()).toBeNull()
  })

  it('is opened by hand, and stays open as the lesson goes on', () => {
    showLab(play('doing'))
    press(/^Open the inspector/)
    expect(inspector()).not.toBeNull()
    move(play('observed'))
    expect(inspector()).not.toBeNull()
    press('Fold the inspector')
    expect(inspector()).toBeNull()
  })

  it.each([
    ['cookies', /^Cookies/],
    ['localStorage', /^local/],
    ['sessionStorage', /^session/],
    ['server', /^Server/],
  ] as const)('opens at %s when the step asks for it, ringed, and folds with the next step', (at, tab) => {
    showLab(play('doing', { look: { at, tab: laptopTab } }))
    expect(inspector()).toBeNull()
    move(play('observed', { look: { at, tab: laptopTab } }))
    expect(screen.getByRole('tab', { name: tab, selected: true })).toBeTruthy()
    expect(inspector()?.closest('.pane[data-pointed-at]')).not.toBeNull()
    move({ ...play('doing'), stepIndex: 1 })
    expect(inspector()).toBeNull()
    expect(document.querySelector('[data-pointed-at]')).toBeNull()
  })
})

it.each(['headers', 'token', 'changed', 'wire'] as const)('the receipt opens at %s when the step asks for it', at => {
  showLab(play('doing'))
  move(play('observed', { look: { at, tab: null } }))
  const details = document.querySelector('.details')
  expect(details?.querySelector('[role=tab][aria-selected=true]')?.id).toMatch(new RegExp(`-tab-${at}$`))
  expect(details?.closest('.pane[data-pointed-at]')).not.toBeNull()
})

describe('“Show” leads', () => {
  it('to the request itself', () => {
    showLab(play('observed', shows({ kind: 'exchange', key: 'one' })))
    press('Show: It is so')
    expect(document.querySelector('.details-url')?.textContent).toBe('https://shop.test/one')
  })

  it('to the cookie, and rings it', () => {
    showLab(play('observed', shows({ kind: 'cookie', profile: 'laptop', name: 'sid' })))
    press('Show: It is so')
    expect(document.querySelector('.item[data-pointed-at]')?.textContent).toContain('sid')
  })

  it('to the panel where it would be, when there is none', () => {
    showLab(play('observed', shows({ kind: 'cookie', profile: 'laptop', name: 'gone' })))
    press('Show: It is so')
    expect(document.querySelector('.item[data-pointed-at]')).toBeNull()
    expect(inspector()?.closest('.pane[data-pointed-at]')).not.toBeNull()
  })

  it('to the page', () => {
    showLab(play('observed', shows({ kind: 'page', tab: laptopTab })))
    press('Show: It is so')
    expect(asked()).toEqual([{ channel: 'stage:activate-tab', input: { tab: laptopTab } }])
  })
})

it.each([
  ['stays in the present while a lesson is played', play('doing'), 0],
  ['goes into the past without one', null, 1],
])('choosing a request %s', (_what, lesson, pasts) => {
  showLab(lesson)
  const [first] = screen.getAllByRole('option').filter(row => row.textContent?.includes('/one') === true)
  if (first === undefined) throw new Error('there is no such row')
  fireEvent.click(first)
  expect(document.querySelector('.details-url')?.textContent).toBe('https://shop.test/one')
  expect(document.querySelectorAll('.past-stage')).toHaveLength(pasts)
})
