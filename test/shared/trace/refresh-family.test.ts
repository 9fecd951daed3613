import { describe, expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import type { RefreshEnd } from '@shared/lab/server-rows.ts'
import { refreshFamilies } from '@shared/trace/refresh-family.ts'
import type { WorldRefresh } from '@shared/trace/world.ts'

function token(
  id: string,
  parent: string | null,
  more: { family?: string; ended?: RefreshEnd | null; seq?: number; user?: string } = {},
): WorldRefresh {
  const { family = 'f', ended = null, seq = 1, user = 'alice' } = more
  const state = ended === null ? 'current' : ended === 'rotated' || ended === 'expired' ? ended : 'revoked'
  return { row: { id, family, parent, user, createdLabMs: 0, expiresLabMs: 1, state }, changedBy: eventSeq(seq), ended }
}
const drawn = (tokens: readonly WorldRefresh[]): string[] =>
  refreshFamilies(tokens).flatMap(({ lines }) =>
    lines.map(({ token: { row }, depth, generation }) => `${' '.repeat(depth)}${row.id}${generation}`),
  )

describe('refresh families', () => {
  it('are none without tokens', () => {
    expect(refreshFamilies([])).toEqual([])
  })

  it('keep a chain of renewals at one depth, whatever the order of the rows', () => {
    expect(drawn([token('c', 'b'), token('a', null), token('b', 'a')])).toEqual(['a0', 'b1', 'c2'])
  })

  it('go one deeper where a token has two children', () => {
    expect(drawn([token('a', null), token('b', 'a'), token('c', 'a'), token('d', 'b')])).toEqual(['a0', ' b1', ' d2', ' c1'])
  })

  it('are alive while one token is, and ended as the last one did', () => {
    const rotated = token('a', null, { ended: 'rotated', seq: 2 })
    expect(refreshFamilies([rotated, token('b', 'a', { seq: 3 })])[0]?.ended).toBeNull()
    expect(refreshFamilies([rotated, token('b', 'a', { ended: 'reused', seq: 4 })])[0]?.ended).toBe('reused')
    expect(refreshFamilies([token('b', 'a', { ended: 'reused', seq: 4 }), rotated])[0]?.ended).toBe('reused')
  })

  it('stand apart by log-in: living ones first, then what changed last', () => {
    const families = refreshFamilies([
      token('a', null, { family: 'old', ended: 'logged-out', seq: 9 }),
      token('b', null, { family: 'calm', seq: 3 }),
      token('c', null, { family: 'busy', seq: 5, user: 'bob' }),
    ])
    expect(families.map(({ id, user }) => [id, user])).toEqual([
      ['busy', 'bob'],
      ['calm', 'alice'],
      ['old', 'alice'],
    ])
  })

  it('begin with a token whose parent is gone', () => {
    expect(drawn([token('b', 'gone'), token('c', 'b')])).toEqual(['b0', 'c1'])
  })

  it('tell every token once even when a damaged trace makes it its own ancestor', () => {
    expect(drawn([token('a', 'b'), token('b', 'a'), token('c', 'c'), token('d', null)])).toEqual(['d0', 'a0', 'b1', 'c0'])
  })

  it('may be ten thousand renewals deep', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) => token(`t${index}`, index === 0 ? null : `t${index - 1}`))
    expect(refreshFamilies(chain)[0]?.lines.at(-1)?.generation).toBe(9_999)
  })
})
