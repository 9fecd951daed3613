import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { tabId, windowId } from '@shared/ids.ts'
import type { StageState, StageTab, StageWindow } from '@shared/stage.ts'
import { Stage } from '../../src/renderer/src/stage/stage.tsx'
import { asked, setUpPage, show } from './support/page.tsx'

setUpPage()

function aTab(id: string, changes: Partial<StageTab> = {}): StageTab {
  return {
    id: tabId(id),
    lane: id.toUpperCase(),
    profile: 'laptop',
    partition: 'lab-1-laptop',
    window: windowId('w1'),
    opener: null,
    url: 'https://shop.test/orders?page=2',
    title: `Page ${id}`,
    isLoading: false,
    canGoBack: false,
    canGoForward: false,
    guest: 1,
    condition: { kind: 'live' },
    prompt: null,
    dialog: null,
    ...changes,
  }
}

const aWindow = (id: string, tabs: readonly string[], changes: Partial<StageWindow> = {}): StageWindow => ({
  id: windowId(id),
  profile: 'laptop',
  tabs: tabs.map(tabId),
  activeTab: tabId(tabs[0] ?? ''),
  ...changes,
})

const aStage = (changes: Partial<StageState> = {}): StageState => ({
  run: 1,
  browsers: { laptop: 'running', phone: 'running', private: 'running' },
  windows: [aWindow('w1', ['a', 'b', 'c'])],
  tabs: [aTab('a'), aTab('b'), aTab('c')],
  ...changes,
})

function showStage(stage: StageState) {
  const onFocusTab = vi.fn()
  const page = (state: StageState) => <Stage stage={state} focusedTab={null} isPast={false} onFocusTab={onFocusTab} />
  const { container, rerender } = show(page(stage))
  const guests = (): HTMLElement[] => [...container.querySelectorAll<HTMLElement>('webview')]
  return { onFocusTab, guests, change: (next: StageState) => rerender(page(next)) }
}

describe('guests', () => {
  it('carry their tab’s name and partition, start empty and may open popups', () => {
    const [guest] = showStage(aStage()).guests()
    expect(guest?.dataset['tab']).toBe('a')
    expect(guest?.getAttribute('partition')).toBe('lab-1-laptop')
    expect(guest?.getAttribute('src')).toBe('about:blank')
    expect(guest?.hasAttribute('allowpopups')).toBe(true)
    expect(guest?.hasAttribute('preload')).toBe(false)
  })

  it('stay the very same elements in the same order when a tab before them closes', () => {
    const { guests, change } = showStage(aStage())
    const [, second, third] = guests()
    change(aStage({ windows: [aWindow('w1', ['b', 'c'])], tabs: [aTab('b'), aTab('c')] }))
    expect(guests()).toEqual([second, third])
  })

  it('stay when another window comes and another tab becomes active', () => {
    const { guests, change } = showStage(aStage())
    const before = guests()
    change(
      aStage({
        windows: [aWindow('w1', ['a', 'b', 'c'], { activeTab: tabId('c') }), aWindow('w2', ['d'])],
        tabs: [aTab('a'), aTab('b'), aTab('c'), aTab('d', { window: windowId('w2') })],
      }),
    )
    expect(guests().slice(0, 3)).toEqual(before)
  })

  it('are covered, not taken away, while another tab is active', () => {
    const { guests } = showStage(aStage())
    expect(guests().map(guest => guest.parentElement?.className)).toEqual(['guest-place guest-place-top', 'guest-place', 'guest-place'])
    expect(guests().map(guest => guest.tabIndex)).toEqual([0, -1, -1])
  })

  it('are announced to the main process once, when they are there', () => {
    const [guest] = showStage(aStage()).guests()
    Object.assign(guest ?? {}, { getWebContentsId: () => 7 })
    guest?.dispatchEvent(new Event('dom-ready'))
    guest?.dispatchEvent(new Event('dom-ready'))
    expect(asked()).toEqual([{ channel: 'stage:tab-attached', input: { tab: 'a', webContentsId: 7 } }])
  })

  it('are not made for a popup, which is a window of its own', () => {
    const { guests } = showStage(aStage({ tabs: [...aStage().tabs, aTab('p', { window: null, opener: tabId('a') })] }))
    expect(guests()).toHaveLength(3)
    const card = within(screen.getByRole('region', { name: 'Tab P: Page p' }))
    fireEvent.click(card.getByRole('button', { name: 'Bring to front' }))
    expect(asked()).toEqual([{ channel: 'stage:focus-tab', input: { tab: 'p' } }])
  })
})

describe('tabs', () => {
  it('are a tab list that arrows move through', () => {
    const { onFocusTab } = showStage(aStage())
    fireEvent.keyDown(screen.getByRole('tab', { selected: true }), { code: 'ArrowRight' })
    expect(asked()).toEqual([{ channel: 'stage:activate-tab', input: { tab: 'b' } }])
    expect(onFocusTab).toHaveBeenCalledWith('b')
  })

  it.each([
    ['ArrowLeft', 'c'],
    ['End', 'c'],
    ['Home', 'a'],
  ])('%s leads from the first to %s', (code, expected) => {
    showStage(aStage())
    fireEvent.keyDown(screen.getByRole('tab', { selected: true }), { code })
    expect(asked()).toEqual([{ channel: 'stage:activate-tab', input: { tab: expected } }])
  })

  it('close with Delete', () => {
    showStage(aStage())
    fireEvent.keyDown(screen.getByRole('tab', { selected: true }), { code: 'Delete' })
    expect(asked()).toEqual([{ channel: 'stage:close-tab', input: { tab: 'a' } }])
  })

  it('have a name that a page’s title cannot forge', () => {
    showStage(aStage({ tabs: [aTab('a', { title: 'x\u202ey' }), aTab('b'), aTab('c')] }))
    expect(screen.getByRole('tab', { name: 'Tab A: x\\u{202e}y' })).toBeTruthy()
  })
})

