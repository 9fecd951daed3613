import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { citedSections } from './cited-sections.ts'

const root = resolve(import.meta.dirname, '../../..')

/** `RFC 9110 §5.2–5.3` and `RFC 6749 §6, §10.4`, as `9110 5.2`, `9110 5.3`, `6749 6`, `6749 10.4`. */
function citationsIn(text: string): string[] {
  const joined = text.replaceAll(/\n\s*(?:\*|\/\/)?\s*/g, ' ')
  const section = '[A-Z0-9]+(?:\\.\\d+)*'
  return [...joined.matchAll(new RegExp(`RFC (\\d{4}(?:bis)?),? (§${section}(?:, §${section}|–§?${section})*)`, 'g'))].flatMap(
    ([, rfc, sections]) => (sections ?? '').split(/, |–/).map(found => `${rfc} ${found.replace('§', '')}`),
  )
}

const files = ['src', 'docs', 'lessons'].flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(ts|tsx|md|ya?ml)$/.test(name))
    .map(name => join(root, folder, name)),
)
const cited = new Set(files.flatMap(file => citationsIn(readFileSync(file, 'utf8'))))
const known = new Set(Object.entries(citedSections).flatMap(([rfc, sections]) => Object.keys(sections).map(section => `${rfc} ${section}`)))

describe('a citation of an RFC', () => {
  it('is found with each of its sections', () => {
    expect(citationsIn('RFC 9110 §5.2–5.3; RFC 6749 §6, §10.4, and RFC 7914.\n * (RFC 7515\n * §A.5)')).toEqual([
      '9110 5.2',
      '9110 5.3',
      '6749 6',
      '6749 10.4',
      '7515 A.5',
    ])
  })
  it('names a section that the list knows by its title, and the list knows no other', () => {
    expect(cited.size).toBeGreaterThan(150)
    expect([...cited].filter(citation => !known.has(citation))).toEqual([])
    expect([...known].filter(citation => !cited.has(citation))).toEqual([])
  })
})
