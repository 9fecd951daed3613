import { describe, expect, it } from 'vitest'
import { readHeaderLines, writeHeaderLines } from '@shared/resend/header-lines.ts'

describe('header fields as a person writes them', () => {
  it('reads back what it wrote', () => {
    const headers: [string, string][] = [
      ['Accept', 'a: b'],
      ['X-Empty', ''],
    ]
    expect(readHeaderLines(writeHeaderLines(headers))).toEqual({ ok: true, headers })
  })
  it('skips empty lines and the space around a value (RFC 9110 §5.5)', () => {
    expect(readHeaderLines('\n  X :  1 \n\n')).toEqual({ ok: true, headers: [['X', '1']] })
  })
  it.each([
    ['no colon', 'A: 1\nwrong', 2],
    ['no name', ': 1', 1],
  ])('names the line: %s', (_what, text, line) => expect(readHeaderLines(text)).toEqual({ ok: false, line }))
})
