import type { z } from 'zod'
import { isWord, secretPlaceOf, type SecretPlace } from '../schema/free-text.ts'
import type { Redactor } from '../trace/redact.ts'

/** What is done to the texts of a value, wherever its schema says that they stand. */
interface Work {
  readonly text: (text: string) => string
  /** null: places of secrets are searched like the rest. `key`: the name of the storage item that the value belongs to, else empty. */
  readonly place: ((place: SecretPlace, value: unknown, key: string) => unknown) | null
}
/** `beside`: the object that the value is a member of. */
type Clean = (value: unknown, work: Work, beside: Beside) => unknown
type Beside = Readonly<Record<string, unknown>>

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
export function cleanBySchema<Value>(value: Value, schema: z.ZodType, replace: (text: string) => string): Value {
  return cleanerOf(schema)(value, { text: replace, place: null }, {}) as Value
}

/**
 * A value without the secrets that stand where its schema says that some may (`holdsSecrets`); the redactor learns them, to find them
 * wherever else they stand. The other texts stay.
 */
export function redactBySchema<Value>(value: Value, schema: z.ZodType, redactor: Redactor): Value {
  return cleanerOf(schema)(value, { text: text => text, place: (...found) => redactPlace(redactor, ...found) }, {}) as Value
}

/** A place holds what its schema says: the value has been parsed, or was made by our own code. */
function redactPlace(redactor: Redactor, place: SecretPlace, value: unknown, key: string): unknown {
  return place === 'item' ? redactor.item(key, value as string) : redactor[place](value as never)
}

function cleanerOf(schema: z.ZodType): Clean {
  const known = made.get(schema)
  if (known !== undefined) return known
  const place = secretPlaceOf(schema)
  const clean = place === null ? makeCleaner(schema) : placeCleaner(place, makeCleaner(schema))
  made.set(schema, clean)
  return clean
}

const placeCleaner =
  (place: SecretPlace, clean: Clean): Clean =>
  (value, work, beside) => {
    if (work.place === null || value === null || value === undefined) return clean(value, work, beside)
    return work.place(place, value, typeof beside['key'] === 'string' ? beside['key'] : '')
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
  return (value, { text }) => (typeof value === 'string' ? cut(text(value), longest) : value)
}
const cut = (text: string, longest: number): string => (text.length > longest ? text.slice(0, longest) : text)

const listCleaner =
  (clean: Clean): Clean =>
  (value, work, beside) =>
    Array.isArray(value) ? value.map(one => clean(one, work, beside)) : value

const tupleCleaner =
  (items: readonly Clean[]): Clean =>
  (value, work, beside) =>
    Array.isArray(value) ? value.map((one, index) => (items[index] ?? freely)(one, work, beside)) : value

function recordCleaner(clean: Clean): Clean {
  return (value, work) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, clean(member, work, value)])) : value
}

/** A member that the schema does not know is free text throughout. */
function objectCleaner(members: readonly (readonly [string, Clean])[]): Clean {
  const byName = new Map(members)
  return (value, work) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, (byName.get(name) ?? freely)(member, work, value)]))
      : value
}

/** The option that the value fits; the first one that takes objects, or texts, when it fits none. */
function unionCleaner(options: readonly z.ZodType[]): Clean {
  return (value, work, beside) => {
    const fitting = options.find(option => option.safeParse(value).success)
    return (fitting === undefined ? freely : cleanerOf(fitting))(value, work, beside)
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const freely = (value: unknown, work: Work): unknown => {
  if (typeof value === 'string') return work.text(value)
  if (Array.isArray(value)) return value.map(one => freely(one, work))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, freely(member, work)]))
}
