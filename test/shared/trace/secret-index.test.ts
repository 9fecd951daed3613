import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSecretIndex } from '@shared/trace/secret-index.ts'
import { cpuMs } from '../../support/cpu-ms.ts'

function indexOf(...secrets: readonly string[]) {
  const index = createSecretIndex()
  secrets.forEach((secret, at) => index.add(secret, `<${at + 1}>`))
  return index
}

/** The rule, place by place and secret by secret, without any table. */
function replacedPlainly(secrets: readonly string[], text: string): string {
  let clean = ''
  for (let at = 0; at < text.length;) {
    const here = secrets.filter(secret => secret.length >= 8 && text.startsWith(secret, at)).sort((a, b) => b.length - a.length)[0]
    clean += here === undefined ? text.charAt(at) : `<${secrets.lastIndexOf(here) + 1}>`
    at += here?.length ?? 1
  }
  return clean
}

describe('known secrets in a text', () => {
  it.each([
    ['at its beginning', 'abcdefgh rest', '<1> rest'],
    ['at its end', 'rest abcdefgh', 'rest <1>'],
    ['as the whole of it', 'abcdefgh', '<1>'],
    ['one behind the other', 'abcdefghabcdefgh', '<1><1>'],
    ['behind a beginning of it', 'abcdabcdefgh', 'abcd<1>'],
    ['within a word', 'xabcdefghx', 'x<1>x'],
  ])('are replaced %s', (_where, text, clean) => {
    expect(indexOf('abcdefgh').replaceIn(text)).toBe(clean)
  })

  it.each(['', 'a', 'abcdefg', 'abcdefg abcdefg', 'bcdefgh', 'ABCDEFGH', 'hgfedcba'])('%j holds none and stays', text => {
    expect(indexOf('abcdefgh').replaceIn(text)).toBe(text)
  })

  it('are told by the longer one where two begin alike', () => {
    expect(indexOf('abcdefgh', 'abcdefghij', 'abcdefghiz').replaceIn('abcdefghi abcdefghij abcdefghiz')).toBe('<1>i <2> <3>')
    expect(indexOf('abcdefghij', 'abcdefgh').replaceIn('abcdefghi abcdefghij')).toBe('<2>i <1>')
  })

  it('are found percent-encoded too (RFC 3986 §2.1)', () => {
    expect(indexOf('a/b c=d?e').replaceIn('?next=a%2Fb%20c%3Dd%3Fe')).toBe('?next=<1>')
  })

  it('are left alone when they are shorter than eight characters', () => {
    expect(indexOf('abcdefg', '1').replaceIn('1 abcdefg 1')).toBe('1 abcdefg 1')
  })

  it('are the same as when every place is tried with every secret', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '가', '\ud800'), minLength: 1, maxLength: 14 })
    const from = fc.record({ secrets: fc.array(letters, { maxLength: 12 }), pieces: fc.array(letters, { maxLength: 12 }) })
    fc.assert(
      fc.property(from, ({ secrets, pieces }) => {
        const text = [...pieces, ...secrets, ...pieces].join('')
        const plain = [...new Set(secrets)]
        expect(indexOf(...plain).replaceIn(text)).toBe(replacedPlainly(plain, text))
      }),
      { numRuns: 500 },
    )
  })
})

describe('many secrets that begin alike', () => {
  it('cost no more each than a few: tokens of one server share their first forty characters', () => {
    const tokens = Array.from(
      { length: 20_000 },
      (_, at) => `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIi.${at.toString(36).padStart(43, '_')}`,
    )
    const startedMs = cpuMs()
    const index = indexOf(...tokens)
    const clean = index.replaceIn(tokens.join(' '))
    expect(cpuMs() - startedMs).toBeLessThan(1000)
    expect(clean.startsWith('<1> <2> <3> ')).toBe(true)
    expect(clean.endsWith(' <20000>')).toBe(true)
  })
})
