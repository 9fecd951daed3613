import { readFileSync, statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { writeFile } from 'atomically'
import { z } from 'zod'
import { logError } from '../base/log-error.ts'

const keptSchema = z.strictObject({ crumbtrail: z.literal('lesson-folder'), folder: z.string().max(4096).nullable() })

/** Which folder of lessons was chosen, from one start of the app to the next. Not among the settings, which the page may change. */
export interface KeptFolder {
  read(): string | null
  change(folder: string | null): void
}

export function openKeptFolder(userData: string): KeptFolder {
  const file = join(userData, 'lesson-folder.json')
  let folder = readKept(file)
  return {
    read: () => folder,
    change(next) {
      folder = next
      const text = `${JSON.stringify({ crumbtrail: 'lesson-folder', folder })}\n`
      writeFile(file, text, { mode: 0o600 }).catch((error: unknown) => logError('lesson-folder', error)) // it has to be chosen again, no more
    },
  }
}

function readKept(file: string): string | null {
  try {
    if (statSync(file).size > 20_000) return null
    const read = keptSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    const folder = read.success ? read.data.folder : null
    return folder !== null && isAbsolute(folder) ? folder : null
  } catch {
    return null // never chosen, or damaged: chosen anew
  }
}
