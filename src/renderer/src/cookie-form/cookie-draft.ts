import type { CookieDraft } from '@shared/contract/ipc-values.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import { originOf } from '@shared/web/site.ts'

/** The fields of the form, as they are typed. */
export interface CookieForm {
  readonly name: string
  readonly value: string
  readonly domain: string
  readonly isHostOnly: boolean
  readonly path: string
  readonly sameSite: Cookie['sameSite']
  readonly isSecure: boolean
  readonly isHttpOnly: boolean
  readonly life: 'session' | 'day' | 'keep'
}

const dayMs = 86_400_000

export function cookieForm(cookie: Cookie | null, url: string): CookieForm {
  const origin = originOf(url)
  return {
    name: cookie?.name ?? '',
    value: cookie?.value ?? '',
    domain: cookie?.domain ?? origin?.host ?? '',
    isHostOnly: cookie?.hostOnly ?? true,
    path: cookie?.path ?? '/',
    sameSite: cookie?.sameSite ?? 'Lax',
    isSecure: cookie?.secure ?? origin?.scheme === 'https',
    isHttpOnly: cookie?.httpOnly ?? false,
    life: cookie === null || cookie.expiresMs === null ? 'session' : 'keep',
  }
}

/** What to ask the browser for. A host-only cookie has no Domain: its host comes from the address. */
export function cookieDraft(form: CookieForm, before: Cookie | null, wallMs: number): CookieDraft {
  const { name, value, domain, isHostOnly, path, sameSite, isSecure, isHttpOnly, life } = form
  const host = domain.toLowerCase() // as the jar will hold it
  const expiresMs = life === 'session' ? null : life === 'day' ? wallMs + dayMs : (before?.expiresMs ?? null)
  return {
    // Only https may write over a Secure cookie (RFC 6265bis, "leave secure cookies alone"), to take its Secure away too.
    url: `${isSecure || before?.secure ? 'https' : 'http'}://${host}${path}`,
    name,
    value,
    domain: isHostOnly ? null : host,
    path,
    secure: isSecure,
    httpOnly: isHttpOnly,
    sameSite,
    expiresMs,
    partitionKey: before?.partitionKey ?? null,
  }
}

/** A cookie is its name, domain and path: with another one of these, saving makes a second cookie, so the first has to go. */
export function isAnotherCookie(form: CookieForm, before: Cookie): boolean {
  return (
    form.name !== before.name ||
    form.domain.toLowerCase() !== before.domain ||
    form.path !== before.path ||
    form.isHostOnly !== before.hostOnly
  )
}
