import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { EventSeq } from '@shared/ids.ts'
import { pathMatches } from '@shared/web/cookie-path.ts'
import { applyToWorld, emptyWorld } from '@shared/trace/fold-world.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { openTabs } from '@shared/trace/open-tabs.ts'
import { Inspector } from '../../src/renderer/src/inspector/inspector.tsx'
import { reaches, type FindCause } from '../../src/renderer/src/inspector/use-inspector-model.ts'
import {
  aCookie,
  aSession,
  jarChanged,
  laptopTab,
  otherTab,
  sessionChanged,
  storageChanged,
  tabOpened,
  trace,
} from '../shared/trace/make-trace.ts'
import { asked, setUpPage, show } from './support/page.tsx'

setUpPage()

const story: TraceDraft[] = [
  tabOpened(),
  { observer: 'app', kind: 'tab.navigated', tab: laptopTab, url: 'https://shop.test/session/me' },
  tabOpened({ tab: otherTab, lane: 'B', profile: 'phone' }),
  jarChanged(),
  jarChanged({
    cookie: aCookie({ name: 'pref', value: 'dark', path: '/orders', httpOnly: false, secure: false, sameSite: 'unspecified' }),
  }),
  storageChanged({ key: 'token', newValue: 'abc' }),
  storageChanged({ area: 'session', tab: laptopTab, key: 'draft', newValue: 'hello' }),
  storageChanged({ area: 'session', tab: otherTab, profile: 'phone', key: 'elsewhere', newValue: 'x' }),
  sessionChanged(),
  sessionChanged({ row: aSession({ id: 'dead', user: 'bob' }), change: { kind: 'ended', by: 'logged-out' } }),
]

interface Shown {
  readonly drafts?: readonly TraceDraft[]
  readonly cursor?: number
  readonly findCause?: FindCause
}

function showInspector({ drafts = story, cursor, findCause = () => ({ kind: 'unknown', isFresh: false }) }: Shown = {}) {
  const world = trace(drafts).reduce(applyToWorld, emptyWorld())
  const tabs = openTabs(world)
  const [onSelectTab, onShowCause, onNow] = [vi.fn(), vi.fn(), vi.fn()]
  show(
    <Inspector
      world={world}
      tab={tabs[0] ?? null}
      tabs={tabs}
      cursor={(cursor ?? null) as EventSeq | null}
      findCause={findCause}
      onSelectTab={onSelectTab}
      onShowCause={onShowCause}
      onNow={onNow}
    />,
  )
  return { onSelectTab, onShowCause, onNow }
}

const open = (name: RegExp): void => {
  fireEvent.click(screen.getByRole('tab', { name }))
}

