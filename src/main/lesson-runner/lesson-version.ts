import { createHash } from 'node:crypto'
import type { Lesson } from '@shared/lesson/lesson-schema.ts'

const versions = new WeakMap<Lesson, string>()

/** SHA-256 of what a lesson says, in hexadecimal digits: the same for as long as nothing of it is changed. */
export function lessonVersion(lesson: Lesson): string {
  const known = versions.get(lesson)
  if (known !== undefined) return known
  const version = createHash('sha256').update(JSON.stringify(lesson)).digest('hex')
  versions.set(lesson, version)
  return version
}
