import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseLesson } from '@shared/lesson/parse-lesson.ts'

const docs = readFileSync('docs/lessons.md', 'utf8')
const schema = JSON.parse(readFileSync('lessons/lesson.schema.json', 'utf8')) as Node

interface Node {
  readonly properties?: Readonly<Record<string, Node>>
  readonly definitions?: Readonly<Record<string, Node>>
  readonly anyOf?: readonly Node[]
}

describe('docs/lessons.md', () => {
  it('has an example that the app would play', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(docs)?.[1] ?? ''
    const parsed = parseLesson(example)
    expect(parsed.ok ? [] : parsed.problems).toEqual([])
  })

  it('shows a message as the app prints it', () => {
    expect(docs).toContain(
      'expected: an action: `open`, `visit`, `fill`, `click`, `script`, `authenticate`, `close`, `quit`, `launch`, `clearSiteData`, `set`, `moveClock`, `wait`, `server`',
    )
  })

  it('names every key of a lesson, a step, an action and an expectation', () => {
    const parts = [schema, ...Object.values(schema.definitions ?? {})].flatMap(keysOf)
    const unnamed = [...new Set(parts)].filter(key => key !== '$schema' && !new RegExp(`\\b${key}\\b`).test(docs))
    expect(unnamed).toEqual([])
  })
})

function keysOf({ properties = {}, anyOf = [] }: Node): string[] {
  return [...Object.entries(properties).flatMap(([key, node]) => [key, ...keysOf(node)]), ...anyOf.flatMap(keysOf)]
}
