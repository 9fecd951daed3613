import { z } from 'zod'

/** The schema that a value at `path` has to fit, as far as the value lets us tell; null where the format has nothing. */
export function schemaAt(root: z.core.$ZodType, path: readonly PropertyKey[], value: unknown): z.core.$ZodType | null {
  let schema: z.core.$ZodType | null = root
  let here = value
  for (const step of path) {
    schema = stepInto(choose(unwrap(schema), here), step)
    if (schema === null) return null
    here = childOf(here, step)
  }
  return unwrap(schema)
}

/** Takes off `optional`, which says nothing about the value itself. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema
}

/** Of a union, the member that the value was meant for. */
export function choose(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (!(schema instanceof z.ZodUnion)) return schema
  const index = chooseOption(schema, value)
  const option = index === null ? undefined : schema.options[index]
  return option === undefined ? schema : choose(unwrap(option), value)
}

/** An object goes with the member that has its (first known) key, a list with the list. */
export function chooseOption(union: z.ZodUnion, value: unknown): number | null {
  const isMeant = (option: z.core.$ZodType): boolean => {
    if (Array.isArray(value)) return option instanceof z.ZodArray
    if (!isRecord(value) || !(option instanceof z.ZodObject)) return false
    const verb = verbOf(option)
    return verb === null || verb in value
  }
  const index = union.options.findIndex(isMeant)
  return index < 0 ? null : index
}

/** The one key of an object such as `{ click: … }`; null for an object with more keys. */
function verbOf(schema: z.core.$ZodType): string | null {
  if (!(schema instanceof z.ZodObject)) return null
  const [verb, ...others] = Object.keys(schema.shape)
  return verb !== undefined && others.length === 0 ? verb : null
}

/** The verbs of a union whose members are all such objects; null for another union. */
export function verbsOf(union: z.ZodUnion): readonly string[] | null {
  const verbs = union.options.map(verbOf)
  return verbs.every(verb => verb !== null) ? verbs : null
}

export function keysOf(schema: z.core.$ZodType | null): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

function stepInto(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | null {
  if (schema instanceof z.ZodArray) return schema.element
  if (schema instanceof z.ZodRecord) return schema.valueType
  if (!(schema instanceof z.ZodObject) || !Object.hasOwn(schema.shape, step)) return null
  const shape: Readonly<Record<PropertyKey, z.core.$ZodType>> = schema.shape
  return shape[step] ?? null
}

export function childOf(value: unknown, step: PropertyKey): unknown {
  if (Array.isArray(value)) return (value as readonly unknown[])[Number(step)]
  return isRecord(value) && Object.hasOwn(value, step) ? value[String(step)] : undefined
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
