import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const folder = resolve(import.meta.dirname, '../../src/shared/words')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))

/** A function here makes words: its name says so, or it is one of these. */
const makesWords = /^(?:say|explain|tell)[A-Z]|Words$/
const others: ReadonlySet<string> = new Set([
  'shown',
  'whole',
  'programName',
  'nameOfThing',
  'checkTitle',
  'isExplainedHeader',
  'readParams',
  'readCacheControl',
])

/** Exported functions, and exported constants that are functions. */
const functionsOf = (source: string): readonly string[] =>
  [...source.matchAll(/^export (?:function (\w+)|const (\w+)(?:: \([^=]*)? = (?:\([^)]*\)|\w+)(?:: [^=]+)? =>)/gm)].map(
    ([, name, constant]) => name ?? constant ?? '',
  )

it('reads the functions of a source', () => {
  expect(
    functionsOf('export function causeOf(\nexport const isOld = (a: string): boolean => true\nexport const plain = { a: 1 }\n'),
  ).toEqual(['causeOf', 'isOld'])
})

it.each(files)('src/shared/words/%s exports words alone: a rule belongs in shared/web, a reading of the trace in shared/trace', name => {
  const found = functionsOf(readFileSync(join(folder, name), 'utf8'))
  expect(found.filter(each => !makesWords.test(each) && !others.has(each))).toEqual([])
})
