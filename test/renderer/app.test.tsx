import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { eventSeq, lessonId, tabId, windowId } from '@shared/ids.ts'
import { failure, type Failure } from '@shared/contract/result.ts'
import type { StageState } from '@shared/stage.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { appStore, connectAppStore, raiseBanner } from '../../src/renderer/src/base/app-store.ts'
import { App } from '../../src/renderer/src/app/app.tsx'
import { applyChunk, createTraceStore, traceStore } from '../../src/renderer/src/trace/trace-store.ts'
import {
  aCookie,
  cookieJudged,
  finished,
  jarChanged,
  judged,
  laptopTab,
  received,
  sent,
  tabOpened,
  trace,
} from '../shared/trace/make-trace.ts'
import { answerWith, asked, push, setUpPage, show } from './support/page.tsx'

setUpPage()
afterEach(() => traceStore.setState(createTraceStore().getState(), true))

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
const page = (id: string, path: string): TraceDraft[] => [
  sent(id, { url: `https://shop.test${path}` }),
  judged(id, { consideredCookies: 1 }),
  cookieJudged(id, { kind: 'sent' }),
  received(id),
  finished(id),
]
const story: TraceDraft[] = [
  tabOpened(),
  { observer: 'app', kind: 'tab.navigated', tab: laptopTab, url: 'https://shop.test/one' },
  jarChanged({ cookie: aCookie({ value: 'first' }) }),
  ...page('one', '/one'),
  jarChanged({ cookie: aCookie({ value: 'second' }) }),
  ...page('two', '/two'),
]

function feed(drafts: readonly TraceDraft[]): void {
  const chunk = { baseline: null, events: trace(drafts), isPaused: false, bytes: 0, maxBytes: 1 }
  act(() => traceStore.setState(state => applyChunk(state, chunk), true))
}

function showLab(): void {
  appStore.setState({ stage })
  show(<App />)
  feed(story)
}

const receipt = (): HTMLElement => screen.getByRole('region', { name: 'Receipt of one request' })
const inspector = (): HTMLElement => screen.getByRole('region', { name: 'What tab A can see' })
const row = (name: RegExp): HTMLElement => screen.getByRole('option', { name })

describe('one selection', () => {
  it('follows the newest request until one is chosen', () => {
    showLab()
    expect(receipt().textContent).toMatch(/^AGEThttps:\/\/shop\.test\/two.*newest/)
  })

  it('moves receipt, inspector and cursor to the chosen row', () => {
    showLab()
    fireEvent.click(row(/\/one/))
    expect(receipt().textContent).toContain('/one')
    expect(within(inspector()).getByText('first')).toBeTruthy()
    expect(within(inspector()).getByText(/As it was at event 8/)).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('slider', { name: 'Place in the trace' }).value).toBe('8')
  })

  it('goes back to now and follows again', () => {
    showLab()
    fireEvent.click(row(/\/one/))
    fireEvent.click(screen.getByRole('button', { name: 'Back to now (6 newer)' }))
    expect(receipt().textContent).toContain('/two')
    expect(within(inspector()).getByText('second')).toBeTruthy()
  })

  it('moves by the scrubber, too: what had not happened yet is not there', () => {
    showLab()
    fireEvent.change(screen.getByRole('slider', { name: 'Place in the trace' }), { target: { value: '5' } })
    expect(receipt().textContent).toContain('/one')
    expect(row(/\/two/).dataset['future']).toBe('')
    expect(within(inspector()).getByText('first')).toBeTruthy()
  })

  it('lets go of a row that was cleared away', () => {
    showLab()
    fireEvent.click(row(/\/one/))
    feed([...story, { observer: 'app', kind: 'log.cleared' }, ...page('three', '/three')])
    expect(receipt().textContent).toContain('/three')
  })
})

it('leads from a cookie to the request that set it', () => {
  appStore.setState({ stage })
  show(<App />)
  feed([...story, ...page('three', '/three'), { ...jarChanged({ cookie: aCookie({ value: 'third' }) }), cause: eventSeq(18) }])
  const mark = within(inspector()).getByRole('button', { name: 'Show the request that changed it: GET /three' })
  expect(mark.textContent).toBe('by this request')
  fireEvent.click(row(/\/one/))
  expect(within(inspector()).getByText('first')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /Back to now \(/ }))
  fireEvent.click(within(inspector()).getByRole('button', { name: /GET \/three/ }))
  expect(screen.getByRole('option', { selected: true }).getAttribute('aria-label')).toContain('/three')
})

