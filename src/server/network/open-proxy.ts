import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerOptions } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { ProfileId } from '@shared/ids.ts'
import type { LabClock } from '../base/lab-clock.ts'
import type { RecordFact } from '../base/record.ts'
import type { LabAuthority } from './certificate/lab-authority.ts'
import { createAnswerToUnreadable } from './answer-unreadable.ts'
import { createConnections } from './connections.ts'
import { proxyCredentialIn } from './credential-of-head.ts'
import type { ProxyClient, ProxyCredentials } from './credentials.ts'
import { createProxyEntry, type AnswerOutside } from './proxy-entry.ts'
import { createHandOver, type Site } from './hand-over.ts'
import type { HoldDocument } from './hold-document.ts'
import type { HoldRequest } from './hold-request.ts'
import type { LabHost } from '@shared/lab/lab-hosts.ts'
import { refuse } from './refuse.ts'
import { createStrangers } from './strangers.ts'
import { throwawayWirePrefix } from './throwaway-wire.ts'
import { createWireTap } from './wire-tap.ts'

export interface ProxyOptions {
  readonly credentials: ProxyCredentials
  readonly authority: LabAuthority
  readonly sites: { readonly [Host in LabHost]: Site }
  /** What the throw-away browser of experiments sees instead. */
  readonly throwawaySites?: { readonly [Host in LabHost]: Site }
  readonly answerOutside: AnswerOutside
  readonly record: RecordFact
  readonly clock: LabClock
  readonly holdDocument: HoldDocument | null
  readonly holdRequest: HoldRequest | null
}

export interface Proxy {
  readonly port: number
  close(): Promise<void>
}

const serverOptions = {
  // Room for a large cookie jar; a request with a larger head gets a 431 from Node.
  maxHeaderSize: 64 * 1024,
  // The credential is asked for first, so a missing `Host` must reach our own check instead of Node's.
  requireHostHeader: false,
  keepAliveTimeout: 60_000,
} satisfies ServerOptions

/** What the throw-away browser sends unreadably is not shown to the learner. */
const profileOf = (client: ProxyClient | null): ProfileId | null => (client === 'throwaway' ? null : client)

/**
 * The forward proxy: the only door of the lab, on one random port of 127.0.0.1. It asks for this launch's credential before it looks at
 * anything else, serves the lab's own hosts in process, and never opens a connection to anywhere.
 */
export async function openProxy({
  credentials,
  authority,
  sites,
  throwawaySites = sites,
  answerOutside,
  record,
  clock,
  holdDocument,
  holdRequest,
}: ProxyOptions): Promise<Proxy> {
  const connections = createConnections()
  const strangers = createStrangers()
  const tap = createWireTap(record, clock)
  const handOver = createHandOver({ tap, connections, sites, holdDocument, holdRequest })
  const throwawayTap = createWireTap(record, clock, throwawayWirePrefix)
  const handOverThrowaway = createHandOver({ tap: throwawayTap, connections, sites: throwawaySites, holdDocument: null, holdRequest: null })
  const readTunnel = (inside: Duplex): void => void inTunnels.emit('connection', inside)
  const door = createProxyEntry({
    credentials,
    authority,
    connections,
    strangers,
    // An empty browser of its own, like Private; no fact of it goes where the learner's go.
    handOver: (request, response, { client, ...to }) =>
      client === 'throwaway'
        ? handOverThrowaway(request, response, { ...to, profile: 'private' })
        : handOver(request, response, { ...to, profile: client }),
    answerOutside,
    readTunnel,
  })

  const answerUnreadable = createAnswerToUnreadable({
    tap,
    record,
    // The parser hands over the last piece alone; in a head that is too large the credential stands in the first.
    profileOf: (socket, piece) =>
      profileOf(door.clientOn(socket) ?? credentials.clientOf(proxyCredentialIn(firstPieces.get(socket) ?? piece))),
    maxHeaderBytes: serverOptions.maxHeaderSize,
  })
  const proxy = createHttpServer((request, response) => door.onRequest(request, response))
  const inTunnels = createHttpServer((request, response) => door.onTunnelRequest(request, response)) // never listens
  proxy.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => door.onConnect(request, socket, head))
  for (const server of [proxy, inTunnels]) server.on('clientError', answerUnreadable)
  inTunnels.on('connect', (_request: IncomingMessage, socket: Duplex) => refuse(socket, 421)) // a tunnel in a tunnel

  const sockets = new Set<Duplex>()
  const firstPieces = new WeakMap<Duplex, Buffer>()
  proxy.on('connection', socket => {
    sockets.add(socket)
    strangers.came(socket)
    socket.once('data', (piece: Buffer) => firstPieces.set(socket, piece.subarray(0, 4096)))
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

/** One listener for every kind of request: without it Node would answer an `Expect` by itself, before the credential was asked for. */
function createHttpServer(onRequest: RequestListener): Server {
  return createServer(serverOptions, onRequest).on('checkContinue', onRequest).on('checkExpectation', onRequest)
}
