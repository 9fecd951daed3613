import type { Language } from '@shared/language.ts'
import type { Policy } from '@shared/policy/policy-file.ts'
import type { SettingsStore } from '../app/settings-store.ts'

/** Puts the app into the language of a policy for as long as it is in force, and back into the seat's own afterwards. */
export function createPolicyLanguage(settings: Pick<SettingsStore, 'read' | 'override'>): { follow(policy: Policy | null): void } {
  let own: Language | null = null
  return {
    follow(policy) {
      const wanted = policy?.language
      if (wanted === undefined) {
        if (own !== null) settings.override({ language: own })
        own = null
        return
      }
      own ??= settings.read().language
      settings.override({ language: wanted })
    },
  }
}
