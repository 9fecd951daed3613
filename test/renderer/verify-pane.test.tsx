import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { encodeText } from '@shared/web/base64url.ts'
import { readToken } from '@shared/token-desk/read-token.ts'
import { VerifyPane } from '../../src/renderer/src/token-desk/verify-pane.tsx'
import { asked, setUpPage, show } from './support/page.tsx'

setUpPage()
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const tokenOf = (length: number): string =>
  `${encodeText('{"alg":"HS256"}')}.${encodeText(JSON.stringify({ sub: 'x'.repeat(length) }))}.AAAA`

it('says of a token that is too long to be verified that it is, and asks nothing of the server', () => {
  const read = readToken(tokenOf(200_000))
  if (read === null) throw new Error('nothing was read')
  show(<VerifyPane read={read} labMs={0} />)
  expect(screen.getByText(/200,000|200000/).textContent).toMatch(/characters/)
  vi.advanceTimersByTime(1000)
  expect(asked()).toEqual([])
})

it('asks the server of any other', () => {
  const read = readToken(tokenOf(20))
  if (read === null) throw new Error('nothing was read')
  show(<VerifyPane read={read} labMs={0} />)
  expect(screen.queryByText(/200,000|200000/)).toBeNull()
  vi.advanceTimersByTime(1000)
  expect(asked().map(({ channel }) => channel)).toEqual(['lab:verify-token'])
})
