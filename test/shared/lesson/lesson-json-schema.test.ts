import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { lessonJsonSchema } from '@shared/lesson/lesson-json-schema.ts'

it('lessons/lesson.schema.json is what `npm run schema` makes of the format', () => {
  expect(readFileSync('lessons/lesson.schema.json', 'utf8')).toBe(lessonJsonSchema())
})

it('every part that lessons share has a name and says what it is', () => {
  const schema = JSON.parse(lessonJsonSchema()) as { readonly definitions: Readonly<Record<string, { readonly description?: string }>> }
  expect(Object.keys(schema.definitions).sort()).toEqual(['action', 'expectation', 'step', 'tab', 'text', 'url'])
  expect(Object.values(schema.definitions).every(({ description }) => description !== undefined)).toBe(true)
})
