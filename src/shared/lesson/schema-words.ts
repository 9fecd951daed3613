import type { z } from 'zod'
import type { Bilingual } from '../language.ts'

/* What a place of the format wants, in words: for the error messages in both languages and, in English, for the JSON Schema. */

const wordsBySchema = new WeakMap<z.core.$ZodType, Bilingual>()

/** @param id the name that the JSON Schema gives to a part which many places share */
export function worded<Schema extends z.ZodType>(schema: Schema, en: string, ko: string, id?: string): Schema {
  const described = schema.meta(id === undefined ? { description: en } : { description: en, id })
  wordsBySchema.set(described, { en, ko })
  return described
}

export function wordsOf(schema: z.core.$ZodType): Bilingual | null {
  return wordsBySchema.get(schema) ?? null
}
