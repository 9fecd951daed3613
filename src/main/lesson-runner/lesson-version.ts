import { createHash } from 'node:crypto'
import type { Lesson } from '@shared/lesson/lesson-schema.ts'
import type { WorldFile } from '../world/read-world-file.ts'

const versions = new WeakMap<Lesson, string>()

/**
 * SHA-256 of what a lesson says, in hexadecimal digits: the same for as long as nothing of it is changed.
 * @param world the snapshot that it begins from; asked for when the lesson is met first
 */
export function lessonVersion(lesson: Lesson, world: WorldFile | null = null): string {
  const known = versions.get(lesson)
  if (known !== undefined) return known
  const version = createHash('sha256')
    .update(JSON.stringify(lesson))
    .update(world?.text ?? '')
    .digest('hex')
  versions.set(lesson, version)
  return version
}
