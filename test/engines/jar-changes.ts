import type { Cookie as ElectronCookie } from 'electron'
import type { Protocol } from 'devtools-protocol'
import { cookieKey, type Cookie } from '@shared/trace/cookie.ts'
import { fromDevtoolsCookie } from '../../src/main/recorder/chromium-cookie.ts'

type Listener = (event: unknown, cookie: ElectronCookie, cause: string, isRemoved: boolean) => void
type Jar = ReadonlyMap<string, { readonly cookie: Cookie; readonly told: ElectronCookie }>

/**
 * A plain Chromium tells nobody when its jar changes, as Electron does. So each reading of the jar is laid beside the one before, and what
 * differs is told in Electron's way. Of two changes between two readings only the second is seen.
 */
export function createJarChanges() {
  const listeners = new Set<Listener>()
  let before: Jar = new Map()
  const tell = (cookie: ElectronCookie, cause: string, isRemoved: boolean): void =>
    listeners.forEach(listener => listener({}, cookie, cause, isRemoved))
  return {
    cookies: {
      on: (_name: 'changed', listener: Listener) => void listeners.add(listener),
      off: (_name: 'changed', listener: Listener) => void listeners.delete(listener),
      get: () => Promise.reject(new Error('only DevTools reads this jar')),
    },
    take({ cookies }: Protocol.Network.GetAllCookiesResponse): void {
      const now: Jar = new Map(
        cookies.map(cookie => [cookieKey(fromDevtoolsCookie(cookie)), { cookie: fromDevtoolsCookie(cookie), told: asElectron(cookie) }]),
      )
      for (const [key, { told }] of before) if (!now.has(key)) tell(told, 'expired-overwrite', true)
      for (const [key, { cookie, told }] of now) {
        const old = before.get(key)
        if (JSON.stringify(old?.cookie) === JSON.stringify(cookie)) continue
        if (old !== undefined) tell(old.told, 'overwrite', true)
        tell(told, 'inserted', false)
      }
      before = now
    },
  }
}

const sameSiteWords = { Strict: 'strict', Lax: 'lax', None: 'no_restriction' } as const

function asElectron({ name, value, domain, path, secure, httpOnly, session, expires, sameSite }: Protocol.Network.Cookie): ElectronCookie {
  return {
    name,
    value,
    domain,
    hostOnly: !domain.startsWith('.'),
    path,
    secure,
    httpOnly,
    session,
    ...(session ? {} : { expirationDate: expires }),
    sameSite: sameSite === undefined ? 'unspecified' : sameSiteWords[sameSite],
  }
}
