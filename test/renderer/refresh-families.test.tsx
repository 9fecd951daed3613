import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import type { WorldRefresh } from '@shared/trace/world.ts'
import { RefreshFamilies } from '../../src/renderer/src/inspector/refresh-families.tsx'
import type { FindCause } from '../../src/renderer/src/inspector/use-inspector-model.ts'
import { setUpPage, show } from './support/page.tsx'

setUpPage()

const chain = (length: number, last: Pick<WorldRefresh, 'ended'> & { readonly state: 'current' | 'revoked' }): WorldRefresh[] =>
  Array.from({ length }, (_, index): WorldRefresh => {
    const isLast = index === length - 1
    return {
      row: {
        id: `${index}a1f-and-more`,
        family: '0a1f-and-more',
        parent: index === 0 ? null : `${index - 1}a1f-and-more`,
        user: 'alice',
        createdLabMs: 0,
        expiresLabMs: 3_600_000,
        state: isLast ? last.state : 'rotated',
      },
      changedBy: eventSeq(index + 1),
      ended: isLast ? last.ended : 'rotated',
    }
  })

function showFamilies(tokens: readonly WorldRefresh[], findCause: FindCause = () => ({ kind: 'unknown', isFresh: false })) {
  const onShowCause = vi.fn()
  show(<RefreshFamilies tokens={tokens} labMs={0} findCause={findCause} onShowCause={onShowCause} />)
  return onShowCause
}
const lines = (): (string | null)[] =>
  within(screen.getByRole('list', { name: /Tokens of alice/ }))
    .getAllByRole('listitem')
    .map(line => line.textContent)

describe('the families of refresh tokens', () => {
  it('show which token is good and which were used up on the way', () => {
    showFamilies(chain(2, { ended: null, state: 'current' }))
    expect(screen.getByText('alive')).toBeTruthy()
    expect(screen.getByText(/expires in 1 h/)).toBeTruthy()
    expect(lines()).toEqual(['secret 0a1fused upfrom the log-in', 'secret 1a1fcurrentrenewal 1'])
  })

  it('say how a family ended', () => {
    showFamilies(chain(2, { ended: 'reused', state: 'revoked' }))
    expect(screen.getByText('ended: revoked: a rotated token came again')).toBeTruthy()
    expect(lines().at(-1)).toBe('secret 1a1frevokedrenewal 1')
  })

  it('fold the older ones of a long family', () => {
    showFamilies(chain(9, { ended: null, state: 'current' }))
    expect(screen.getByText('4 older tokens')).toBeTruthy()
    expect(lines()).toHaveLength(5)
  })

  it('lead to the request that changed a token', () => {
    const cause: FindCause = () => ({
      kind: 'exchange',
      key: 'k',
      method: 'POST',
      url: 'https://shop.test/refresh/auth/renew',
      isShown: false,
      isFresh: false,
    })
    const onShowCause = showFamilies(chain(1, { ended: null, state: 'current' }), cause)
    fireEvent.click(screen.getByRole('button', { name: /POST \/refresh\/auth\/renew/ }))
    expect(onShowCause).toHaveBeenCalledWith('k')
  })
})
