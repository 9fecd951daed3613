import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFile } from 'atomically'
import { settingsSchema, storedSettingsSchema, type Settings } from '@shared/settings.ts'
import type { Notice } from '@shared/ipc-contract.ts'

export interface SettingsStore {
  read(): Settings
  change(changes: Partial<Settings>): Settings
  /** For this run alone, never written (a language given on the command line). */
  override(changes: Partial<Settings>): void
}

/**
 * Settings in one JSON file, written atomically. A folder that cannot be read or written costs only the memory of the settings:
 * the app runs on and says so once.
 */
export function openSettings(folder: string, defaults: Partial<Settings>, notice: (notice: Notice) => void): SettingsStore {
  const file = join(folder, 'settings.json')
  let settings = storedSettingsSchema.parse({ ...defaults, ...readStored(file, notice) })
  let isTold = false

  return {
    read: () => settings,
    change(changes) {
      settings = settingsSchema.parse({ ...settings, ...changes })
      writeFile(file, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 }).catch((error: unknown) => {
        if (!isTold) notice({ kind: 'settings-not-kept', detail: `${file}: ${String(error)}` })
        isTold = true
      })
      return settings
    },
    override(changes) {
      settings = settingsSchema.parse({ ...settings, ...changes })
    },
  }
}

function readStored(file: string, notice: (notice: Notice) => void): object {
  try {
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof stored === 'object' && stored !== null) return stored
    notice({ kind: 'settings-not-kept', detail: `${file}: not an object; the defaults are used` })
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isMissing) notice({ kind: 'settings-not-kept', detail: `${file}: ${String(error)}` })
  }
  return {}
}
