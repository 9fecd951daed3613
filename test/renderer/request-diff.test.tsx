import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { readSaved } from '@shared/saved/read-saved.ts'
import { compareExchanges } from '@shared/telling/compare-exchanges.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import { PairTable } from '../../src/renderer/src/request-diff/pair-table.tsx'
import { setUpPage, show } from './support/page.tsx'

setUpPage()

const cells = (name: RegExp): (string | null)[] =>
  [...screen.getByRole('row', { name }).querySelectorAll('td')].map(cell => cell.textContent.trim())

it.each([
  ['en', 'not known', 'named in the file'],
  ['ko', '알 수 없음', '파일에 적혀 있음'],
] as const)('two requests of another program’s HAR: what one of them does not name is not known, in %s', (language, unknown, named) => {
  const entry = (headers: readonly (readonly [string, string])[]): unknown => ({
    startedDateTime: '2026-03-02T09:00:01.000Z',
    request: { method: 'GET', url: 'https://app.example/', headers: headers.map(([name, value]) => ({ name, value })) },
    response: { status: 200, headers: [], content: {} },
  })
  const entries = [entry([['Cookie', 'sid=1']]), entry([['Host', 'app.example']])]
  const fold = createExchangeFold()
  for (const { done } of readSaved(JSON.stringify({ log: { creator: { name: 'Firefox' }, entries } })))
    if (done !== null) fold.push(done.events)
  const [left, right] = fold.rows()
  if (left === undefined || right === undefined) throw new Error('not two rows')
  show(<PairTable compared={compareExchanges(left, right)} isShort />, language)
  expect(cells(/^sid/)).toEqual([named, unknown])
  expect(cells(/^Host/)).toEqual([unknown, 'app.example'])
})
