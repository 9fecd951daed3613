import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** Both refusals are empty, name no origin and tell nothing about the lab: whoever gets one may be any page of the real web. */
export type Refusal = 407 | 421

const reason = { 407: 'Proxy Authentication Required', 421: 'Misdirected Request' } as const
/** `realm` is required (RFC 7617 §2). */
const CHALLENGE = 'Basic realm="Crumbtrail"'

export function refuseRequest(response: ServerResponse, status: Refusal): void {
  response.sendDate = false
  if (status === 407) response.setHeader('Proxy-Authenticate', CHALLENGE)
  response.setHeader('Content-Length', '0')
  response.writeHead(status, reason[status]).end()
}

/** CONNECT has no response object: Node hands over the bare socket. */
export function refuseTunnel(socket: Duplex, status: Refusal): void {
  const challenge = status === 407 ? `Proxy-Authenticate: ${CHALLENGE}\r\n` : ''
  socket.end(`HTTP/1.1 ${status} ${reason[status]}\r\n${challenge}Content-Length: 0\r\nConnection: close\r\n\r\n`)
}
