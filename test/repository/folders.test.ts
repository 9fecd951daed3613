import { describe, expect, it } from 'vitest'
import { findCircles, folderOf, importsOfSource, importsWithin, shelfOf } from './import-graph.ts'

const imports = importsOfSource()

describe('folders', () => {
  it('reads the imports of the whole source', () => {
    expect(imports.length).toBeGreaterThan(2_000)
    expect(imports).toContainEqual({ from: 'src/server/checks/pipeline.ts', to: 'src/server/base/lab-clock.ts' })
  })

  it.each([
    ['by the folder of each file', folderOf],
    ['by the shelves of each side', shelfOf],
  ])('have no circle of imports, %s', (_name, folder) => {
    const circles = findCircles(imports, folder)
    expect(circles.map(circle => importsWithin(circle, imports, folder))).toEqual([])
  })

  it('a circle is found through any number of folders', () => {
    const ring = [
      { from: 'src/a/x.ts', to: 'src/b/x.ts' },
      { from: 'src/b/y.ts', to: 'src/c/x.ts' },
      { from: 'src/c/y.ts', to: 'src/a/y.ts' },
      { from: 'src/d/x.ts', to: 'src/a/x.ts' },
    ]
    expect(findCircles(ring, folderOf)).toEqual([['src/a', 'src/b', 'src/c']])
    expect(importsWithin(['src/a', 'src/b', 'src/c'], ring, folderOf)).toHaveLength(3)
  })
})
