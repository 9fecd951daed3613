import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { LabAuthority } from './certificate/lab-authority.ts'
import type { ProxyClient } from './credentials.ts'
import type { LabHost } from '@shared/lab/lab-hosts.ts'

/** A CONNECT that was let in, with TLS ended here. The client is the one whose credential opened it. */
export interface Tunnel {
  readonly client: ProxyClient
  readonly host: LabHost
  readonly socket: TLSSocket
  /** The name in the TLS handshake (RFC 6066 §3); null until it was given. */
  serverName(): string | null
}

const HANDSHAKE_TIMEOUT_MS = 20_000

/** Answers the CONNECT and ends TLS on the same socket, in this process. A handshake for any other name is broken off. */
export function openTunnel(
  socket: Socket,
  head: Buffer,
  { client, host }: { readonly client: ProxyClient; readonly host: LabHost },
  authority: LabAuthority,
): Tunnel {
  socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
  if (head.length > 0) socket.unshift(head) // an eager client sends its first TLS bytes along with the CONNECT
  let serverName: string | null = null
  const secure = new TLSSocket(socket, {
    isServer: true,
    secureContext: authority.secureContextFor(host),
    ALPNProtocols: ['http/1.1'],
    SNICallback(name, done) {
      serverName = name.toLowerCase()
      done(serverName === host ? null : new Error(`a tunnel to ${host} does not serve ${name}`))
    },
  })
  const giveUp = setTimeout(() => secure.destroy(), HANDSHAKE_TIMEOUT_MS)
  secure.once('secure', () => clearTimeout(giveUp))
  secure.once('close', () => clearTimeout(giveUp))
  secure.on('error', () => secure.destroy()) // a refused certificate or a dropped line is the client's choice
  // OpenSSL asks for no certificate when a session is resumed, so the callback stays silent; the name is in the handshake all the same.
  const resumedName = (): string | null => readServerName(secure)
  return { client, host, socket: secure, serverName: () => serverName ?? resumedName() }
}

/** Node has it on every server-side socket; its types forget it. */
function readServerName(socket: TLSSocket & { readonly servername?: unknown }): string | null {
  return typeof socket.servername === 'string' ? socket.servername.toLowerCase() : null
}
