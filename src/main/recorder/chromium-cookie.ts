import type { Cookie as ElectronCookie } from 'electron'
import type { Protocol } from 'devtools-protocol'
import type { Cookie, SameSite } from '@shared/trace/cookie.ts'

const withoutDot = (domain: string): string => (domain.startsWith('.') ? domain.slice(1) : domain)

/** A cookie as the DevTools protocol tells it. A leading dot of `domain` means that `Domain` was given. */
export function fromDevtoolsCookie(cookie: Protocol.Network.Cookie): Cookie {
  return {
    name: cookie.name,
    value: cookie.value,
    domain: withoutDot(cookie.domain),
    hostOnly: !cookie.domain.startsWith('.'),
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: cookie.sameSite ?? 'unspecified',
    expiresMs: cookie.session || cookie.expires < 0 ? null : cookie.expires * 1000,
    partitionKey: partitionSite(cookie.partitionKey),
  }
}

/** A text until Chromium 126, an object from 127 on. */
function partitionSite(key: unknown): string | null {
  if (typeof key === 'string') return key === '' ? null : key
  if (typeof key === 'object' && key !== null && 'topLevelSite' in key) return String(key.topLevelSite)
  return null
}

const sameSiteWords: Readonly<Record<ElectronCookie['sameSite'], SameSite>> = {
  strict: 'Strict',
  lax: 'Lax',
  no_restriction: 'None',
  unspecified: 'unspecified',
}

/** A cookie as Electron's jar tells it; it says nothing of partitions. */
export function fromElectronCookie(cookie: ElectronCookie): Cookie {
  return {
    name: cookie.name,
    value: cookie.value,
    domain: withoutDot(cookie.domain ?? ''),
    hostOnly: cookie.hostOnly ?? false,
    path: cookie.path ?? '/',
    secure: cookie.secure ?? false,
    httpOnly: cookie.httpOnly ?? false,
    sameSite: sameSiteWords[cookie.sameSite],
    expiresMs: cookie.expirationDate === undefined ? null : cookie.expirationDate * 1000,
    partitionKey: null,
  }
}
