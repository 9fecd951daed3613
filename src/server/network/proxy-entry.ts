import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { LabAuthority } from './certificate/lab-authority.ts'
import type { Connections } from './connections.ts'
import type { ProxyClient, ProxyCredentials } from './credentials.ts'
import type { Destination } from './hand-over.ts'
import { isHungUp } from './hang-up.ts'
import { refuse } from './refuse.ts'
import { readAbsoluteForm, readAuthorityForm, readOriginForm } from './request-target.ts'
import type { Strangers } from './strangers.ts'
import { openTunnel, type Tunnel } from './tunnel.ts'

export type ClientDestination = Omit<Destination, 'profile'> & { readonly client: ProxyClient }

export type AnswerOutside = (request: IncomingMessage, response: ServerResponse, authority: string) => void

export interface ProxyEntryOptions {
  readonly credentials: ProxyCredentials
  readonly authority: LabAuthority
  readonly connections: Connections
  readonly strangers: Strangers
  readonly handOver: (request: IncomingMessage, response: ServerResponse, to: ClientDestination) => Promise<void>
  /** Responds to plain http for a host outside the lab. (For https the app draws such a page.) */
  readonly answerOutside: AnswerOutside
  /** Reads requests from the encrypted side of a tunnel. */
  readonly readTunnel: (inside: Duplex) => void
}

/**
 * The three ways to come in. At the first two the credential is asked for before anything else is looked at; the third is inside a
 * tunnel that a credential has opened. Who is turned away leaves no fact.
 */
export function createProxyEntry({
  credentials,
  authority,
  connections,
  strangers,
  handOver,
  answerOutside,
  readTunnel,
}: ProxyEntryOptions) {
  const tunnels = new WeakMap<Duplex, Tunnel>()
  /** Connections on which a credential was shown before. */
  const shown = new WeakMap<Duplex, ProxyClient>()

  function clientOf(request: IncomingMessage, socket: Duplex): ProxyClient | null {
    const client = credentials.clientOf(request.headers['proxy-authorization'])
    if (client !== null) strangers.isKnown(socket)
    return client
  }

  return {
    /** Whose connection this is, by what came over it so far. */
    clientOn: (socket: Duplex): ProxyClient | null => tunnels.get(socket)?.client ?? shown.get(socket) ?? null,

    /** Plain http: `GET http://shop.test/`. */
    onRequest(request: IncomingMessage, response: ServerResponse): void {
      if (isHungUp(request.socket)) return
      const client = clientOf(request, request.socket)
      if (client === null) return refuse(request.socket, 407)
      shown.set(request.socket, client)
      const target = readAbsoluteForm(request.url ?? '', hostFields(request))
      if (target.kind === 'misdirected') return refuse(request.socket, 421)
      if (target.kind === 'outside') return answerOutside(request, response, target.authority)
      void handOver(request, response, { client, scheme: 'http', host: target.host, path: target.path })
    },

    /** The way to https: `CONNECT shop.test:443`. */
    onConnect(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      socket.on('error', () => socket.destroy()) // a client that drops the line is no error of the lab
      if (isHungUp(socket)) return
      const client = clientOf(request, socket)
      if (client === null) return refuse(socket, 407)
      const target = readAuthorityForm(request.url ?? '', hostFields(request))
      if (target.kind !== 'lab') return refuse(socket, 421)
      const tunnel = openTunnel(socket as Socket, head, { client, host: target.host }, authority)
      connections.tunnelled(socket, tunnel.socket)
      tunnels.set(tunnel.socket, tunnel)
      readTunnel(tunnel.socket)
    },

    /** https itself: CONNECT, TLS and `Host` must all have named the same host. */
    onTunnelRequest(request: IncomingMessage, response: ServerResponse): void {
      if (isHungUp(request.socket)) return
      const tunnel = tunnels.get(request.socket)
      if (tunnel === undefined || tunnel.serverName() !== tunnel.host) return refuse(request.socket, 421)
      const target = readOriginForm(request.url ?? '', hostFields(request), tunnel.host)
      if (target.kind !== 'lab') return refuse(request.socket, 421)
      void handOver(request, response, { client: tunnel.client, scheme: 'https', host: tunnel.host, path: target.path })
    },
  }
}

/** Every `Host` field as it came; Node's `headers.host` would keep the first and hide a second. */
function hostFields(request: IncomingMessage): string[] {
  return request.headersDistinct['host'] ?? []
}
