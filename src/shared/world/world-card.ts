import { profileIds, type ProfileId } from '../ids.ts'
import { defaultLabSettings, labSettingNames, type LabSettingName, type LabSettingValue } from '../lab/lab-settings.ts'
import type { WorldSnapshot } from './world-snapshot.ts'

/** What a snapshot sets, for the person who decides whether to restore it: no secret, and nothing that is run. */
export interface WorldCard {
  readonly id: number
  readonly name: string
  /** A file holds what somebody else wrote. */
  readonly isFromFile: boolean
  readonly takenWallMs: number
  readonly takenLabMs: number
  readonly browsers: readonly {
    readonly profile: ProfileId
    readonly isRunning: boolean
    readonly cookies: readonly { readonly name: string; readonly domain: string }[]
    /** Items of localStorage in all. */
    readonly items: number
    readonly tabs: readonly { readonly lane: string; readonly url: string }[]
  }[]
  /** Switches that stand elsewhere than at their default. */
  readonly settings: readonly { readonly name: LabSettingName; readonly value: LabSettingValue }[]
  readonly users: readonly { readonly name: string; readonly role: string }[]
  readonly sessions: number
  readonly refreshTokens: number
  readonly keys: number
}

export function cardOf(id: number, world: WorldSnapshot, isFromFile: boolean): WorldCard {
  const { name, takenWallMs, takenLabMs, browsers, windows, server } = world
  return {
    id,
    name,
    isFromFile,
    takenWallMs,
    takenLabMs,
    browsers: profileIds.map(profile => ({
      profile,
      isRunning: browsers[profile].isRunning,
      cookies: browsers[profile].cookies.map(cookie => ({ name: cookie.name, domain: cookie.domain })),
      items: browsers[profile].localStorage.reduce((sum, { items }) => sum + items.length, 0),
      tabs: windows.filter(window => window.profile === profile).flatMap(({ tabs }) => tabs.map(({ lane, url }) => ({ lane, url }))),
    })),
    settings: labSettingNames
      .filter(setting => server.settings[setting] !== defaultLabSettings[setting])
      .map(setting => ({ name: setting, value: server.settings[setting] })),
    users: server.users.map(({ name: user, role }) => ({ name: user, role })),
    sessions: server.sessions.length + server.library.sessions.length,
    refreshTokens: server.refreshTokens.filter(({ ended }) => ended === null).length,
    keys: server.keys.filter(({ state }) => state !== 'retired').length,
  }
}
