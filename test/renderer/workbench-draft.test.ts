import { expect, it } from 'vitest'
import { firstDraft, problemOf, trialOf, type Draft, type DraftProblem } from '../../src/renderer/src/workbench/draft.ts'

/* A draft that cannot be sent says what keeps it, and where: the button alone would say nothing. */

const long = `a=${'x'.repeat(8191)}`
it.each<[what: string, changes: Partial<Draft>, problem: DraftProblem | null]>([
  ['40 lines', { lines: 'a=1\n'.repeat(40) }, null],
  ['41 lines', { lines: 'a=1\n'.repeat(41) }, { kind: 'too-many-lines', count: 41, most: 40 }],
  ['a line of 8,192 characters', { lines: long.slice(1) }, null],
  ['a line of 8,193, and which', { lines: `b=2\n\n${long}` }, { kind: 'too-long', at: 3, characters: 8193, most: 8192 }],
  ['a cache rule that is too long', { kind: 'cache', cacheControl: long }, { kind: 'too-long', at: null, characters: 8193, most: 8192 }],
  ['a token that is too long', { kind: 'jwt', jwt: long }, { kind: 'too-long', at: null, characters: 8200, most: 8192 }],
  ['a path without a slash', { answer: { ...firstDraft.answer, path: 'x' } }, { kind: 'bad-path' }],
])('a draft of %s', (_what, changes, problem) => {
  const draft = { ...firstDraft, ...changes }
  expect(problemOf(draft)).toEqual(problem)
  expect(trialOf(draft) === null).toBe(problem !== null)
})
