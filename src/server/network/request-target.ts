import { isLabHost, type LabHost } from '@shared/lab/lab-hosts.ts'

/** Where a request to the proxy wants to go. */
export type Target =
  | { readonly kind: 'lab'; readonly host: LabHost; readonly path: string }
  /** Well formed, but for a host that the lab does not have. */
  | { readonly kind: 'outside'; readonly authority: string }
  /** Nothing that an honest client of this proxy sends. */
  | { readonly kind: 'misdirected' }

const misdirected: Target = { kind: 'misdirected' }

/** A registered name of letters, digits and hyphens, and perhaps a port: no IPv6 literal, no trailing dot, no user information. */
const AUTHORITY = /^(?<name>[a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::(?<port>\d{1,5}))?$/i

/**
 * Absolute-form, the form for proxies (RFC 9112 §3.2.2): `GET http://shop.test/path`. Its authority and the one `Host` field must
 * agree: RFC 9112 lets a proxy ignore `Host`, but a client whose two answers differ is up to something.
 */
export function readAbsoluteForm(target: string, hostFields: readonly string[]): Target {
  const parts = /^http:\/\/(?<authority>[^/?#]*)(?<path>[/?][^#]*)?$/i.exec(target)?.groups
  const authority = readAuthority(parts?.['authority'])
  if (authority === null || !namesTheSame(authority, hostFields, '80')) return misdirected
  if (!isLabHost(authority.name)) return { kind: 'outside', authority: authority.text }
  if (authority.port !== '80') return misdirected
  const path = parts?.['path'] ?? ''
  return { kind: 'lab', host: authority.name, path: path.startsWith('/') ? path : `/${path}` }
}

/** Authority-form, for CONNECT alone (RFC 9112 §3.2.3): `shop.test:443`. The port is never left out. */
export function readAuthorityForm(target: string, hostFields: readonly string[]): Target {
  const authority = target.includes(':') ? readAuthority(target) : null
  if (authority === null || !namesTheSame(authority, hostFields, '443')) return misdirected
  if (!isLabHost(authority.name)) return { kind: 'outside', authority: authority.text }
  return authority.port === '443' ? { kind: 'lab', host: authority.name, path: '' } : misdirected
}

/** Origin-form inside a tunnel (RFC 9112 §3.2.1): `/path`, for exactly the host that CONNECT and TLS named. */
export function readOriginForm(target: string, hostFields: readonly string[], host: LabHost): Target {
  const isPath = target.startsWith('/') || target === '*'
  const tunnel = { name: host, port: '443', text: host }
  return isPath && namesTheSame(tunnel, hostFields, '443') ? { kind: 'lab', host, path: target } : misdirected
}

interface Authority {
  readonly name: string
  /** As written, or the scheme's own when none was. */
  readonly port: string
  readonly text: string
}

function readAuthority(text: string | undefined, defaultPort = '80'): Authority | null {
  const parts = AUTHORITY.exec(text ?? '')?.groups
  const name = parts?.['name']
  if (text === undefined || name === undefined) return null
  return { name: name.toLowerCase(), port: parts?.['port'] ?? defaultPort, text: text.toLowerCase() }
}

/** Exactly one `Host` field (RFC 9112 §3.2), and it names this authority. */
function namesTheSame(authority: Authority, hostFields: readonly string[], defaultPort: string): boolean {
  const host = hostFields.length === 1 ? readAuthority(hostFields[0], defaultPort) : null
  return host !== null && host.name === authority.name && host.port === authority.port
}
