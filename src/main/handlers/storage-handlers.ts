import type { Protocol } from 'devtools-protocol'
import type { CookieDraft } from '@shared/contract/ipc-contract.ts'
import type { ProfileId, TabId } from '@shared/ids.ts'
import { cookieKey, type Cookie, type SameSite } from '@shared/trace/cookie.ts'
import type { StorageArea } from '@shared/trace/trace-event.ts'
import type { IpcHandlers } from './ipc-gateway.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import type { Lab } from '../../server/open-lab.ts'
import { withJar, type JarProtocol } from '../lab/jar-protocol.ts'
import type { LabProfiles } from '../lab/lab-profiles.ts'
import { fromDevtoolsCookie, fromElectronCookie, partitionKeyOf } from '../recorder/chromium-cookie.ts'
import type { Recorder } from '../recorder/recorder.ts'
import { pageAnswer } from '../stage/clear-open-tabs.ts'
import type { Stage } from '../stage/stage.ts'
import type { TraceLog } from '../trace/trace-log.ts'

type EditChannels = 'jar:set-cookie' | 'jar:remove-cookie' | 'storage:set-item' | 'storage:remove-item' | 'sessions:end'

export interface StorageHandlersOptions {
  readonly stage: Stage
  readonly log: TraceLog
  readonly recorder: Recorder
  readonly profiles: LabProfiles
  readonly lab: Lab
}

const sameSiteWords: Readonly<Record<SameSite, 'strict' | 'lax' | 'no_restriction' | 'unspecified'>> = {
  Strict: 'strict',
  Lax: 'lax',
  None: 'no_restriction',
  unspecified: 'unspecified',
}

/** Edits by the learner's hand, as in a browser's developer tools: each is a fact, and the cause of what follows. */
export function storageHandlers({ stage, log, recorder, profiles, lab }: StorageHandlersOptions): Pick<IpcHandlers, EditChannels> {
  async function setCookie(profile: ProfileId, cookie: CookieDraft): Promise<void> {
    const host = cookie.domain ?? hostOf(cookie.url)
    const details: Electron.CookiesSetDetails = {
      url: cookie.url,
      name: cookie.name,
      value: cookie.value,
      path: cookie.path,
      secure: cookie.secure,
      httpOnly: cookie.httpOnly,
      sameSite: sameSiteWords[cookie.sameSite],
      ...(cookie.domain === null ? {} : { domain: cookie.domain }),
      ...(cookie.expiresMs === null ? {} : { expirationDate: cookie.expiresMs / 1000 }),
    }
    const cause = log.append({ observer: 'app', kind: 'cookie.edited', profile, name: cookie.name, edit: 'set' })
    const partitionKey = cookie.partitionKey ?? null
    const expected = {
      ...fromElectronCookie({
        ...details,
        domain: host,
        hostOnly: cookie.domain === null,
        sameSite: details.sameSite ?? 'unspecified',
        name: cookie.name,
        value: cookie.value,
      }),
      partitionKey,
    }
    const deed = recorder.changesJar(profile, cause)
    deed.expect('set', expected)
    try {
      const session = profiles.sessionOf(profile)
      // Electron says why Chromium refuses one, but knows no partitions.
      if (partitionKey === null) await session.cookies.set(details)
      else await withJar(session, jar => setPartitioned(jar, expected))
      deed.done()
    } catch (error) {
      deed.refused()
      throw new ExpectedFailure('not-possible', { kind: 'cookie-not-taken', reason: reasonOf(error) })
    }
  }

  async function editItem(tab: TabId, area: StorageArea, key: string, value: string | null): Promise<void> {
    const guest = stage.guests.get(tab)
    const url = guest?.contents.getURL() ?? ''
    const source = { tab, profile: stage.board.tab(tab)?.profile ?? 'laptop' } as const
    if (!guest || !url.startsWith('http')) throw new ExpectedFailure('not-possible', { kind: 'tab-without-page' })
    const { origin } = new URL(url)
    const storageId: Protocol.DOMStorage.StorageId = { storageKey: `${origin}/`, isLocalStorage: area === 'local' }
    try {
      const read = guest.watched.send<Protocol.DOMStorage.GetDOMStorageItemsResponse>('DOMStorage.getDOMStorageItems', { storageId })
      const held = (await pageAnswer(read)).entries.find(([name]) => name === key)?.[1] ?? null
      const cause = log.append({ observer: 'app', kind: 'storage.edited', tab, area, key, edit: value === null ? 'removed' : 'set' })
      const takeBack = held === value ? null : recorder.storage.expectEdit(source, area, { origin, key, value, cause })
      const work =
        value === null
          ? guest.watched.send('DOMStorage.removeDOMStorageItem', { storageId, key })
          : guest.watched.send('DOMStorage.setDOMStorageItem', { storageId, key, value })
      work.catch(() => takeBack?.()) // also where nobody waits any more
      await pageAnswer(work)
    } catch (error) {
      if (error instanceof ExpectedFailure) throw error
      throw new ExpectedFailure('not-possible', { kind: 'item-not-taken', reason: reasonOf(error) })
    }
  }

  return {
    'jar:set-cookie': async ({ profile, cookie }) => {
      await setCookie(profile, cookie)
      return null
    },
    'jar:remove-cookie': async ({ profile, ...wanted }) => {
      const key = cookieKey({ ...wanted, partitionKey: wanted.partitionKey ?? null })
      await withJar(profiles.sessionOf(profile), async jar => {
        const found = (await jar.read()).find(cookie => cookieKey(fromDevtoolsCookie(cookie)) === key)
        if (!found) throw new ExpectedFailure('not-found', { kind: 'cookie-gone', name: wanted.name })
        const cause = log.append({ observer: 'app', kind: 'cookie.edited', profile, name: wanted.name, edit: 'removed' })
        const deed = recorder.changesJar(profile, cause)
        await jar.remove([found], cookie => deed.expect('removed', cookie)).finally(() => deed.done())
      })
      return null
    },
    'storage:set-item': async ({ tab, area, key, value }) => {
      await editItem(tab, area, key, value)
      return null
    },
    'storage:remove-item': async ({ tab, area, key }) => {
      await editItem(tab, area, key, null)
      return null
    },
    'sessions:end': ({ sessionId }) => {
      log.append({ observer: 'app', kind: 'session.end-asked', sessionId })
      if (!lab.sessions.end(sessionId)) throw new ExpectedFailure('not-found', { kind: 'session-gone' })
      return null
    },
  }
}

async function setPartitioned(jar: JarProtocol, cookie: Cookie): Promise<void> {
  const { name, value, domain, hostOnly, path, secure, httpOnly, sameSite, expiresMs, partitionKey } = cookie
  if (partitionKey === null) return
  const life = expiresMs === null ? {} : { expires: Math.max(1, expiresMs / 1000) }
  const wanted = { name, value, domain: hostOnly ? domain : `.${domain}`, path, secure, httpOnly, ...life }
  const flags = { ...(sameSite === 'unspecified' ? {} : { sameSite }), partitionKey: partitionKeyOf(partitionKey, domain) }
  await jar.set([{ ...wanted, ...flags }])
}

/** The browser says why in its own words. */
/** Electron puts the names of Chromium's own flags behind its sentence (EXCLUDE_INVALID_DOMAIN, DO_NOT_WARN, …): not for a reader. */
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\s?EXCLUDE_.*/s, '')

function hostOf(url: string): string {
  try {
    return new URL(url).hostname
  } catch {
    throw new ExpectedFailure('bad-input', { kind: 'no-host', typed: url })
  }
}
