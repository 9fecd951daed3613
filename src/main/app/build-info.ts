import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { z } from 'zod'

const schema = z.object({ runtime: z.string(), electron: z.string(), release: z.boolean() })

/** What the package says of itself (`resources/build-info.json`). A package that says nothing is taken for a release. */
export function isRelease(): boolean {
  if (!app.isPackaged) return false
  try {
    return schema.parse(JSON.parse(readFileSync(join(process.resourcesPath, 'build-info.json'), 'utf8'))).release
  } catch {
    return true // the stricter reading
  }
}
