import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestPolicyFile, readPolicy } from '@shared/policy/policy-file.ts'
import { sayProblem } from '@shared/words/problem-words.ts'

const exam = {
  'crumbtrail-policy': 1,
  title: 'Exam, group 2',
  hide: ['hints', 'solutions'],
  hideTools: ['token-desk'],
  lessons: ['session', 'first-cookie'],
  language: 'ko',
  untilQuit: true,
}
const text = (changes: object = {}): string => JSON.stringify({ ...exam, ...changes }, null, 2)

describe('a policy file', () => {
  test('comes back as it was written, with or without a byte order mark', () => {
    expect(readPolicy(text())).toEqual({ ok: true, value: exam })
    expect(readPolicy(`\uFEFF${text()}`)).toEqual({ ok: true, value: exam })
  })

  test('hides nothing that it does not name', () => {
    expect(readPolicy('{"crumbtrail-policy":1,"title":"Class"}')).toEqual({
      ok: true,
      value: { 'crumbtrail-policy': 1, title: 'Class', hide: [], hideTools: [], untilQuit: false },
    })
  })

  test.each([
    ['', 'empty', 1],
    ['{"crumbtrail-world":1}', 'not-ours', 1],
    ['{"crumbtrail-policy":2,"title":"Class"}', 'newer-format', 1],
    ['{\n"crumbtrail-policy":1,\n"title":}', 'no-json', 3],
    [text({ hide: ['hints', 'answers'] }), 'bad-value', 6],
    [text({ hideTools: ['terminal'] }), 'bad-value', 9],
    [text({ title: ' ' }), 'bad-value', 3],
    [text({ lessons: [] }), 'bad-value', 11],
    [text({ run: 'rm' }), 'bad-value', 1],
    [' '.repeat(longestPolicyFile + 1), 'too-long', 1],
    ['['.repeat(50), 'too-deep', 1],
  ])('is refused, with its place and words in both languages: %.40s', (given, kind, line) => {
    const found = readPolicy(given)
    expect(found).toMatchObject({ ok: false, problem: { kind } })
    if (found.ok) return
    if (line > 1) expect(found.line).toBe(line)
    const { en, ko } = sayProblem({ kind: 'policy-file', name: 'exam.crumbpolicy', wrong: found })
    expect(en).toContain(`exam.crumbpolicy: line ${found.line}, column ${found.column}: `)
    expect(ko).toContain(`exam.crumbpolicy: ${found.line}행 ${found.column}열: `)
  })

  test('whatever the text is, the reader returns, and names line and column', () => {
    const whole = text()
    const damaged = fc
      .tuple(fc.nat(whole.length), fc.nat(20), fc.string({ unit: 'binary', maxLength: 20 }))
      .map(([at, gone, put]) => whole.slice(0, at) + put + whole.slice(at + gone))
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string(), fc.json()), given => {
        const found = readPolicy(given)
        if (found.ok) return
        expect(found.line).toBeGreaterThan(0)
        expect(found.column).toBeGreaterThan(0)
      }),
    )
  })
})
