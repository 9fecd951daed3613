import { defaultLabSettings, labSettingNames, type LabSettingName, type LabSettings } from '@shared/lab/lab-settings.ts'
import { useLiveTrace } from '../trace/trace-store.ts'

/** The switches as they are now; they act now, wherever the cursor stands. */
export function useLabSettings(): LabSettings {
  return useLiveTrace(state => state.trace.world.now().settings)
}

/** How far the lab is ahead of this computer, in milliseconds; negative: behind. */
export function useClockLead(): number {
  return useLiveTrace(state => state.trace.world.now().clockOffsetMs)
}

export function changedSettings(settings: LabSettings): readonly LabSettingName[] {
  return labSettingNames.filter(name => settings[name] !== defaultLabSettings[name])
}
