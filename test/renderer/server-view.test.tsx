import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { eventSeq, wireId, type EventSeq } from '@shared/ids.ts'
import type { KeyRow, RefreshRow, UserRow } from '@shared/lab/server-rows.ts'
import { applyToWorld, emptyWorld } from '@shared/trace/fold-world.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import type { UserChange } from '@shared/trace/server-table-events.ts'
import { findChanges } from '../../src/shared/telling/find-changes.ts'
import { ServerView } from '../../src/renderer/src/inspector/server-view.tsx'
import type { FindCause } from '../../src/renderer/src/inspector/use-inspector-model.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import { begun, sent, trace, wireGot, joined } from '../shared/trace/make-trace.ts'
import { asked, setUpPage, show } from './support/page.tsx'

setUpPage()

const user = (changes: Partial<UserRow> = {}): UserRow => ({ name: 'alice', role: 'user', permissions: [], tokenVersion: 1, ...changes })
const userChanged = (change: UserChange, row: UserRow, wire: string | null = null): TraceDraft => ({
  observer: 'server',
  kind: 'user.changed',
  wire: wire === null ? null : wireId(wire),
  change,
  row,
})
const refresh = (changes: Partial<RefreshRow> = {}): RefreshRow => ({
  id: 'r1',
  family: 'f1',
  parent: null,
  user: 'alice',
  createdLabMs: 0,
  expiresLabMs: 60_000,
  state: 'current',
  ...changes,
})
const key = (kid: string, state: KeyRow['state']): TraceDraft => ({
  observer: 'server',
  kind: 'key.changed',
  wire: null,
  change: state === 'signing' ? 'created' : state === 'verifying' ? 'demoted' : 'retired',
  row: { kid, algorithm: 'HS256', createdLabMs: 0, state },
})
const refreshed = (row: RefreshRow, by: 'rotated' | null = null): TraceDraft => ({
  observer: 'server',
  kind: 'refresh.changed',
  wire: null,
  change: by === null ? { kind: 'created' } : { kind: 'ended', by },
  row,
})
const denied: TraceDraft = {
  observer: 'server',
  kind: 'denylist.changed',
  wire: null,
  change: 'added',
  row: { jti: 'j-1', user: 'alice', untilLabMs: 60_000 },
}
const full = [
  userChanged('listed', user()),
  userChanged('listed', user({ name: 'bob', permissions: ['orders:refund'] })),
  refreshed(refresh({ state: 'rotated' }), 'rotated'),
  refreshed(refresh({ id: 'r2', parent: 'r1' })),
  denied,
  key('k1', 'verifying'),
  key('k2', 'signing'),
  key('k0', 'retired'),
]

function showServer(
  drafts: readonly TraceDraft[],
  { canEdit = true, findCause = () => ({ kind: 'unknown', isFresh: false }) as const }: Shown = {},
): void {
  const world = trace(drafts).reduce(applyToWorld, emptyWorld())
  const cursor = (canEdit ? null : world.seq) as EventSeq | null
  show(<ServerView world={world} sessions={[]} cursor={cursor} canEdit={canEdit} findCause={findCause} onShowCause={vi.fn()} />)
}
interface Shown {
  readonly canEdit?: boolean
  readonly findCause?: FindCause
}

const table = (name: RegExp) => within(screen.getByRole('region', { name }))
const inputs = (): unknown[] => asked().map(({ input }) => input)

