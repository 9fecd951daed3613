import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => join('docs', name)),
]
/** Places as the documents write them: `src/…`, or short as `main/…` and `shared/…`. A “New file” of a walk is not there yet. */
const placesIn = (document: string): readonly string[] =>
  [
    ...readFileSync(join(root, document), 'utf8').matchAll(
      /(?<!New file )`((?:src|docs|test|lessons|bench|scripts|main|shared|server)\/[^`\s*<>{}…]*)`/g,
    ),
  ].map(([, place = '']) => place)
const isThere = (place: string): boolean => [place, join('src', place), join('docs', place)].some(path => existsSync(join(root, path)))

it('the documents lead to a score of places', () => {
  expect(documents.flatMap(placesIn).length).toBeGreaterThan(60)
})

it.each(documents)('every place that %s names is there', document => {
  expect(placesIn(document).filter(place => !isThere(place))).toEqual([])
})
