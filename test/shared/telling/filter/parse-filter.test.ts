import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFilter } from '@shared/telling/filter/parse-filter.ts'

/** Terms as `[-]key=value`, mistakes as `kind@from-to ~meant`. */
function read(text: string): string[] {
  const { terms, mistakes } = parseFilter(text)
  return [
    ...terms.map(({ key, value, isNegated }) => `${isNegated ? '-' : ''}${key ?? 'text'}=${value}`),
    ...mistakes.map(({ kind, from, to, meant }) => `${kind}@${from}-${to}${meant === null ? '' : ` ~${meant}`}`),
  ]
}

describe('a filter', () => {
  it.each([
    ['', []],
    ['   ', []],
    ['Sid Page', ['text=sid', 'text=page']],
    ['tab:A', ['tab=a']],
    ['TAB:a HOST:api.shop.test', ['tab=a', 'host=api.shop.test']],
    ['host:shop.test:8443', ['host=shop.test:8443']],
    ['status:401 status:4xx', ['status=401', 'status=4xx']],
    ['-method:POST -sid', ['-method=post', '-text=sid']],
    ['cookie:"my cookie" "two words"', ['cookie=my cookie', 'text=two words']],
    ['-"two words"', ['-text=two words']],
    ['"tab:A"', ['text=tab:a']],
    ['https://shop.test/a', ['text=https://shop.test/a']],
    ['verdict:held-back check:session-alive is:pinned', ['verdict=held-back', 'check=session-alive', 'is=pinned']],
    ['-', ['text=-']],
    ['쿠키', ['text=쿠키']],
  ])('%s reads as %j', (text, terms) => {
    expect(read(text)).toEqual(terms)
  })

  it.each([
    ['hots:shop.test', 'unknown-key@0-14 ~host'],
    ['a xyzzyx:1 b', 'unknown-key@2-10'],
    ['verdict:heldback', 'unknown-value@0-16 ~held-back'],
    ['check:no-such-check-at-all', 'unknown-value@0-26'],
    ['is:pined', 'unknown-value@0-8 ~pinned'],
    ['status:40', 'unknown-value@0-9'],
    ['status:6xx', 'unknown-value@0-10'],
    ['tab:', 'no-value@0-4'],
    ['-cookie:""', 'no-value@0-10'],
    ['a "b c', 'open-quote@2-6'],
    ['cookie:"b c', 'open-quote@0-11'],
  ])('%s has a mistake: %s', (text, mistake) => {
    expect(read(text)).toContain(mistake)
    expect(parseFilter(text).mistakes).toHaveLength(1)
  })

  it('covers every character that is no space by exactly one term or mistake, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'tab', ':', '-', '"', ' ', '한', 'is', '/', 'status', '4xx') }), text => {
        const { terms, mistakes } = parseFilter(text)
        const spans = [...terms, ...mistakes].sort((a, b) => a.from - b.from)
        let at = 0
        for (const { from, to } of spans) {
          expect(text.slice(at, from).replaceAll('"', '').trim()).toBe('') // quotes around nothing say nothing
          expect(to).toBeGreaterThan(from)
          at = to
        }
        expect(text.slice(at).replaceAll(/["-]/g, '').trim()).toBe('')
      }),
    )
  })
})