describe('cookies', () => {
  it('are explained, attribute by attribute, with the rules, and folded again', () => {
    showInspector({ findCause: () => ({ kind: 'unseen', isFresh: false }) })
    expect(screen.queryByText(/No script can read it/)).toBeNull()
    const button = screen.getByRole('button', { name: 'Explain the cookie sid' })
    fireEvent.click(button)
    const explained = document.getElementById(button.getAttribute('aria-controls') ?? '')
    expect(explained?.textContent).toMatch(
      /No observed response set it.*so no script of a page wrote it.*No script can read it.*Rule: RFC 6265bis, “The HttpOnly Attribute”/,
    )
    fireEvent.click(screen.getByRole('button', { name: 'Fold the explanation of sid' }))
    expect(screen.queryByText(/No script can read it/)).toBeNull()
  })

  it('that the tab’s address gets come first, the rest of the jar is folded', () => {
    showInspector()
    expect(screen.getByRole('tab', { name: /Cookies 1/ })).toBeTruthy()
    expect(screen.getByText('sid')).toBeTruthy()
    expect(screen.getByText('pref').closest('[hidden]')).not.toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '1 cookie in the jar that this address does not get' }))
    expect(screen.getByText('pref').closest('[hidden]')).toBeNull()
  })

  it('say every attribute, the missing ones too', () => {
    showInspector()
    const tags = screen.getAllByRole('listitem').map(item => item.textContent)
    for (const tag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'only shop.test', 'Path=/', 'until the browser quits']) {
      expect(tags).toContain(tag)
    }
    fireEvent.click(screen.getByRole('button', { name: /does not get/ }))
    const all = screen.getAllByRole('listitem').map(item => item.textContent)
    for (const tag of ['readable by scripts', 'also over http', 'no SameSite (counts as Lax)']) expect(all).toContain(tag)
  })

  it('can be deleted by name, domain, host-only flag and path', () => {
    showInspector()
    fireEvent.click(screen.getByRole('button', { name: 'Delete sid' }))
    expect(asked()).toEqual([
      {
        channel: 'jar:remove-cookie',
        input: { profile: 'laptop', name: 'sid', domain: 'shop.test', hostOnly: true, path: '/', partitionKey: null },
      },
    ])
  })

  it('can be edited; what was not touched stays', () => {
    showInspector()
    fireEvent.click(screen.getByRole('button', { name: 'Edit sid' }))
    const dialog = within(screen.getByRole('dialog'))
    fireEvent.change(dialog.getByRole('textbox', { name: 'Value' }), { target: { value: 'stolen' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
    expect(asked()).toEqual([
      {
        channel: 'jar:set-cookie',
        input: {
          profile: 'laptop',
          cookie: {
            url: 'https://shop.test/',
            name: 'sid',
            value: 'stolen',
            domain: null,
            path: '/',
            secure: true,
            httpOnly: true,
            sameSite: 'Lax',
            expiresMs: null,
            partitionKey: null,
          },
        },
      },
    ])
  })

  it('that get another name leave no copy under the old one, which goes only when the new one is there', async () => {
    showInspector()
    fireEvent.click(screen.getByRole('button', { name: 'Edit sid' }))
    fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'sid2' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(asked().map(({ channel }) => channel)).toEqual(['jar:set-cookie', 'jar:remove-cookie'])
  })

  it('that no browser would take are refused with the rule, and what was typed stays', async () => {
    showInspector()
    fireEvent.click(screen.getByRole('button', { name: 'Edit sid' }))
    fireEvent.change(screen.getByRole('textbox', { name: 'Value' }), { target: { value: 'a; HttpOnly' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect((await screen.findByRole('alert')).textContent).toContain('A cookie’s value cannot have “;” or a control character')
    expect(screen.getByRole('textbox', { name: 'Value' })).toHaveProperty('value', 'a; HttpOnly')
    expect(asked()).toEqual([])
  })

  it('are left alone by Cancel', () => {
    showInspector()
    fireEvent.click(screen.getByRole('button', { name: 'Add' }))
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(asked()).toEqual([])
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

describe('storages', () => {
  it('says of an empty value that it is empty', () => {
    showInspector({ drafts: [...story, storageChanged({ key: 'seen', newValue: '' })] })
    open(/^local/)
    const item = screen.getAllByRole('listitem').find(({ textContent }) => textContent.startsWith('seen'))
    expect(item?.querySelector('.item-value')?.textContent).toBe('empty')
  })

  it('localStorage is the origin’s', () => {
    showInspector()
    open(/local 1/)
    expect(screen.getByText('token')).toBeTruthy()
    expect(screen.getByText(/Shared by all tabs/)).toBeTruthy()
  })

  it('sessionStorage is this tab’s alone', () => {
    showInspector()
    open(/session 1/)
    expect(screen.getByText('draft')).toBeTruthy()
    expect(screen.queryByText('elsewhere')).toBeNull()
  })

  it('items can be removed', () => {
    showInspector()
    open(/session/)
    fireEvent.click(screen.getByRole('button', { name: 'Delete draft' }))
    expect(asked()).toEqual([{ channel: 'storage:remove-item', input: { tab: laptopTab, area: 'session', key: 'draft' } }])
  })

  it('items can be added', () => {
    showInspector()
    open(/local/)
    fireEvent.click(screen.getByRole('button', { name: 'Add' }))
    fireEvent.change(screen.getByRole('textbox', { name: 'Key' }), { target: { value: 'k' } })
    fireEvent.change(screen.getByRole('textbox', { name: 'Value' }), { target: { value: 'v' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(asked()).toEqual([{ channel: 'storage:set-item', input: { tab: laptopTab, area: 'local', key: 'k', value: 'v' } }])
  })
})

describe('the server’s table', () => {
  it('shows living sessions first and ended ones with their end', () => {
    showInspector()
    open(/Server 2/)
    const rows = screen.getAllByRole('listitem').map(row => row.textContent)
    expect(rows[0]).toMatch(/^alicesecret [0-9a-f]{4}alive/)
    expect(rows[1]).toMatch(/^bobsecret [0-9a-f]{4}ended: logged out/)
  })

  it('lets a living session be ended, not an ended one', () => {
    showInspector()
    open(/Server/)
    expect(screen.queryByRole('button', { name: /bob/ })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'End the session of alice' }))
    expect(asked()).toEqual([{ channel: 'sessions:end', input: { sessionId: 'f00d' } }])
  })
})

describe('in the past', () => {
  it('nothing can be edited, and it says so', () => {
    const { onNow } = showInspector({ cursor: 7 })
    expect(screen.getByText(/As it was at event 7/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Delete|Edit|Add/ })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Back to now' }))
    expect(onNow).toHaveBeenCalledOnce()
  })
})

describe('what changed an item', () => {
  it('is a way to the request', () => {
    const { onShowCause } = showInspector({
      findCause: () => ({
        kind: 'exchange',
        key: 'e7',
        method: 'POST',
        url: 'https://shop.test/session/login',
        isShown: false,
        isFresh: false,
      }),
    })
    fireEvent.click(screen.getByRole('button', { name: 'Show the request that changed it: POST /session/login' }))
    expect(onShowCause).toHaveBeenCalledWith('e7')
  })

  it('is the learner’s own hand when it was', () => {
    showInspector({ findCause: () => ({ kind: 'hand', isFresh: false }) })
    expect(screen.getAllByText('edited here').length).toBeGreaterThan(0)
    expect(screen.queryByRole('button', { name: /Show the request/ })).toBeNull()
  })
})

it('looks into the tab that is chosen', () => {
  const { onSelectTab } = showInspector()
  fireEvent.click(screen.getByRole('radio', { name: 'Tab B, Phone' }))
  expect(onSelectTab).toHaveBeenCalledWith(otherTab)
})

it('says what to do while no tab is open', () => {
  showInspector({ drafts: [] })
  expect(screen.getByRole('heading', { name: 'No tab is open' })).toBeTruthy()
})

describe('reaches (RFC 6265bis, "Retrieval Model")', () => {
  it.each<[string, Parameters<typeof aCookie>[0], string, boolean]>([
    ['host-only, its host', {}, 'https://shop.test/', true],
    ['host-only, a subdomain', {}, 'https://api.shop.test/', false],
    ['Domain, a subdomain', { hostOnly: false }, 'https://api.shop.test/', true],
    ['Domain, another site that ends alike', { hostOnly: false }, 'https://notshop.test/', false],
    ['Secure, http', {}, 'http://shop.test/', false],
    ['not Secure, http', { secure: false }, 'http://shop.test/', true],
    ['another path', { path: '/orders' }, 'https://shop.test/order', false],
    ['Partitioned, under its own site', { partitionKey: 'https://shop.test' }, 'https://shop.test/', true],
    ['Partitioned, kept for frames of another site', { partitionKey: 'https://evil.test' }, 'https://shop.test/', false],
    ['a blank page', {}, 'about:blank', false],
  ])('%s', (_name, cookie, url, expected) => {
    expect(reaches(aCookie(cookie), url)).toBe(expected)
  })

  it.each([
    ['/', '/', true],
    ['/a/b', '/a', true],
    ['/ab', '/a', false],
    ['/a', '/a/', false],
    ['/a/', '/a/', true],
  ])('path %s for Path=%s: %s (RFC 6265 §5.1.4)', (requested, path, expected) => {
    expect(pathMatches(requested, path)).toBe(expected)
  })
})
