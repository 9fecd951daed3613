import {
  defaultLabSettings,
  labSettingNames,
  type LabSettingName,
  type LabSettings,
  type LabSettingsChange,
  type LabSettingValue,
} from '@shared/lab/lab-settings.ts'

export interface ChangedSetting {
  readonly name: LabSettingName
  readonly before: LabSettingValue
  readonly value: LabSettingValue
}

/** The switches as they are. Code that depends on one reads it when it matters and keeps no copy. */
export interface LabSettingsStore {
  read(): LabSettings
  /** Takes over what is given and answers what is really another now. */
  change(change: LabSettingsChange): ChangedSetting[]
  /** Back to the defaults. */
  reset(): void
}

/** For code that only reads the settings. */
export type SettingsReader = Pick<LabSettingsStore, 'read'>

export function createLabSettingsStore(): LabSettingsStore {
  let settings = defaultLabSettings
  return {
    read: () => settings,
    change(change) {
      const before = settings
      settings = { ...before, ...(change as Partial<LabSettings>) }
      return labSettingNames
        .filter(name => before[name] !== settings[name])
        .map(name => ({ name, before: before[name], value: settings[name] }))
    },
    reset() {
      settings = defaultLabSettings
    },
  }
}
