import type { z } from 'zod'
import type { Text } from '../language.ts'

/* What a place of the format wants, in words: for the error messages in both languages and, in English, for the JSON Schema. */

const wordsBySchema = new WeakMap<z.core.$ZodType, Text>()

export function worded<Schema extends z.ZodType>(schema: Schema, en: string, ko: string): Schema {
  const described = schema.describe(en)
  wordsBySchema.set(described, { en, ko })
  return described
}

export function wordsOf(schema: z.core.$ZodType): Text | null {
  return wordsBySchema.get(schema) ?? null
}
