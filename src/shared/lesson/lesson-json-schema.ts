import { z } from 'zod'
import { lessonSchema } from './lesson-schema.ts'

/** The lesson format as a JSON Schema (draft 7, which editors know best), for `lessons/lesson.schema.json`. */
export function lessonJsonSchema(): string {
  const schema = z.toJSONSchema(lessonSchema, {
    target: 'draft-7',
    io: 'input',
    reused: 'inline',
    override: ({ jsonSchema }) => {
      // An id of ours is a name inside this file, not an address.
      if (jsonSchema['id'] !== undefined) delete jsonSchema['id']
      if (jsonSchema.$id !== undefined) delete jsonSchema.$id
    },
  })
  return `${JSON.stringify({ ...schema, title: 'Crumbtrail lesson' }, null, 2)}\n`
}
