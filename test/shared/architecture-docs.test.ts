import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const places = [...readFileSync(resolve(root, 'docs/architecture.md'), 'utf8').matchAll(/`((?:src|docs|test|lessons)\/[^`\s]*)`/g)].map(
  ([, place = '']) => place,
)

it('docs/architecture.md leads to a score of places', () => {
  expect(places.length).toBeGreaterThan(20)
})

it.each([...new Set(places)])('docs/architecture.md leads to a place that is there: %s', place => {
  expect(existsSync(resolve(root, place))).toBe(true)
})
