import { z } from 'zod'
import { lessonSchema } from './lesson-schema.ts'
import { text } from './lesson-values.ts'

/** The lesson format as a JSON Schema (draft 7, which editors know best), for `lessons/lesson.schema.json`. */
export function lessonJsonSchema(): string {
  const schema = z.toJSONSchema(lessonSchema, {
    target: 'draft-7',
    io: 'input',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      // Which languages a text has, the lesson itself says: an editor cannot know, the app checks it.
      if (zodSchema === text) describeText(jsonSchema)
      // An id of ours is a name inside this file, not an address.
      if (jsonSchema['id'] !== undefined) delete jsonSchema['id']
      if (jsonSchema.$id !== undefined) delete jsonSchema.$id
    },
  })
  return `${JSON.stringify({ ...schema, title: 'Crumbtrail lesson' }, null, 2)}\n`
}

function describeText(jsonSchema: z.core.JSONSchema.BaseSchema): void {
  const { en } = jsonSchema.properties ?? {}
  delete jsonSchema.required
  if (en !== undefined) jsonSchema.additionalProperties = en
  jsonSchema.minProperties = 1
}
