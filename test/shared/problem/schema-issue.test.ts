import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readSchemaIssue, type SchemaIssue } from '@shared/problem/schema-issue.ts'
import { wantsForm } from '@shared/schema/value-form.ts'

const kind = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('a') }), z.strictObject({ kind: z.literal('b') })])

function issueOf(schema: z.ZodType, value: unknown): SchemaIssue {
  const { error } = schema.safeParse(value)
  const [issue] = error?.issues ?? []
  if (issue === undefined) throw new Error('was accepted')
  return readSchemaIssue(issue, value)
}

describe('what a schema found wrong', () => {
  it.each<[what: string, schema: z.ZodType, value: unknown, issue: SchemaIssue]>([
    ['a value that is not there', z.object({ a: z.string() }), {}, { kind: 'missing', expected: 'text' }],
    ['a value of another type', z.object({ a: z.string() }), { a: 1 }, { kind: 'type', expected: 'text', found: 'number' }],
    ['a list for an object', z.array(z.record(z.string(), z.string())), [[]], { kind: 'type', expected: 'object', found: 'list' }],
    ['null for a list', z.object({ a: z.array(z.string()) }), { a: null }, { kind: 'type', expected: 'list', found: 'nothing' }],
    ['a fraction', z.number().int(), 0.5, { kind: 'type', expected: 'whole-number', found: 'number' }],
    ['a name too many', z.strictObject({}), { x: 1, y: 2 }, { kind: 'unknown-names', names: ['x', 'y'] }],
    ['a word that is none of ours', z.enum(['a', 'b']), 'c', { kind: 'one-of', words: ['a', 'b'] }],
    ['another literal', z.literal(1), 2, { kind: 'one-of', words: ['1'] }],
    ['a number below', z.number().min(3), 2, { kind: 'at-least', bound: 3, of: 'number' }],
    ['a text that is too long', z.string().max(2), 'abc', { kind: 'at-most', bound: 2, of: 'text' }],
    ['a list that is too short', z.array(z.string()).min(1), [], { kind: 'at-least', bound: 1, of: 'list' }],
    ['a form of ours', z.string().refine(() => false, wantsForm('lane')), 'x', { kind: 'form', form: 'lane' }],
    ['another refinement', z.string().refine(() => false, 'in English'), 'x', { kind: 'unfit' }],
    ['a pattern', z.string().regex(/^a$/), 'x', { kind: 'unfit' }],
    ['no form of a union', z.union([z.string(), z.number()]), true, { kind: 'unfit' }],
    ['a union that is not there', z.object({ a: z.union([z.string(), z.number()]) }), {}, { kind: 'missing', expected: 'value' }],
    ['a kind that there is not', kind, { kind: 'c' }, { kind: 'one-of', words: ['a', 'b'] }],
    ['an inherited name, which is not there', z.object({ constructor: z.string() }), {}, { kind: 'missing', expected: 'text' }],
  ])('%s', (_what, schema, value, issue) => {
    expect(issueOf(schema, value)).toEqual(issue)
  })
})
