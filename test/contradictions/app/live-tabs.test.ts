import { describe, expect, it } from 'vitest'
import { tabId, windowId, type TabId } from '@shared/ids.ts'
import type { StageTab } from '@shared/stage.ts'
import { pairTabs } from './live-tabs.ts'

const aTab = (id: string, changes: Partial<StageTab> = {}): StageTab => ({
  id: tabId(id),
  lane: id.toUpperCase(),
  profile: 'laptop',
  partition: 'lab-1-laptop',
  window: windowId('w'),
  opener: null,
  guest: 1,
  url: 'https://shop.test/',
  title: '',
  isLoading: false,
  canGoBack: false,
  canGoForward: false,
  condition: { kind: 'live' },
  prompt: null,
  dialog: null,
  ...changes,
})
const aPopup = (id: string): StageTab => aTab(id, { window: null, opener: tabId('a') })
const pairs = (tabs: readonly StageTab[], opened: readonly TabId[], guests: Record<string, number>, popups: readonly (number | null)[]) =>
  pairTabs(tabs, opened, { guests: new Map(Object.entries(guests)), popups }).map(({ tab, contents }) => `${tab.id} ${contents}`)

describe('a tab and its page', () => {
  it('stay together while the window still has the guest of a tab that was closed', () => {
    expect(pairs([aTab('a'), aTab('c')], [], { a: 1, b: 2, c: 3 }, [])).toEqual(['a 1', 'c 3'])
  })

  it('are left out while the window does not have the guest yet', () => {
    expect(pairs([aTab('a'), aTab('b'), aTab('c')], [], { a: 1, c: 3 }, [])).toEqual(['a 1', 'c 3'])
  })

  it('are left out where the page is not the one of the tab: crashed, or only being made', () => {
    const crashed = aTab('a', { condition: { kind: 'crashed', reason: 'killed' } })
    expect(pairs([crashed, aTab('b', { condition: { kind: 'starting' } }), aTab('c')], [], { a: 1, b: 2, c: 3 }, [])).toEqual(['c 3'])
  })

  it('stay together among popups at one address, of which one was closed', () => {
    const opened = ['p1', 'p2', 'p3'].map(tabId)
    expect(pairs([aPopup('p1'), aPopup('p3')], opened, {}, [7, null, 9])).toEqual(['p1 7', 'p3 9'])
    expect(pairs([aPopup('p1'), aPopup('p2')], opened, {}, [7, null, 9])).toEqual(['p1 7'])
  })
})
