import type { Duplex } from 'node:stream'
import { hangUp } from './hang-up.ts'

/** Both refusals are empty, name no origin and tell nothing about the lab: the client may be any page of the real web. */
export type Refusal = 407 | 421

const reason = { 407: 'Proxy Authentication Required', 421: 'Misdirected Request' } as const
/** `realm` is required (RFC 7617 §2). */
const CHALLENGE = 'Basic realm="Crumbtrail"'

/** The empty response, and the end of the connection: who is turned away keeps nothing of what it took. */
export function refuse(socket: Duplex, status: Refusal): void {
  const challenge = status === 407 ? `Proxy-Authenticate: ${CHALLENGE}\r\n` : ''
  hangUp(socket, `HTTP/1.1 ${status} ${reason[status]}\r\n${challenge}Content-Length: 0\r\nConnection: close\r\n\r\n`)
}
