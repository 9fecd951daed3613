import { createServer, type IncomingMessage, type ServerOptions, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { ProfileId } from '@shared/ids.ts'
import type { LabClock } from '../lab-clock.ts'
import type { RecordFact } from '../record.ts'
import type { LabAuthority } from './certificate/lab-authority.ts'
import { createConnections } from './connections.ts'
import type { ProxyCredentials } from './credentials.ts'
import { sendEdgePage } from './edge-page.ts'
import { holdDocumentBody, type HoldDocument } from './hold-document.ts'
import { takeOffHopFields } from './hop-fields.ts'
import type { LabHost } from './lab-hosts.ts'
import { readBody } from './read-body.ts'
import { refuseRequest, refuseTunnel } from './refuse.ts'
import { readAbsoluteForm, readAuthorityForm, readOriginForm } from './request-target.ts'
import { openTunnel, type Tunnel } from './tunnel.ts'
import { rememberVisit } from './visit.ts'
import { createWireTap } from './wire-tap.ts'

export interface ProxyOptions {
  readonly credentials: ProxyCredentials
  readonly authority: LabAuthority
  readonly sites: { readonly [Host in LabHost]: Site }
  readonly record: RecordFact
  readonly clock: LabClock
  readonly holdDocument: HoldDocument | null
}

/** What serves a host: an Express app is one. */
export type Site = (request: IncomingMessage, response: ServerResponse) => void

export interface Proxy {
  readonly port: number
  close(): Promise<void>
}

/** Room for a full cookie jar; a request with a larger head gets a 431. */
const serverOptions: ServerOptions = {
  maxHeaderSize: 64 * 1024,
  // The credential is asked for first, so a missing `Host` must reach our own check instead of Node's.
  requireHostHeader: false,
  keepAliveTimeout: 60_000,
}

/**
 * The forward proxy: the only door of the lab, on one random port of 127.0.0.1. It asks for this launch's credential before it looks at
 * anything else, serves the lab's own hosts in process, and never opens a connection to anywhere.
 */
export async function openProxy({ credentials, authority, sites, record, clock, holdDocument }: ProxyOptions): Promise<Proxy> {
  const tap = createWireTap(record, clock)
  const connections = createConnections()
  const tunnels = new WeakMap<Duplex, Tunnel>()
  const sockets = new Set<Duplex>()

  const proxy = createServer(serverOptions, onProxyRequest)
  const inTunnels = createServer(serverOptions, onTunnelRequest) // never listens: it is handed the tunnels' sockets

  function onProxyRequest(request: IncomingMessage, response: ServerResponse): void {
    const profile = credentials.profileOf(request.headers['proxy-authorization'])
    if (profile === null) return refuseRequest(response, 407)
    const target = readAbsoluteForm(request.url ?? '', hostFields(request))
    if (target.kind === 'misdirected') return refuseRequest(response, 421)
    if (target.kind === 'outside') return sendEdgePage(request, response, target.authority)
    void serve(request, response, { profile, scheme: 'http', host: target.host, path: target.path })
  }

  function onConnect(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy()) // a client that drops the line is no error of the lab
    const profile = credentials.profileOf(request.headers['proxy-authorization'])
    if (profile === null) return refuseTunnel(socket, 407)
    const target = readAuthorityForm(request.url ?? '', hostFields(request))
    if (target.kind !== 'lab') return refuseTunnel(socket, 421)
    const tunnel = openTunnel(socket as Socket, head, { profile, host: target.host }, authority)
    connections.tunnelled(socket, tunnel.socket)
    tunnels.set(tunnel.socket, tunnel)
    inTunnels.emit('connection', tunnel.socket)
  }

  function onTunnelRequest(request: IncomingMessage, response: ServerResponse): void {
    const tunnel = tunnels.get(request.socket)
    if (tunnel === undefined || tunnel.serverName() !== tunnel.host) return refuseRequest(response, 421)
    const target = readOriginForm(request.url ?? '', hostFields(request), tunnel.host)
    if (target.kind !== 'lab') return refuseRequest(response, 421)
    void serve(request, response, { profile: tunnel.profile, scheme: 'https', host: tunnel.host, path: target.path })
  }

  async function serve(request: IncomingMessage, response: ServerResponse, to: Destination): Promise<void> {
    takeOffHopFields(request)
    request.url = to.path
    const tapped = tap.begin(request, response, { ...to, connection: connections.nextRequest(request.socket) })
    if (holdDocument) holdDocumentBody(request, response, { profile: to.profile, url: tapped.url }, holdDocument)
    if (request.headers.expect?.toLowerCase() === '100-continue') response.writeContinue()
    const body = await readBody(request)
    if (body === null) return // gone: the tap hears the response close
    tap.bodyReceived(tapped, body)
    const { profile, scheme, host } = to
    rememberVisit(request, { ...tapped, profile, scheme, host, body })
    sites[host](request, response)
  }

  for (const server of [proxy, inTunnels]) {
    // Without these Node would answer an `Expect` by itself, before the credential was asked for.
    server.on('checkContinue', server === proxy ? onProxyRequest : onTunnelRequest)
    server.on('checkExpectation', server === proxy ? onProxyRequest : onTunnelRequest)
  }
  proxy.on('connect', onConnect)
  inTunnels.on('connect', (_request: IncomingMessage, socket: Duplex) => refuseTunnel(socket, 421)) // a tunnel in a tunnel
  proxy.on('connection', socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })

  await new Promise<void>((resolve, reject) => {
    proxy.once('error', reject)
    proxy.listen({ host: '127.0.0.1', port: 0 }, resolve)
  })

  return {
    port: (proxy.address() as AddressInfo).port,
    close: () =>
      new Promise(resolve => {
        proxy.close(() => resolve())
        inTunnels.close()
        for (const socket of sockets) socket.destroy()
      }),
  }
}

interface Destination {
  readonly profile: ProfileId
  readonly scheme: 'http' | 'https'
  readonly host: LabHost
  readonly path: string
}

/** Every `Host` field as it came; Node's `headers.host` would keep the first and hide a second. */
function hostFields(request: IncomingMessage): string[] {
  return request.headersDistinct['host'] ?? []
}
