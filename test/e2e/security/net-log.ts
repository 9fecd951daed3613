import { readFileSync } from 'node:fs'

/** What Chromium's network service did, in its own words (`--log-net-log`). */
export interface NetLog {
  /** Addresses that a TCP connection was tried to. */
  readonly tcp: readonly string[]
  /** Addresses that a datagram went to; a UDP socket that is merely pointed somewhere sends nothing. */
  readonly udp: readonly string[]
  /** Names that were looked up. */
  readonly lookedUp: readonly string[]
  /** Addresses that were asked for. */
  readonly requested: readonly string[]
  /** Proxies that requests were sent to. */
  readonly proxies: readonly string[]
}

interface NetLogFile {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> }
  readonly events: readonly {
    readonly type: number
    readonly source: { readonly id: number }
    readonly params?: Readonly<Record<string, unknown>>
  }[]
}

export function readNetLog(path: string): NetLog {
  const { constants, events } = JSON.parse(readFileSync(path, 'utf8')) as NetLogFile
  const nameOf = new Map(Object.entries(constants.logEventTypes).map(([name, number]) => [number, name]))
  const all = events.map(({ type, source, params }) => ({ kind: nameOf.get(type) ?? '', source: source.id, params: params ?? {} }))
  const texts = (kinds: readonly string[], ...keys: readonly string[]): string[] => [
    ...new Set(
      all
        .filter(({ kind }) => kinds.includes(kind))
        .flatMap(({ params }) => keys.map(key => params[key]).filter(value => typeof value === 'string')),
    ),
  ]
  const pointed = new Map(
    all.filter(({ kind }) => kind === 'UDP_CONNECT').map(({ source, params }) => [source, textOf(params['address']) ?? 'unknown']),
  )
  const sent = all.filter(({ kind }) => kind === 'UDP_BYTES_SENT')
  return {
    tcp: texts(['TCP_CONNECT_ATTEMPT'], 'address'),
    udp: [...new Set(sent.map(({ source, params }) => textOf(params['address']) ?? pointed.get(source) ?? 'unknown'))],
    lookedUp: texts(
      ['HOST_RESOLVER_MANAGER_JOB', 'HOST_RESOLVER_SYSTEM_TASK', 'HOST_RESOLVER_DNS_TASK', 'HOST_RESOLVER_MANAGER_JOB_STARTED'],
      'host',
    ),
    requested: texts(['URL_REQUEST_START_JOB', 'CORS_REQUEST'], 'url'),
    proxies: texts(['PROXY_RESOLUTION_SERVICE_RESOLVED_PROXY_LIST'], 'proxy_info', 'pac_string'), // the newer and the older name
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
