import { expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import type { HeaderList } from '@shared/web/headers.ts'
import type { CookieVerdict } from '@shared/trace/cookie-verdict.ts'
import { verdictOnLine } from '@shared/trace/verdict-on-line.ts'

const line = 'a=1; Path=/'
const headers: HeaderList = [
  ['Set-Cookie', line],
  ['Content-Type', 'text/html'],
  ['set-cookie', 'b=2'],
  ['Set-Cookie', ` ${line} `],
  ['Set-Cookie', line],
]
const judge = (kind: 'stored' | 'replaced', of: string, seq: number) =>
  ({ line: of, cookie: null, verdict: { kind } satisfies CookieVerdict, seq: eventSeq(seq) }) as const

it('is another one for each of equal lines, in their order', () => {
  const judged = [judge('stored', line, 1), judge('stored', 'b=2', 2), judge('replaced', line, 3)]
  const found = headers.map((_field, index) => verdictOnLine(headers, index, judged)?.seq ?? null)
  expect(found).toEqual([1, null, 2, 3, null])
})
