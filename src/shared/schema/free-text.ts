import { z } from 'zod'

/* What redaction has to know of a text stands in its schema (decision 29): a plain `z.string()` is searched for known secrets. */

const words = new WeakSet<z.ZodType>()
/** True: the text is ours or the engine's to choose. No secret is looked for in it, for others find things by it. */
export const isWord = (schema: z.ZodType): boolean => words.has(schema)

export function asWord<Schema extends z.ZodType>(schema: Schema): Schema {
  words.add(schema)
  return schema
}

/** A string that the code gives a narrower name: an id, or a word of Chromium's that may be newer than our types. */
export const named = <Name extends string>() => asWord(z.string()) as unknown as z.ZodType<Name>

/**
 * Where secrets stand, each with the way in which they stand there; the method of `Redactor` that finds them has the same name. `item`: the
 * value of a storage item, whose key is the member `key` beside it.
 */
export type SecretPlace = 'url' | 'headers' | 'body' | 'cookie' | 'setCookie' | 'item'
const places = new WeakMap<z.ZodType, SecretPlace>()
/** null: no such place itself; its members may be. */
export const secretPlaceOf = (schema: z.ZodType): SecretPlace | null => places.get(schema) ?? null

export function holdsSecrets<Schema extends z.ZodType>(place: SecretPlace, schema: Schema): Schema {
  places.set(schema, place)
  return schema
}

export const freeText = z.string()
export const address = holdsSecrets('url', z.string())
