import type { CookieDraft } from '@shared/contract/ipc-values.ts'
import type { ProfileId } from '@shared/ids.ts'
import { cookieKey, type Cookie, type SameSite } from '@shared/trace/cookie.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import { reasonOfChromium } from '../base/reason-of-chromium.ts'
import { fromDevtoolsCookie, fromElectronCookie, partitionKeyOf } from '../recorder/chromium-cookie.ts'
import type { Recorder } from '../recorder/recorder.ts'
import type { TraceLog } from '../trace/trace-log.ts'
import { withJar, type JarProtocol } from './jar-protocol.ts'
import { recordedIn } from './recorded-jar.ts'
import type { LabProfiles } from './lab-profiles.ts'

export interface JarEditor {
  /** @throws ExpectedFailure with Chromium's reason when the cookie is refused; then nothing is expected of the jar any more */
  set(profile: ProfileId, cookie: CookieDraft): Promise<void>
  /** @throws ExpectedFailure when the jar holds no such cookie (any more) */
  remove(profile: ProfileId, wanted: CookieName): Promise<void>
}

export type CookieName = Pick<Cookie, 'name' | 'domain' | 'path' | 'hostOnly'> & { readonly partitionKey?: string | null | undefined }

const sameSiteWords: Readonly<Record<SameSite, 'strict' | 'lax' | 'no_restriction' | 'unspecified'>> = {
  Strict: 'strict',
  Lax: 'lax',
  None: 'no_restriction',
  unspecified: 'unspecified',
}

/** Edits of a jar by hand, as in a browser's developer tools: each is a fact, and the cause of the change that follows. */
export function createJarEditor(profiles: LabProfiles, recorder: Recorder, log: TraceLog): JarEditor {
  return {
    async set(profile, draft) {
      const details = detailsOf(draft)
      const cause = log.append({ observer: 'app', kind: 'cookie.edited', profile, name: draft.name, edit: 'set' })
      const expected = expectedOf(draft, details)
      const deed = recorder.changesJar(profile, cause)
      deed.expect('set', expected)
      try {
        const session = profiles.sessionOf(profile)
        // Electron says why Chromium refuses one, but knows no partitions.
        if (expected.partitionKey === null) await session.cookies.set(details)
        else await withJar(session, jar => setPartitioned(jar, expected))
        deed.done()
      } catch (error) {
        deed.refused()
        throw new ExpectedFailure('not-possible', { kind: 'cookie-not-taken', reason: reasonOfChromium(error) })
      }
    },

    async remove(profile, wanted) {
      const key = cookieKey({ ...wanted, partitionKey: wanted.partitionKey ?? null })
      await withJar(profiles.sessionOf(profile), async jar => {
        const found = (await jar.read()).find(cookie => cookieKey(fromDevtoolsCookie(cookie)) === key)
        if (!found) throw new ExpectedFailure('not-found', { kind: 'cookie-gone', name: wanted.name })
        const cause = log.append({ observer: 'app', kind: 'cookie.edited', profile, name: wanted.name, edit: 'removed' })
        await recordedIn(jar, { profile, cause, recorder }, deed => jar.remove([found], cookie => deed.expect('removed', cookie)))
      })
    },
  }
}

const detailsOf = (cookie: CookieDraft): Electron.CookiesSetDetails => ({
  url: cookie.url,
  name: cookie.name,
  value: cookie.value,
  path: cookie.path,
  secure: cookie.secure,
  httpOnly: cookie.httpOnly,
  sameSite: sameSiteWords[cookie.sameSite],
  ...(cookie.domain === null ? {} : { domain: cookie.domain }),
  ...(cookie.expiresMs === null ? {} : { expirationDate: cookie.expiresMs / 1000 }),
})

/** The cookie as the jar will tell it. */
function expectedOf({ name, value, domain, url, partitionKey = null }: CookieDraft, details: Electron.CookiesSetDetails): Cookie {
  const sameSite = details.sameSite ?? 'unspecified'
  const told = fromElectronCookie({ ...details, name, value, sameSite, domain: domain ?? hostOf(url), hostOnly: domain === null })
  return { ...told, partitionKey: partitionKey ?? null }
}

async function setPartitioned(jar: JarProtocol, cookie: Cookie): Promise<void> {
  const { name, value, domain, hostOnly, path, secure, httpOnly, sameSite, expiresMs, partitionKey } = cookie
  if (partitionKey === null) return
  const life = expiresMs === null ? {} : { expires: Math.max(1, expiresMs / 1000) }
  const wanted = { name, value, domain: hostOnly ? domain : `.${domain}`, path, secure, httpOnly, ...life }
  const flags = { ...(sameSite === 'unspecified' ? {} : { sameSite }), partitionKey: partitionKeyOf(partitionKey, domain) }
  await jar.set([{ ...wanted, ...flags }])
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname
  } catch {
    throw new ExpectedFailure('bad-input', { kind: 'no-host', typed: url })
  }
}
