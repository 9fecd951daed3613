import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Language } from '@shared/language.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { Timeline } from '../../src/renderer/src/timeline/timeline.tsx'
import {
  aCookie,
  cookieJudged,
  finished,
  jarChanged,
  judged,
  otherTab,
  received,
  sent,
  tabOpened,
  trace,
} from '../shared/trace/make-trace.ts'
import { asked, setUpPage, show } from './support/page.tsx'

setUpPage()

const heldBack = { kind: 'held-back', reasons: ['SameSiteLax'] } as const
const page = (id: string, path: string, status = 200): TraceDraft[] => [
  sent(id, { url: `https://shop.test${path}` }),
  received(id, status),
  finished(id),
]

/** Two tabs; a log-in that stores, a page that sends one cookie and holds one back, an edit by hand. */
const story = [
  tabOpened(),
  tabOpened({ tab: otherTab, lane: 'B' }),
  ...page('login', '/session/login', 303),
  sent('me', { tab: otherTab, url: 'https://shop.test/session/me' }),
  judged('me', { consideredCookies: 2 }),
  cookieJudged('me', { kind: 'sent' }),
  cookieJudged('me', heldBack, aCookie({ name: 'pref' })),
  received('me', 200),
  finished('me'),
  jarChanged({ cookie: aCookie({ name: 'by-script' }) }),
]

function rowsOf(drafts: readonly TraceDraft[]): readonly TimelineRow[] {
  const fold = createTraceFold()
  fold.push(trace(drafts))
  return fold.timeline.rows()
}

interface Shown {
  readonly rows?: readonly TimelineRow[]
  readonly selectedKey?: string | null
  readonly isPaused?: boolean
  readonly language?: Language
}

function showTimeline({ rows = rowsOf(story), selectedKey = null, isPaused = false, language = 'en' }: Shown = {}) {
  const [onSelect, onEscape] = [vi.fn<(row: TimelineRow) => void>(), vi.fn()]
  show(
    <Timeline
      rows={rows}
      selectedKey={selectedKey}
      shownKey={selectedKey}
      cursor={null}
      isPaused={isPaused}
      onSelect={onSelect}
      onEscape={onEscape}
      findPresses={0}
    />,
    language,
  )
  return { onSelect, onEscape, chosen: () => onSelect.mock.lastCall?.[0].key }
}

const names = (): (string | null)[] => screen.getAllByRole('option').map(option => option.getAttribute('aria-label'))
const list = (): HTMLElement => screen.getByRole('listbox', { name: /Timeline|타임라인/ })

describe('a row', () => {
  it('says lane, method, address, status and every verdict with its reason', () => {
    showTimeline()
    expect(names()).toContainEqual(
      expect.stringMatching(/^Tab B: GET https:\/\/shop\.test\/session\/me, 200\. sent sid, held back pref Lax/),
    )
  })

  it('says so in Korean', () => {
    showTimeline({ language: 'ko' })
    expect(names().some(name => name?.startsWith('B 탭: GET https://shop.test/session/me, 200. sid 보냄, pref 안 보냄') === true)).toBe(
      true,
    )
  })

  it('shows each verdict as a word, not as a colour alone', () => {
    showTimeline()
    const row = screen.getByRole('option', { name: /session\/me/ })
    expect(within(row).getByText(/held back/)).toBeTruthy()
  })

  it('counts verdicts of one kind where there is no room for all', () => {
    const cookies = ['a', 'b', 'c', 'd'].map(name => cookieJudged('many', heldBack, aCookie({ name })))
    showTimeline({ rows: rowsOf([sent('many'), judged('many', { consideredCookies: 4 }), ...cookies, received('many')]) })
    const row = screen.getByRole('option')
    expect(row.textContent).toContain('4 held back')
    expect(row.getAttribute('aria-label')).toContain('held back a')
  })

  it('counts and names in the order of Korean', () => {
    const cookies = ['a', 'b', 'c', 'd'].map(name => cookieJudged('many', heldBack, aCookie({ name })))
    const many = [sent('many'), judged('many', { consideredCookies: 4 }), ...cookies, received('many')]
    showTimeline({ rows: rowsOf(many), language: 'ko' })
    expect(screen.getByRole('option').textContent).toContain('4개 안 보냄')
    cleanup()
    showTimeline({
      rows: rowsOf([
        sent('one'),
        judged('one', { consideredCookies: 1 }),
        cookieJudged('one', { kind: 'sent' }, aCookie({ name: 'none' })),
        received('one'),
      ]),
      language: 'ko',
    })
    expect(screen.getByRole('option').textContent).toContain('none 보냄')
  })

  it('stands for what happened without a request, too', () => {
    showTimeline()
    expect(
      names().some(name => name?.includes('Cookie “by-script” of shop.test was set, and not by a response that was seen') === true),
    ).toBe(true)
  })

  it('shows a hostile address as text, with what hides in it escaped', () => {
    showTimeline({ rows: rowsOf([sent('evil', { url: 'https://evil.test/<img src=x>\u202e' })]) })
    const row = screen.getByRole('option')
    expect(row.textContent).toContain('/<img src=x>\\u{202e}')
    expect(row.querySelector('img')).toBeNull()
  })
})

