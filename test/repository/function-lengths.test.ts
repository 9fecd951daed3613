import { describe, expect, it } from 'vitest'
import { functionsOf, readSource, sourceFiles, type MeasuredFunction } from './function-lengths.ts'

/** From here on a function has to say why it is not two. In lines, with everything inside. */
const long = 80

const all = sourceFiles().flatMap(name => functionsOf(name, readSource(name)).map(found => ({ ...found, file: name })))
const saysWhy = ({ comment }: MeasuredFunction): boolean => /\bLong: \S+ \S+/.test(comment)
const shown = ({ file, line, name, lines }: MeasuredFunction & { readonly file: string }): string =>
  `src/${file}:${line} ${name}, ${lines} lines`

describe('functions', () => {
  it('are measured over the whole source', () => {
    expect(all.length).toBeGreaterThan(3_000)
    expect(all.some(({ name, file }) => name === 'Lab' && file.endsWith('lab.tsx'))).toBe(true)
  })

  it(`of ${long} lines and more say why in the comment above them: "Long: …"`, () => {
    expect(all.filter(each => each.lines >= long && !saysWhy(each)).map(shown)).toEqual([])
  })

  it('that became shorter do not go on saying so', () => {
    expect(all.filter(each => each.lines < long && saysWhy(each)).map(shown)).toEqual([])
  })
})

describe('a function', () => {
  it('is as long as it is written, with the functions inside, under the name that it goes by', () => {
    const text = ['// Long: a reason', 'function outer() {', '  const inner = () => {', '    return 1', '  }', '}', ''].join('\n')
    expect(functionsOf('a.ts', text)).toEqual([
      { name: 'outer', line: 2, lines: 5, comment: '// Long: a reason' },
      { name: 'inner', line: 3, lines: 3, comment: '' },
    ])
  })

  it('may be a method or a component', () => {
    const text = ['const table = {', '  /** Why. */', '  method() {', '    return <b />', '  },', '}', ''].join('\n')
    expect(functionsOf('a.tsx', text)).toEqual([{ name: 'method', line: 3, lines: 3, comment: '  /** Why. */' }])
  })
})
