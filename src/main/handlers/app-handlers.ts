import type { AppFacts } from '@shared/contract/app-facts.ts'
import type { Settings } from '@shared/settings.ts'
import type { IpcHandlers } from './ipc-gateway.ts'
import type { SettingsStore } from '../app/settings-store.ts'

export function appHandlers(
  settings: SettingsStore,
  readFacts: () => AppFacts,
  onChanged: (settings: Settings) => void,
): Pick<IpcHandlers, 'app:read' | 'settings:change'> {
  return {
    'app:read': readFacts,
    'settings:change': changes => {
      // A field that is there but undefined must not overwrite what is set.
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
      const next = settings.change(given)
      onChanged(next)
      return next
    },
  }
}
