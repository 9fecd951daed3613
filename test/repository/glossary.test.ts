import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { glossaryText } from '../../src/renderer/src/i18n/glossary-text.ts'

const root = resolve(import.meta.dirname, '../..')
const terms = [
  ...readFileSync(join(root, 'docs/glossary.md'), 'utf8').matchAll(/^\| ([^|\n]+?) +\| ([^|\n]+?) +\| ([^|\n]+?) +\| `([^`|\n]+)` +\|$/gm),
].map(([, english = '', korean = '', meaning = '', place = '']) => ({ english, korean, meaning, place }))

/** `인증(authentication)` → `인증`. */
const bare = (word: string): string => word.replace(/\(.*\)$/, '')

describe('the glossary', () => {
  it('has a table of at most forty terms, each once', () => {
    expect(terms.length).toBeGreaterThan(30)
    expect(terms.length).toBeLessThanOrEqual(40)
    expect(new Set(terms.map(({ english }) => english.toLowerCase())).size).toBe(terms.length)
  })

  it.each(terms)('leads from $english to a file that has it', ({ english, place }) => {
    expect(existsSync(join(root, place)), place).toBe(true)
    const said = `${basename(place).replaceAll('-', ' ')}\n${readFileSync(join(root, place), 'utf8')}`.toLowerCase()
    expect(said.includes(english.toLowerCase()), `“${english}” in ${place}`).toBe(true)
  })

  it.each(terms)('gives $english a Korean name and one sentence or two', ({ korean, meaning }) => {
    expect(korean).not.toBe('')
    expect(meaning).toMatch(/^[A-Z].*\.$/)
    expect(meaning.length).toBeLessThanOrEqual(120)
  })

  it('agrees with the app’s own glossary on the Korean name of each term that both have', () => {
    const app = (['app', 'field'] as const).flatMap(part =>
      glossaryText.en[part].map(([english], index) => ({ english, korean: bare(glossaryText.ko[part][index]?.[0] ?? '') })),
    )
    const both = app.filter(({ english }) => terms.some(term => term.english === english))
    expect(both.length).toBeGreaterThan(15)
    expect(both).toEqual(both.map(({ english }) => ({ english, korean: bare(terms.find(term => term.english === english)?.korean ?? '') })))
  })
})
