import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { schemeIds } from '@shared/ids.ts'
import { labSettingNames } from '@shared/lab/lab-settings.ts'

const docs = readFileSync('docs/schemes.md', 'utf8')
const rowOf = (scheme: string): string => docs.split('\n').find(line => line.startsWith(`| \`${scheme}\``)) ?? ''

it.each(schemeIds)('docs/schemes.md says what %s is', scheme => {
  expect(rowOf(scheme)).not.toBe('')
})

it('docs/schemes.md names every lesson, and none that there is not', () => {
  const numbers = readdirSync('lessons').flatMap(name => /^(\d\d)-.*\.yaml$/.exec(name)?.[1] ?? [])
  const inTable = schemeIds.flatMap(scheme => rowOf(scheme).split('|').at(-2)?.match(/\d\d/g) ?? [])
  const inText = [...docs.matchAll(/Lesson (\d\d)/g)].map(([, number]) => number ?? '')
  expect([...inTable, ...inText].toSorted()).toEqual(numbers.toSorted())
})

it('docs/schemes.md names no switch that there is not', () => {
  const known = new Set<string>(labSettingNames)
  const switches = [...docs.matchAll(/`([a-z]+[A-Z]\w+)(?:: [\w-]+)?`/g)].map(([, name]) => name ?? '')
  expect(switches.length).toBeGreaterThan(15)
  expect(switches.filter(name => !known.has(name))).toEqual([])
})
