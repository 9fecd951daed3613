import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = resolve(import.meta.dirname, '../../docs/decisions')
const records = readdirSync(folder).filter(name => name !== 'README.md')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
const numberOf = (name: string): string => name.slice(0, 4)

/** `# 0001. Title`, a line with date and status, then three sections in this order. */
const form =
  /^# (\d{4})\. \S.*\n\nDate: (\d{4}-\d{2}-\d{2}) · Status: (accepted|superseded by \d{4})\n\n## Context\n\n[^#\s][\s\S]*?\n\n## Decision\n\n[^#\s][\s\S]*?\n\n## Consequences\n\n[^#\s][\s\S]*\n$/

describe('decision records', () => {
  it.each(records)('%s has the form of a record', name => {
    const [, number, date = ''] = form.exec(read(name)) ?? []
    expect(name).toMatch(/^\d{4}-[a-z0-9-]+\.md$/)
    expect(number, 'the heading, the line of date and status, and the three sections that docs/decisions/README.md names').toBe(
      numberOf(name),
    )
    expect(new Date(date).toISOString().slice(0, 10)).toBe(date)
    expect(read(name).match(/^## .*$/gm)).toEqual(['## Context', '## Decision', '## Consequences'])
  })

  it('have a number each', () => {
    expect(new Set(records.map(numberOf)).size).toBe(records.length)
  })

  it('are superseded by records that exist', () => {
    const successors = records.flatMap(name => [...read(name).matchAll(/Status: superseded by (\d{4})/g)].map(([, number = '']) => number))
    expect(successors.filter(number => !records.some(name => numberOf(name) === number))).toEqual([])
  })

  it('are listed once each in the README, with their titles', () => {
    const listed = [...read('README.md').matchAll(/^- \[(\d{4})\]\(([^)]+)\) (.*)$/gm)].map(([, number = '', file, title]) => ({
      number,
      file,
      title,
    }))
    const expected = records.map(name => ({ number: numberOf(name), file: name, title: /^# \d{4}\. (.*)$/m.exec(read(name))?.[1] }))
    const byNumber = (a: { readonly number: string }, b: { readonly number: string }): number => a.number.localeCompare(b.number)
    expect(listed.toSorted(byNumber)).toEqual(expected.toSorted(byNumber))
  })
})
