import type { z } from 'zod'
import { isWord } from './schema/event-parts.ts'

type Replace = (text: string) => string
type Clean = (value: unknown, replace: Replace) => unknown

interface Def {
  readonly type: string
  readonly [part: string]: unknown
}
const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def

const made = new WeakMap<z.ZodType, Clean>()

/**
 * A value with its free texts replaced, and nothing else: what a schema names (a literal, an enumeration, an id, a word of the engine, the
 * names of members) stays as it is, so that the value still fits, whatever a page called its secrets.
 */
export function cleanBySchema<Value>(value: Value, schema: z.ZodType, replace: Replace): Value {
  return cleanerOf(schema)(value, replace) as Value
}

function cleanerOf(schema: z.ZodType): Clean {
  const known = made.get(schema)
  if (known !== undefined) return known
  const clean = makeCleaner(schema)
  made.set(schema, clean)
  return clean
}

const keep: Clean = value => value

function makeCleaner(schema: z.ZodType): Clean {
  const def = defOf(schema)
  if (isWord(schema)) return keep
  switch (def.type) {
    case 'string':
      return textCleaner(def)
    case 'number':
    case 'boolean':
    case 'null':
    case 'literal':
    case 'enum':
      return keep
    case 'nullable':
    case 'optional':
    case 'readonly':
    case 'default':
    case 'catch':
      return cleanerOf(def['innerType'] as z.ZodType)
    case 'array':
      return listCleaner(cleanerOf(def['element'] as z.ZodType))
    case 'tuple':
      return tupleCleaner((def['items'] as z.ZodType[]).map(cleanerOf))
    case 'record':
      return recordCleaner(cleanerOf(def['valueType'] as z.ZodType))
    case 'object':
      return objectCleaner(
        Object.entries(def['shape'] as Record<string, z.ZodType>).map(([name, member]) => [name, cleanerOf(member)] as const),
      )
    case 'union':
      return unionCleaner(def['options'] as z.ZodType[])
    default:
      // Nobody has said where the free texts of such a schema are: better no file than one with a secret.
      throw new Error(`no redaction for a schema of type ${def.type}`)
  }
}

/** A replacement may be longer than the secret was; the text stays within the schema's bound. */
function textCleaner(def: Def): Clean {
  const checks = ((def['checks'] ?? []) as { _zod: { def: Def } }[]).map(({ _zod }) => _zod.def)
  const longest = Number(checks.find(({ check }) => check === 'max_length')?.['maximum'] ?? Number.POSITIVE_INFINITY)
  return (value, replace) => (typeof value === 'string' ? cut(replace(value), longest) : value)
}
const cut = (text: string, longest: number): string => (text.length > longest ? text.slice(0, longest) : text)

const listCleaner =
  (clean: Clean): Clean =>
  (value, replace) =>
    Array.isArray(value) ? value.map(one => clean(one, replace)) : value

const tupleCleaner =
  (items: readonly Clean[]): Clean =>
  (value, replace) =>
    Array.isArray(value) ? value.map((one, index) => (items[index] ?? freely)(one, replace)) : value

function recordCleaner(clean: Clean): Clean {
  return (value, replace) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, clean(member, replace)])) : value
}

/** A member that the schema does not know is free text throughout. */
function objectCleaner(members: readonly (readonly [string, Clean])[]): Clean {
  const byName = new Map(members)
  return (value, replace) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, (byName.get(name) ?? freely)(member, replace)]))
      : value
}

/** The option that the value fits; the first one that takes objects, or texts, when it fits none. */
function unionCleaner(options: readonly z.ZodType[]): Clean {
  return (value, replace) => {
    const fitting = options.find(option => option.safeParse(value).success)
    return (fitting === undefined ? freely : cleanerOf(fitting))(value, replace)
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const freely: Clean = (value, replace) => {
  if (typeof value === 'string') return replace(value)
  if (Array.isArray(value)) return value.map(one => freely(one, replace))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, freely(member, replace)]))
}
