import { describe, expect, it } from 'vitest'
import { DamagedTrace } from '@shared/saved/damaged-trace.ts'
import { lookAtJson } from '@shared/saved/look-at-json.ts'
import { readSaved } from '@shared/saved/read-saved.ts'

function problemOf(text: string): string {
  try {
    for (const step of readSaved(text)) if (step.done !== null) return 'was read'
  } catch (error) {
    if (error instanceof DamagedTrace) return error.problem.kind
    throw error
  }
  return 'ended'
}
const head = '{"crumbtrail-trace":1,"app":"","electron":"","chromium":"","savedAt":"","isRedacted":false,"baseline":null}'

describe('one look before the parser', () => {
  it('finds names at the top and entries, whatever stands before them', () => {
    const text = '{"a":"}{\\"log\\":","log":{"x":[{"entries":[{}]}],"entries":[{"request":{}},\n7,{"b":[{}]}]}}'
    const look = lookAtJson(text)
    expect([...look.names]).toEqual(['a', 'log'])
    expect(look.entriesAt.map(at => text.slice(at, at + 5))).toEqual(['{"req', '{"b":'])
    expect(look.tooMuch).toBeNull()
  })

  it('stops at each of its bounds', () => {
    const bounds = { depth: 3, values: 12, entries: 2, members: 4 }
    expect(lookAtJson('[[[[', bounds).tooMuch?.kind).toBe('too-deep')
    expect(lookAtJson('[0,0,0,0,0,0,0,0,0,0,0,0,0,0]', bounds).tooMuch?.kind).toBe('too-many-values')
    expect(lookAtJson('{"log":{"entries":[{},{},{}]}}', { ...bounds, depth: 9 }).tooMuch?.kind).toBe('too-many-entries')
    expect(lookAtJson('{"a":0,"b":0,"c":0,"d":0}', bounds).tooMuch).toBeNull()
    expect(lookAtJson('{"a":0,"b":[0,0],"c":0,"d":0,"e":0}', bounds).tooMuch?.kind).toBe('too-many-members')
    expect(lookAtJson('[0,0,0,0,0,0]', bounds).tooMuch).toBeNull()
    expect(lookAtJson('"[[[[[[', bounds).tooMuch).toBeNull()
    expect(lookAtJson('"\n[[[[', bounds).tooMuch?.kind).toBe('too-deep')
  })

  it.each([
    ['lists in lists', '['.repeat(1_000_000), 'too-deep'],
    ['lists in lists within a HAR', `{"log":{"entries":${'['.repeat(1_000_000)}`, 'too-deep'],
    ['objects in objects', '{"a":'.repeat(500_000), 'too-deep'],
    ['entries without number', `{"log":{"entries":[${'{},'.repeat(1_800_000)}{}]}}`, 'too-many-entries'],
    [
      'one object of many members',
      `{"log":{"entries":[{${Array.from({ length: 600_000 }, (_, at) => `"${at}":0`).join(',')}}]}}`,
      'too-many-members',
    ],
    ['line feeds', '\n'.repeat(20_000_000), 'empty'],
    ['line feeds behind a head', `${head}\n${'\n'.repeat(20_000_000)}`, 'empty-line'],
    ['a list behind a broken line', `${head}\n"\n${'['.repeat(1_000_000)}`, 'too-deep'],
  ])('keeps from the parser what would end it: %s', (_name, text, problem) => {
    expect(problemOf(text)).toBe(problem)
  })
})