describe('keys', () => {
  const rows = rowsOf(story)
  const keys = rows.map(row => row.key)

  it.each([
    ['ArrowUp', keys[3], keys[2]],
    ['ArrowDown', keys[2], keys[3]],
    ['Home', keys[3], keys[0]],
    ['End', keys[0], keys.at(-1)],
    ['ArrowUp', keys[0], keys[0]],
    ['ArrowDown', keys.at(-1), keys.at(-1)],
    ['Enter', keys[2], keys[2]],
  ])('%s leads from %s to %s', (code, from, to) => {
    const { chosen } = showTimeline({ rows, selectedKey: from ?? null })
    fireEvent.keyDown(list(), { code })
    expect(chosen()).toBe(to)
  })

  it('ArrowDown without a selection begins at the newest row', () => {
    const { chosen } = showTimeline({ rows })
    fireEvent.keyDown(list(), { code: 'ArrowDown' })
    expect(chosen()).toBe(keys.at(-1))
  })

  it('Escape lets go', () => {
    const { onEscape } = showTimeline()
    fireEvent.keyDown(list(), { code: 'Escape' })
    expect(onEscape).toHaveBeenCalledOnce()
  })

  it('leaves keys alone while an input method composes', () => {
    const { onSelect } = showTimeline()
    fireEvent.keyDown(list(), { code: 'Enter', isComposing: true })
    expect(onSelect).not.toHaveBeenCalled()
  })

  it('names the chosen row for assistive technology', () => {
    showTimeline({ rows, selectedKey: keys[2] ?? null })
    const option = screen.getByRole('option', { selected: true })
    expect(list().getAttribute('aria-activedescendant')).toBe(option.id)
  })
})

describe('filters', () => {
  it('keep rows with every word, also of a verdict', () => {
    showTimeline()
    fireEvent.change(screen.getByRole('combobox', { name: 'Filter' }), { target: { value: 'held pref' } })
    expect(names()).toHaveLength(1)
    expect(screen.getByText('1 of 2 requests')).toBeTruthy()
  })

  it('keep the chosen lanes', () => {
    showTimeline()
    fireEvent.click(screen.getByRole('button', { name: 'Tab B' }))
    expect(names().every(name => name?.startsWith('Tab B') === true)).toBe(true)
  })

  it('say how much they hide when nothing is left, and can be cleared there', () => {
    showTimeline()
    fireEvent.change(screen.getByRole('combobox', { name: 'Filter' }), { target: { value: 'no such thing' } })
    expect(screen.getByText('5 rows are hidden by the filter.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Clear the filter' }))
    expect(names()).toHaveLength(5)
  })
})

describe('an empty timeline', () => {
  it('offers the first thing to do', () => {
    showTimeline({ rows: [] })
    fireEvent.click(screen.getByRole('button', { name: 'Open shop.test' }))
    expect(asked()).toContainEqual({ channel: 'stage:open-window', input: { profile: 'laptop', url: 'https://shop.test/' } })
  })

  it('says when that is because recording is paused', () => {
    showTimeline({ rows: [], isPaused: true })
    expect(screen.getByRole('heading', { name: 'Recording is paused' })).toBeTruthy()
  })
})

describe('its tools', () => {
  it('pause and go on', () => {
    showTimeline()
    fireEvent.click(screen.getByRole('button', { name: 'Pause recording' }))
    expect(asked()).toContainEqual({ channel: 'trace:pause', input: { isPaused: true } })
  })

  it('clear', () => {
    showTimeline()
    fireEvent.click(screen.getByRole('button', { name: 'Clear the timeline' }))
    expect(asked()).toContainEqual({ channel: 'trace:clear', input: null })
  })

  it('a paused timeline says so above its rows', () => {
    showTimeline({ isPaused: true })
    expect(screen.getByRole('status').textContent).toContain('Paused')
  })
})

it('goes back to the newest row when a selection is let go', () => {
  const rows = rowsOf(Array.from({ length: 300 }, (_, index) => page(`e${index}`, `/${index}`)).flat())
  const view = (key: string | null) => (
    <Timeline
      rows={rows}
      selectedKey={key}
      shownKey={key}
      cursor={null}
      isPaused={false}
      onSelect={vi.fn()}
      onEscape={vi.fn()}
      findPresses={0}
    />
  )
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(13_800)
  const { rerender } = show(view('e3'))
  list().scrollTop = 0
  fireEvent.scroll(list())
  expect(screen.getByRole('button', { name: 'To the newest' })).toBeTruthy()
  rerender(view(null))
  expect(list().scrollTop).toBe(13_800)
  expect(screen.queryByRole('button', { name: 'To the newest' })).toBeNull()
})

it('stays where its reader is when earlier rows come in above', () => {
  const all = rowsOf(Array.from({ length: 300 }, (_, index) => page(`e${index}`, `/${index}`)).flat())
  const view = (rows: readonly TimelineRow[]) => (
    <Timeline
      rows={rows}
      selectedKey={null}
      shownKey={null}
      cursor={null}
      isPaused={false}
      onSelect={vi.fn()}
      onEscape={vi.fn()}
      findPresses={0}
    />
  )
  const { rerender } = show(view(all.slice(100)))
  list().scrollTop = 46 * 200
  fireEvent.scroll(list())
  list().scrollTop = 46 * 50 + 7
  fireEvent.scroll(list())
  rerender(view(all))
  expect(list().scrollTop).toBe(46 * 150 + 7)
  expect(screen.getByRole('option', { name: /\/150,/ })).toBeTruthy()
})

it('draws only the rows in sight of a long trace', () => {
  const rows = rowsOf(Array.from({ length: 3000 }, (_, index) => page(`e${index}`, `/${index}`)).flat())
  showTimeline({ rows })
  expect(screen.getAllByRole('option').length).toBeLessThan(60)
  expect(screen.getAllByRole('option')[0]?.getAttribute('aria-setsize')).toBe('3000')
})
