import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePattern } from '@shared/lesson/compile-pattern.ts'
import { cpuMs } from '../../support/cpu-ms.ts'

function matches(source: string, text: string): boolean {
  const compiled = compilePattern(source)
  if (!compiled.ok) throw new Error(compiled.problem.en)
  return compiled.pattern.matches(text)
}

/** Processor time of this process: a busy machine does not count. */

describe('a pattern answers as JavaScript would', () => {
  const cases: readonly (readonly [source: string, text: string])[] = [
    ['^Bearer ey', 'Bearer eyJhbGciOi'],
    ['^Bearer ey', ' Bearer eyJhbGciOi'],
    ['HttpOnly', 'sid=1; Path=/; HttpOnly'],
    ['max-age=\\d+$', 'private, max-age=60'],
    ['max-age=\\d+$', 'private, max-age='],
    ['^(GET|POST), OPTIONS$', 'POST, OPTIONS'],
    ['^(GET|POST), OPTIONS$', 'PUT, OPTIONS'],
    ['^[\\w-]+\\.[\\w-]+\\.[\\w-]+$', 'eyJ.eyJ.x-_9'],
    ['^[\\w-]+\\.[\\w-]+\\.[\\w-]+$', 'eyJ.eyJ.'],
    ['^a{2,3}$', 'a'],
    ['^a{2,3}$', 'aaa'],
    ['^a{2,3}$', 'aaaa'],
    ['^a{2}b{0}$', 'aa'],
    ['^(ab){2,}$', 'abababab'],
    ['^(?:a|b|)c', 'c'],
    ['^(|a)+$', 'aaa'],
    ['\\bid\\b', 'sid id2'],
    ['\\bid\\b', 'an id.'],
    ['a\\Bb', 'ab'],
    ['[^a-c\\d]', 'abc123'],
    ['[^a-c\\d]', 'abc123d'],
    ['[\\]\\\\-]', '-'],
    ['[a-]', '-'],
    ['[]a]'.replace('[]', '[\\]'), ']'],
    ['a.c', 'a\nc'],
    ['\\x41\\u0042\\t', 'AB\t'],
    ['{', '{'],
    ['a{,2}', 'a{,2}'],
    ['별|달', '보름달'],
    ['', ''],
    ['x*', ''],
    ['$', 'abc'],
    ['a+?b', 'aaab'],
    ['^\\s*$', ' \t\u00a0\u3000'],
  ]
  it.each(cases)('/%s/ on %j', (source, text) => {
    expect(matches(source, text)).toBe(new RegExp(source).test(text))
  })

  it('agrees on whatever is put together of the parts that it knows', () => {
    const leaf = fc.constantFrom('a', 'b', '.', '\\d', '[ab]', '[^a]', '\\b', '^', '$', '\\.', '1')
    const { node } = fc.letrec<{ node: string }>(tie => ({
      node: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.tuple(tie('node'), tie('node')).map(([left, right]) => left + right),
        fc.tuple(tie('node'), tie('node')).map(([left, right]) => `(${left}|${right})`),
        fc.tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '*?', '{0,}')).map(([item, times]) => `(?:${item})${times}`),
      ),
    }))
    fc.assert(
      fc.property(node, fc.string({ unit: fc.constantFrom('a', 'b', '1', '.', ' ', '\n'), maxLength: 8 }), (source, text) => {
        const compiled = compilePattern(source)
        fc.pre(compiled.ok) // nothing here is out of bounds but the length
        expect(compiled.ok && compiled.pattern.matches(text)).toBe(new RegExp(source).test(text))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a pattern is refused, in both languages, when it', () => {
  it.each([
    ['does not close a group', '(a', 'a ( that is not closed'],
    ['closes a group that it did not open', 'a)', 'a ) without its ('],
    ['does not close a class', '[a-', 'a [ that is not closed'],
    ['has a range that runs backwards', '[z-a]', 'a range in […] that runs backwards'],
    ['has a range that ends in a set', '[a-\\d]', 'a range in […] that runs backwards'],
    ['repeats nothing', '*a', 'nothing to repeat before *, +, ? or {'],
    ['repeats a repetition', 'a**', 'nothing to repeat before *, +, ? or {'],
    ['repeats an anchor', '^*', 'nothing to repeat before *, +, ? or {'],
    ['ends in a backslash', 'a\\', 'a backslash at the end'],
    ['looks ahead', '(?=a)', 'look-around and named groups are not supported; (…) and (?:…) are'],
    ['looks back', '(?<!a)b', 'look-around and named groups are not supported; (…) and (?:…) are'],
    ['names a group', '(?<year>a)', 'look-around and named groups are not supported; (…) and (?:…) are'],
    ['refers back', '(a)\\1', '\\1 is not supported'],
    ['uses a class of Unicode properties', '\\p{L}', '\\p is not supported'],
    ['repeats in the wrong order', 'a{3,2}', '{3,2}: at most 1000, the smaller number first'],
    ['repeats too often', 'a{1001}', '{1001}: at most 1000, the smaller number first'],
    ['grows too long', '(a{100}){100}', 'too long once its repetitions are written out'],
    ['nests too deep', '('.repeat(51), 'more than 50 groups inside each other'],
  ])('%s', (_when, source, problem) => {
    const compiled = compilePattern(source)
    expect(compiled).toEqual({ ok: false, problem: { en: problem, ko: expect.stringMatching(/[가-힣]/) as string } })
  })
})

describe('a pattern cannot keep the app busy', () => {
  it.each([
    '(a+)+$',
    '(a|a)*b',
    '(a*)*b',
    '(.*a){20}',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(\\w*\\s*)*!',
    `${'a?'.repeat(30)}${'a'.repeat(30)}`,
  ])('/%s/ on 100,000 letters is done within a second', source => {
    const before = cpuMs()
    matches(source, 'a'.repeat(100_000))
    expect(cpuMs() - before).toBeLessThan(1000)
  })

  it('never throws, whatever the source', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('ab01()[]{}*+?|^$.\\-,dwsbxu가 ')), maxLength: 40 }),
        fc.string({ maxLength: 20 }),
        (source, text) => {
          const compiled = compilePattern(source)
          if (compiled.ok) compiled.pattern.matches(text)
        },
      ),
      { numRuns: 3000 },
    )
  })
})
