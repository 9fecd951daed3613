import type { z } from 'zod'
import { valueForms, type ValueForm } from '../schema/value-form.ts'

/** What a schema found wrong with one value, free of any language: `schema-issue-words.ts` has the words. */
export type SchemaIssue =
  | { readonly kind: 'missing'; readonly expected: ValueType }
  | { readonly kind: 'type'; readonly expected: ValueType; readonly found: ValueType }
  | { readonly kind: 'unknown-names'; readonly names: readonly string[] }
  | { readonly kind: 'one-of'; readonly words: readonly string[] }
  | { readonly kind: 'at-least' | 'at-most'; readonly bound: number; readonly of: 'number' | 'text' | 'list' }
  | { readonly kind: 'form'; readonly form: ValueForm }
  | { readonly kind: 'unfit' }

export type ValueType = 'text' | 'number' | 'whole-number' | 'boolean' | 'list' | 'object' | 'nothing' | 'value'

/** @param root what was parsed; zod tells the path of a value, not what stands there */
export function readSchemaIssue(issue: z.core.$ZodIssue, root: unknown): SchemaIssue {
  switch (issue.code) {
    case 'invalid_type':
      return readTypes(expectedTypes[issue.expected] ?? 'value', valueAt(root, issue.path))
    case 'unrecognized_keys':
      return { kind: 'unknown-names', names: issue.keys }
    case 'invalid_value':
      return { kind: 'one-of', words: issue.values.map(String) }
    case 'invalid_union':
      return readUnion(issue, root)
    case 'too_small':
      return { kind: 'at-least', bound: Number(issue.minimum), of: sizeOf(issue.origin) }
    case 'too_big':
      return { kind: 'at-most', bound: Number(issue.maximum), of: sizeOf(issue.origin) }
    case 'custom': {
      const form: unknown = issue.params?.['form']
      const known = valueForms.find(name => name === form)
      return known === undefined ? { kind: 'unfit' } : { kind: 'form', form: known }
    }
    default:
      return { kind: 'unfit' }
  }
}

function readTypes(expected: ValueType, value: unknown): SchemaIssue {
  return value === undefined ? { kind: 'missing', expected } : { kind: 'type', expected, found: typeOf(value) }
}

/** Of a union with a member that tells its forms apart, zod names that member; of any other, each form failed in its own way. */
function readUnion(issue: z.core.$ZodIssueInvalidUnion, root: unknown): SchemaIssue {
  const value = valueAt(root, issue.path)
  if (value === undefined) return { kind: 'missing', expected: 'value' }
  const options = 'options' in issue ? (issue.options ?? []) : []
  return options.length === 0 ? { kind: 'unfit' } : { kind: 'one-of', words: options.map(String) }
}

const expectedTypes: Readonly<Record<string, ValueType>> = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  boolean: 'boolean',
  array: 'list',
  tuple: 'list',
  object: 'object',
  record: 'object',
  null: 'nothing',
}

function typeOf(value: unknown): ValueType {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'list'
  return expectedTypes[typeof value] ?? 'value'
}

const sizeOf = (origin: string): 'number' | 'text' | 'list' => (origin === 'string' ? 'text' : origin === 'array' ? 'list' : 'number')

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    return isThere ? (value as Readonly<Record<PropertyKey, unknown>>)[key] : undefined
  }, root)
}