describe('the server in view', () => {
  it('says of each table that it is empty', () => {
    showServer([])
    for (const words of [
      'The server holds no session',
      'No user is known.',
      'No refresh token was given out.',
      'No key has been needed yet.',
    ])
      expect(screen.getByText(words)).toBeTruthy()
    expect(screen.getByText('No token is refused by its jti.')).toBeTruthy()
  })

  it('marks what has ended, and counts the living', () => {
    showServer(full)
    expect(screen.getByRole('heading', { name: 'Refresh tokens 1' })).toBeTruthy()
    expect(
      table(/^Refresh/)
        .getByText('used up')
        .closest('li')?.dataset['state'],
    ).toBe('rotated')
    expect(
      table(/^Refresh/)
        .getByText('current')
        .closest('li')?.dataset['state'],
    ).toBe('current')
    expect(table(/keys/).getByText('retired').closest('li')?.hasAttribute('data-ended')).toBe(true)
    expect(table(/^Denylist/).getByText('j-1')).toBeTruthy()
  })

  it('shows the rows of refresh tokens that have all ended', () => {
    showServer([refreshed(refresh({ state: 'rotated' }), 'rotated')])
    expect(table(/^Refresh/).getByText('used up')).toBeTruthy()
    expect(screen.queryByText('No refresh token was given out.')).toBeNull()
  })

  it('lets an administrator set role and permissions, and revoke', () => {
    showServer(full)
    fireEvent.change(screen.getByRole('combobox', { name: 'Role of alice' }), { target: { value: 'admin' } })
    fireEvent.click(screen.getByRole('checkbox', { name: 'orders:refund for alice' }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'orders:refund for bob' }))
    fireEvent.click(screen.getByRole('button', { name: 'Revoke the tokens of bob' }))
    fireEvent.click(screen.getByRole('button', { name: 'Revoke the refresh tokens of alice' }))
    expect(screen.queryByRole('button', { name: 'Revoke the refresh tokens of bob' })).toBeNull()
    expect(inputs()).toEqual([
      { do: 'set-role', user: 'alice', role: 'admin' },
      { do: 'set-permissions', user: 'alice', permissions: ['orders:refund'] },
      { do: 'set-permissions', user: 'bob', permissions: [] },
      { do: 'revoke-tokens', user: 'bob' },
      { do: 'revoke-refresh', user: 'alice' },
    ])
  })

  it('lets an administrator restart, rotate, and retire what only verifies', () => {
    showServer(full)
    fireEvent.click(screen.getByRole('button', { name: 'Restart server' }))
    fireEvent.click(screen.getByRole('button', { name: 'Rotate the key' }))
    const retire = screen.getAllByRole('button', { name: /^Retire key/ })
    expect(retire).toHaveLength(1)
    retire.forEach(button => fireEvent.click(button))
    expect(inputs()).toEqual([{ do: 'restart' }, { do: 'rotate-key' }, { do: 'retire-key', kid: 'k1' }])
  })

  it('shows the past as it was, with nothing to change', () => {
    showServer(full, { canEdit: false })
    expect(screen.queryAllByRole('button').map(button => button.textContent)).toEqual(['Compare the schemes'])
    expect(screen.queryAllByRole('combobox')).toEqual([])
    expect(table(/^Users/).getByText('orders:refund')).toBeTruthy()
  })

  it('marks the rows that the shown request changed', () => {
    const findCause: FindCause = seq => ({
      kind: 'exchange',
      key: 'e',
      method: 'POST',
      url: 'https://shop.test/x',
      isShown: seq === 5,
      isFresh: seq === 5,
    })
    showServer(full, { findCause })
    expect(document.querySelectorAll('[data-fresh]')).toHaveLength(1)
    expect(screen.getByText('j-1').closest('li')?.hasAttribute('data-fresh')).toBe(true)
  })
})

describe('what a request changed at the server', () => {
  it('lists users, refresh tokens, denylist and keys with what they were before', () => {
    const of = (draft: TraceDraft): TraceDraft => ({ ...draft, wire: wireId('w1') }) as TraceDraft
    const events = trace([
      userChanged('listed', user()),
      sent('e1'),
      wireGot('w1'),
      joined('e1', 'w1'),
      begun('w1', []),
      userChanged('role', user({ role: 'admin' }), 'w1'),
      userChanged('token-version', user({ role: 'admin', tokenVersion: 2 }), 'w1'),
      of(refreshed(refresh({ state: 'rotated' }), 'rotated')),
      of(denied),
      of(key('k1', 'verifying')),
    ])
    const fold = createTraceFold()
    fold.push(events)
    const [exchange] = fold.exchanges.rows()
    if (exchange === undefined) throw new Error('no exchange')
    const changes = findChanges(exchange, {
      effectsOf: () => [6, 7, 8, 9, 10].map(eventSeq),
      eventOf: seq => fold.eventOf(seq),
      worldAt: seq => fold.world.at(seq),
    })
    expect(changes.map(({ store, name, how, before, after, end }) => [store, name, how, before, after, end?.en ?? null])).toEqual([
      ['users', 'alice', 'changed', 'user', 'admin', null],
      ['users', 'alice', 'changed', 'tokenVersion 1', 'tokenVersion 2', null],
      ['refresh', 'r1', 'ended', null, null, 'exchanged for a new one'],
      ['denied', 'j-1', 'added', null, null, null],
      ['keys', 'k1', 'changed', null, 'verifying', null],
    ])
  })
})
