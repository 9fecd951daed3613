import type { Session } from 'electron'
import type { EventSeq, ProfileId } from '@shared/ids.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import { withRecordedJar } from '../lab/recorded-jar.ts'
import type { LabProfiles } from '../lab/lab-profiles.ts'
import { fromDevtoolsCookie } from '../recorder/chromium-cookie.ts'
import type { Recorder } from '../recorder/recorder.ts'
import type { TraceLog } from '../trace/trace-log.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'

/** What a browser keeps for sites, and how it goes. */
export interface SiteData {
  /** The end of a browser's session: session cookies and Basic credentials go, persistent cookies and localStorage stay. */
  endSession(profile: ProfileId, cause: EventSeq): Promise<void>
  /**
   * Cookies, storages and cache of one origin, or of all when null.
   * @throws ExpectedFailure when a page of an open tab did not answer; all else is cleared then, but for what that page alone holds
   */
  clear(profile: ProfileId, origin: string | null): Promise<void>
  /** Private lives in memory: closed, all of it is gone. */
  renewPrivate(cause: EventSeq): Promise<void>
}

export interface SiteDataOptions {
  readonly profiles: LabProfiles
  readonly recorder: Recorder
  readonly log: TraceLog
  /** Empties the sessionStorage of the profile's open tabs that show the origin (null: any). False: a page did not answer. */
  readonly clearOpenTabs: (profile: ProfileId, origin: string | null) => Promise<boolean>
}

export function createSiteData({ profiles, recorder, log, clearOpenTabs }: SiteDataOptions): SiteData {
  async function removeCookies(profile: ProfileId, cause: EventSeq, isGoing: (cookie: Cookie) => boolean): Promise<void> {
    const session = profiles.sessionOf(profile)
    if ((await session.cookies.get({})).length === 0) return
    await withRecordedJar(session, { profile, cause, recorder }, async (jar, deed) => {
      const going = (await jar.read()).filter(cookie => isGoing(fromDevtoolsCookie(cookie)))
      await jar.remove(going, cookie => deed.expect('removed', cookie))
    })
  }

  return {
    async endSession(profile, cause) {
      await removeCookies(profile, cause, cookie => cookie.expiresMs === null)
      await profiles.sessionOf(profile).clearAuthCache()
    },
    async clear(profile, origin) {
      const session = profiles.sessionOf(profile)
      const cause = log.append({ observer: 'app', kind: 'site-data.cleared', profile, origin })
      const host = origin === null ? null : new URL(origin).hostname
      await removeCookies(profile, cause, cookie => host === null || belongsTo(cookie, host))
      await clearStorages(session, origin)
      recorder.storage.cleared(profile, origin, cause)
      const areTabsClear = await clearOpenTabs(profile, origin)
      await session.clearCache()
      if (!areTabsClear) throw new ExpectedFailure('not-possible', { kind: 'page-silent' })
    },
    async renewPrivate(cause) {
      await removeCookies('private', cause, () => true)
      recorder.storage.cleared('private', null, cause)
      await profiles.renew('private')
    },
  }
}

const belongsTo = ({ domain, hostOnly }: Cookie, host: string): boolean => domain === host || (!hostOnly && host.endsWith(`.${domain}`))

async function clearStorages(session: Session, origin: string | null): Promise<void> {
  const storages = ['localstorage', 'indexdb', 'serviceworkers', 'cachestorage'] as const
  await session.clearStorageData({ ...(origin === null ? {} : { origin }), storages: [...storages] as never })
}