describe('the address bar', () => {
  const address = (): HTMLInputElement => screen.getByRole('textbox', { name: 'Address' })

  it('goes where it is told, over https when no scheme is typed', () => {
    showStage(aStage())
    fireEvent.change(address(), { target: { value: 'evil.test/prize' } })
    fireEvent.submit(address())
    expect(asked()[0]).toEqual({ channel: 'stage:navigate', input: { tab: 'a', url: 'https://evil.test/prize' } })
  })

  it('keeps a scheme that was typed', () => {
    showStage(aStage())
    fireEvent.change(address(), { target: { value: 'http://shop.test/' } })
    fireEvent.submit(address())
    expect(asked()[0]).toEqual({ channel: 'stage:navigate', input: { tab: 'a', url: 'http://shop.test/' } })
  })

  it('forgets what was typed once the tab has gone somewhere else', () => {
    const { change } = showStage(aStage())
    fireEvent.change(address(), { target: { value: 'half' } })
    change(aStage({ tabs: [aTab('a', { url: 'https://shop.test/next' }), aTab('b'), aTab('c')] }))
    expect(address().value).toBe('https://shop.test/next')
  })

  it('calls plain http not secure', () => {
    showStage(aStage({ tabs: [aTab('a', { url: 'http://shop.test/' }), aTab('b'), aTab('c')] }))
    expect(screen.getByText('Not secure')).toBeTruthy()
  })

  it('marks the lab, and nothing outside of it', () => {
    const { change } = showStage(aStage())
    expect(screen.getByText('lab')).toBeTruthy()
    change(aStage({ tabs: [aTab('a', { condition: { kind: 'outside-lab', url: 'https://example.com/' } }), aTab('b'), aTab('c')] }))
    expect(screen.queryByText('lab')).toBeNull()
  })

  it('reloads, and stops what loads', () => {
    const { change } = showStage(aStage())
    fireEvent.click(screen.getByRole('button', { name: 'Reload' }))
    change(aStage({ tabs: [aTab('a', { isLoading: true }), aTab('b'), aTab('c')] }))
    fireEvent.click(screen.getByRole('button', { name: 'Stop loading' }))
    expect(asked().map(({ input }) => input)).toEqual([
      { tab: 'a', to: 'reload' },
      { tab: 'a', to: 'stop' },
    ])
  })
})

describe('a tab without a page', () => {
  it.each([
    ['crashed', { kind: 'crashed', reason: 'killed' }, 'This tab has crashed', 'Reload'],
    ['outside the lab', { kind: 'outside-lab', url: 'https://bank.example/' }, 'The lab ends here', 'Go to shop.test'],
    ['failed', { kind: 'failed', url: 'https://shop.test/', errorText: 'ERR_EMPTY_RESPONSE' }, 'The page could not be loaded', 'Reload'],
  ] as const)('that %s says so and what to do', (_name, condition, title, action) => {
    showStage(aStage({ tabs: [aTab('a', { condition }), aTab('b'), aTab('c')] }))
    const card = within(screen.getByRole('alert'))
    expect(card.getByRole('heading', { name: title })).toBeTruthy()
    expect(card.getByRole('button', { name: action })).toBeTruthy()
  })

  it('under another tab keeps quiet', () => {
    showStage(aStage({ tabs: [aTab('a'), aTab('b', { condition: { kind: 'crashed', reason: 'killed' } }), aTab('c')] }))
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('a browser', () => {
  it('that has quit can be launched again', () => {
    showStage(aStage({ browsers: { laptop: 'running', phone: 'quit', private: 'running' } }))
    fireEvent.click(screen.getByRole('button', { name: 'Launch Phone again' }))
    expect(asked()).toEqual([{ channel: 'stage:launch-browser', input: { profile: 'phone' } }])
  })

  it.each([
    ['Quit Laptop', { channel: 'stage:quit-browser', input: { profile: 'laptop' } }],
    ['Clear all site data', { channel: 'stage:clear-site-data', input: { profile: 'laptop', origin: null } }],
    ['Clear data of shop.test', { channel: 'stage:clear-site-data', input: { profile: 'laptop', origin: 'https://shop.test' } }],
    ['Duplicate this tab', { channel: 'stage:duplicate-tab', input: { tab: 'a' } }],
    ['Close this window', { channel: 'stage:close-window', input: { window: 'w1' } }],
  ])('offers "%s" in its menu', (label, expected) => {
    showStage(aStage())
    fireEvent.click(screen.getByRole('button', { name: 'Menu of Laptop' }))
    fireEvent.click(screen.getByRole('menuitem', { name: new RegExp(`^${label}`) }))
    expect(asked()).toEqual([expected])
  })
})

it('offers the three browsers while no window is open', () => {
  showStage(aStage({ windows: [], tabs: [] }))
  fireEvent.click(screen.getByRole('button', { name: 'New Private window' }))
  expect(asked()).toEqual([{ channel: 'stage:open-window', input: { profile: 'private', url: 'https://shop.test/' } }])
})