describe('keys', () => {
  const pressed = (code: string, changes: KeyboardEventInit = {}): void => {
    fireEvent.keyDown(document.body, { code, ...changes })
  }

  it.each([
    ['KeyR', { channel: 'stage:go', input: { tab: laptopTab, to: 'reload' } }],
    ['KeyT', { channel: 'stage:open-tab', input: { window: 'w1', url: null } }],
    ['KeyW', { channel: 'stage:close-tab', input: { tab: laptopTab } }],
  ])('Ctrl and %s act on the tab in use', (code, expected) => {
    showLab()
    pressed(code, { ctrlKey: true })
    expect(asked()).toEqual([expected])
  })

  it('do the same when the main process caught them in a tab', () => {
    showLab()
    act(() => push('keys:pressed', { command: 'reload-tab', popup: null }))
    expect(asked()).toEqual([{ channel: 'stage:go', input: { tab: laptopTab, to: 'reload' } }])
  })

  it.each([
    ['reload-tab', { channel: 'stage:go', input: { tab: 'popup', to: 'reload' } }],
    ['close-tab', { channel: 'stage:close-tab', input: { tab: 'popup' } }],
    ['hold-next', { channel: 'hold:ask', input: { tab: 'popup' } }],
    ['new-tab', { channel: 'stage:open-tab', input: { window: 'w1', url: null } }],
  ] as const)('pressed in a popup, %s means the popup, which can take no tab', (action, expected) => {
    showLab()
    act(() => push('keys:pressed', { command: action, popup: tabId('popup') }))
    expect(asked()).toEqual([expected])
  })

  it('do nothing while an input method composes', () => {
    showLab()
    pressed('KeyR', { ctrlKey: true, isComposing: true })
    expect(asked()).toEqual([])
  })

  it('never are single letters', () => {
    showLab()
    for (const code of ['KeyR', 'KeyT', 'KeyW', 'KeyL', 'KeyF', 'Digit1']) pressed(code)
    expect(asked()).toEqual([])
  })

  it('do nothing to a lab that is behind the start screen', () => {
    showLab()
    fireEvent.click(screen.getByRole('button', { name: 'Crumbtrail: to the start screen' }))
    pressed('KeyW', { ctrlKey: true })
    expect(asked()).toEqual([])
  })

  it('? and F1 open the help, Escape closes it', () => {
    showLab()
    fireEvent.keyDown(document.body, { key: '?', code: 'Slash', shiftKey: true })
    const dialog = screen.getByRole('dialog', { name: 'Keys and help' })
    fireEvent.keyDown(dialog, { key: 'Escape' })
    expect(screen.queryByRole('dialog')).toBeNull()
    pressed('F1')
    expect(screen.getByRole('dialog')).toBeTruthy()
  })

  it('? stays a question mark in a text field', () => {
    showLab()
    fireEvent.keyDown(screen.getByRole('combobox', { name: 'Filter' }), { key: '?', code: 'Slash', shiftKey: true })
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

describe('the start', () => {
  it('shows the start screen over an empty lab, and the lab over it once a lesson begins', () => {
    appStore.setState({
      lessonCards: [
        {
          id: lessonId('session'),
          title: { en: 'A session', ko: '세션' },
          summary: { en: 's', ko: 's' },
          minutes: 6,
          steps: 6,
          chapter: null,
          needs: [],
          isChallenge: false,
          isOwnFile: false,
          isInFolder: false,
          terms: [],
        },
      ],
    })
    show(<App />)
    fireEvent.click(screen.getByRole('button', { name: /Start here/ }))
    expect(asked()).toEqual([{ channel: 'lessons:start', input: { lesson: 'session', step: 0 } }])
    expect(screen.queryByRole('button', { name: /Just play/ })).toBeNull()
  })

  it('goes on in a lab that is in use, as after the page was rebuilt', () => {
    showLab()
    expect(screen.queryByRole('button', { name: /Just play/ })).toBeNull()
  })

  it('opens a first tab for free play', () => {
    show(<App />)
    fireEvent.click(screen.getByRole('button', { name: /Just play/ }))
    expect(asked()).toEqual([{ channel: 'stage:open-window', input: { profile: 'laptop', url: 'https://shop.test/' } }])
  })
})

/** The page with what the main process answers at the start, one notice among it. */
async function startApp(): Promise<void> {
  answerWith('app:read', {
    version: '1',
    electron: '45',
    chromium: '156',
    platform: 'linux',
    settings: { language: 'en', theme: 'light', zoom: 100 },
    policy: null,
    port: 4711,
    isFallbackRuntime: false,
    notices: [{ kind: 'settings-not-kept', problem: { kind: 'settings-damaged', file: 'settings.json', mistake: null } }],
  })
  answerWith('lessons:list', { cards: [], folder: null, newer: null, isTrial: false })
  await connectAppStore()
  show(<App />)
}

describe('what the main process says', () => {
  it('changes language and theme of the page at once', async () => {
    await startApp()
    expect(screen.getByRole('region', { name: 'Messages' }).textContent).toContain('settings.json')
    act(() => push('settings:changed', { language: 'ko', theme: 'dark', zoom: 100 }))
    expect(document.documentElement.lang).toBe('ko')
    expect(document.documentElement.dataset['theme']).toBe('dark')
    expect(screen.getByRole('button', { name: /자유 실습/ })).toBeTruthy()
  })

  it('keeps open pages in their language, and says so when another one is chosen', () => {
    act(() => appStore.setState({ stage }))
    show(<App />)
    fireEvent.click(screen.getByRole('button', { name: '한국어' }))
    expect(asked()).toContainEqual({ channel: 'settings:change', input: { language: 'ko' } })
    expect(screen.getByRole('region', { name: 'Messages' }).textContent).toMatch(/^Open pages stay in the language/)
  })

  it('says nothing of pages when none is open', () => {
    show(<App />)
    fireEvent.click(screen.getByRole('button', { name: '한국어' }))
    expect(asked()).toContainEqual({ channel: 'settings:change', input: { language: 'ko' } })
    expect(screen.getByRole('region', { name: 'Messages' }).textContent).toBe('')
  })

  it('stands as a banner until it is put away', () => {
    show(<App />)
    act(() => raiseBanner({ kind: 'stage-rebuilt', lostTabs: 2 }))
    const banners = screen.getByRole('region', { name: 'Messages' })
    expect(banners.textContent).toContain('2 tabs were loaded again')
    fireEvent.click(within(banners).getByRole('button', { name: 'Dismiss' }))
    expect(banners.textContent).toBe('')
  })

  it('goes by itself when it asks for nothing, but not while somebody points at it or has the focus there', () => {
    vi.useFakeTimers()
    try {
      show(<App />)
      act(() => raiseBanner({ kind: 'saved', path: '/home/x.har' }))
      act(() => raiseBanner({ kind: 'stage-rebuilt', lostTabs: 2 }))
      const banner = (): HTMLElement | null => document.querySelector('[data-kind=saved]')
      const close = within(banner() as HTMLElement).getByRole('button', { name: 'Dismiss' })
      const wait = (): void => act(() => void vi.advanceTimersByTime(60_000))
      fireEvent.focus(close)
      fireEvent.pointerEnter(banner() as HTMLElement)
      wait()
      fireEvent.pointerLeave(banner() as HTMLElement)
      wait()
      expect(banner(), 'the focus is still in it').not.toBeNull()
      fireEvent.blur(close)
      wait()
      expect(banner()).toBeNull()
      expect(document.querySelector('[data-kind=stage-rebuilt]'), 'a loss stays').not.toBeNull()
    } finally {
      vi.useRealTimers()
    }
  })

  it('says what is wrong with a file in the language of now, and in the other one once that is chosen', async () => {
    await startApp()
    const problem = { kind: 'no-json-line', mistake: { problem: 'unexpected-end', line: 1, column: 9 } } as const
    act(() => raiseBanner({ kind: 'trace-file-bad', problem: { kind: 'trace-file', name: 'a\u202eb.har', line: 5, problem } }))
    const text = (): string => document.querySelector('[data-kind=trace-file-bad]')?.textContent ?? ''
    expect(text()).toMatch(
      /^This file cannot be opened\. a\\u\{202e\}b\.har: line 5: This line is not JSON\. Column 9: .* copy it again\.$/,
    )
    act(() => push('settings:changed', { language: 'ko', theme: 'light', zoom: 100 }))
    expect(text()).toMatch(/^이 파일을 열 수 없습니다\. a\\u\{202e\}b\.har: 5행: 이 줄은 JSON이 아닙니다\. 9열: .*복사하십시오\.$/)
  })

  it('says a failure of a command in Korean to the end', async () => {
    await startApp()
    act(() => push('settings:changed', { language: 'ko', theme: 'light', zoom: 100 }))
    const { error } = failure('io', { kind: 'file', errand: 'save', name: 'x.har', problem: { kind: 'disk-full' } }) as { error: Failure }
    act(() => raiseBanner({ kind: 'failed', failure: error }))
    expect(document.querySelector('[data-kind=failed]')?.textContent).toBe(
      '파일을 읽거나 쓰지 못했습니다. 디스크에 x.har 파일을 쓸 자리가 없습니다. 자리를 비우거나 다른 디스크를 고르십시오.',
    )
  })

  it('shows how far a long export is, lets it be cancelled, and goes when it is over', async () => {
    await startApp()
    expect(screen.queryByRole('progressbar')).toBeNull()
    act(() => push('export:progressed', 0.25))
    const banners = screen.getByRole('region', { name: 'Messages' })
    expect(within(banners).getByRole('progressbar', { name: 'Writing the file …' })).toHaveProperty('value', 0.25)
    const before = banners.textContent
    act(() => push('export:progressed', 0.5))
    expect(banners.textContent, 'a live region that changes with each step would be read out each time').toBe(before)
    fireEvent.click(within(banners).getByRole('button', { name: 'Cancel' }))
    expect(asked().at(-1)).toEqual({ channel: 'trace:cancel-export', input: null })
    act(() => push('export:progressed', null))
    expect(screen.queryByRole('progressbar')).toBeNull()
  })
})

it('keeps a panel that fails from taking the rest along', () => {
  appStore.setState({
    stage: { ...stage, tabs: [{ ...(stage.tabs[0] as (typeof stage.tabs)[number]), condition: { kind: 'no-such' } as never }] },
  })
  show(<App />)
  feed(story)
  expect(screen.getByRole('heading', { name: 'Pages: this panel has failed' })).toBeTruthy()
  expect(receipt().textContent).toContain('/two')
  appStore.setState({ stage: { ...stage, tabs: stage.tabs.map(tab => ({ ...tab, id: tabId('t1') })) } })
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(screen.getByRole('tab', { name: 'Tab A: Two' })).toBeTruthy()
})
