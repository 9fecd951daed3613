import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFile } from 'atomically'
import { findJsonSyntaxMistake } from '@shared/problem/json-mistake.ts'
import { readFileError } from '@shared/problem/file-problem.ts'
import type { Problem } from '@shared/problem/problem.ts'
import { settingsSchema, storedSettingsSchema, type Settings } from '@shared/settings.ts'
import type { Notice } from '@shared/contract/app-facts.ts'

export interface SettingsStore {
  read(): Settings
  change(changes: Partial<Settings>): Settings
  /** For this run alone, never written (a language given on the command line, or by a policy), until it is changed. */
  override(changes: Partial<Settings>): void
}

/**
 * Settings in one JSON file, written atomically. A folder that cannot be read or written costs only the memory of the settings:
 * the app runs on and says so once.
 */
export function openSettings(folder: string, defaults: Partial<Settings>, notice: (notice: Notice) => void): SettingsStore {
  const file = join(folder, 'settings.json')
  let kept = storedSettingsSchema.parse({ ...defaults, ...readStored(file, notice) })
  let forNow: Partial<Settings> = {}
  let isTold = false
  const read = (): Settings => settingsSchema.parse({ ...kept, ...forNow })

  return {
    read,
    change(changes) {
      kept = settingsSchema.parse({ ...kept, ...changes })
      forNow = Object.fromEntries(Object.entries(forNow).filter(([name]) => !Object.hasOwn(changes, name)))
      writeFile(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 }).catch((error: unknown) => {
        if (!isTold) notice(notKept({ kind: 'file', errand: 'keep-settings', name: file, problem: readFileError(error) }))
        isTold = true
      })
      return read()
    },
    override(changes) {
      forNow = { ...forNow, ...changes }
    },
  }
}

/** An empty object: the defaults are used. */
function readStored(file: string, notice: (notice: Notice) => void): object {
  try {
    const text = readFileSync(file, 'utf8')
    const stored = parseObject(text)
    if (stored !== null) return stored
    notice(notKept({ kind: 'settings-damaged', file, mistake: findJsonSyntaxMistake(text) }))
  } catch (error) {
    const problem = readFileError(error)
    if (problem.kind !== 'gone') notice(notKept({ kind: 'file', errand: 'read-settings', name: file, problem }))
  }
  return {}
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null // where it is wrong is looked for by who asked
  }
}

const notKept = (problem: Problem): Notice => ({ kind: 'settings-not-kept', problem })
