import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../scripts/shell/project-root.mjs'

const folder = join(projectRoot, 'lessons')
const ids = new Set(
  readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .map(name => /^id: (\S+)$/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1]),
)

/** The lessons of the agenda, in order. */
function lessonsIn(file: string): readonly string[] {
  const rows = readFileSync(join(projectRoot, 'docs', file), 'utf8')
    .split('\n')
    .filter(line => line.startsWith('|'))
  return rows.flatMap(row => [...row.matchAll(/`([a-z-]+)`/g)].map(([, id = '']) => id))
}

describe('the trainer’s guide', () => {
  test.each(['trainers-guide.md', 'trainers-guide.ko.md'])('names lessons that there are: %s', file => {
    const named = lessonsIn(file)
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter(id => !ids.has(id))).toEqual([])
  })

  test('has one agenda in both languages', () => {
    expect(lessonsIn('trainers-guide.ko.md')).toEqual(lessonsIn('trainers-guide.md'))
  })
})
