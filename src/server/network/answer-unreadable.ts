import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ProfileId } from '@shared/ids.ts'
import { hangUp } from './hang-up.ts'
import { recordUnreadable, type Unreadable } from './record-unreadable.ts'
import type { RecordFact } from '../base/record.ts'
import type { WireTap } from './wire-tap.ts'

/** What Node's parser says of a request that it gave up; `rawPacket` is the piece that it was reading. */
export type ParserError = NodeJS.ErrnoException & { readonly rawPacket?: Buffer }

export interface UnreadableOptions {
  readonly tap: WireTap
  readonly record: RecordFact
  /** Whose connection it is; null: nobody has shown a credential on it, and nothing is written down. */
  readonly profileOf: (socket: Duplex, piece: Buffer) => ProfileId | null
  readonly maxHeaderBytes: number
}

const firstLine: ReadonlySet<string> = new Set([
  'HPE_INVALID_METHOD',
  'HPE_INVALID_URL',
  'HPE_INVALID_VERSION',
  'HPE_INVALID_CONSTANT',
  'HPE_INVALID_HOST',
  'HPE_INVALID_PATH',
])
/** Long enough to say why: Node's own limit for a request to arrive whole. */
const requestTimeoutMs = 300_000

/**
 * Answers what Node's parser could not read. Without this Node answers by itself, and the timeline would show a request that hangs. A client
 * without the credential gets the bare status alone.
 */
export function createAnswerToUnreadable({ tap, record, profileOf, maxHeaderBytes }: UnreadableOptions) {
  function fault(error: ParserError): Unreadable | null {
    const code = error.code ?? ''
    if (code === 'HPE_HEADER_OVERFLOW') return { code: 'headers-too-large', status: 431, params: { maxBytes: maxHeaderBytes } }
    if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { code: 'too-slow', status: 408, params: { limitMs: requestTimeoutMs } }
    if (code === 'HPE_INVALID_EOF_STATE') return { code: 'cut-off', status: 400, params: {} }
    if (firstLine.has(code)) return { code: 'bad-request-line', status: 400, params: {} }
    return code.startsWith('HPE_') ? { code: 'bad-header', status: 400, params: {} } : null
  }

  return (error: ParserError, socket: Duplex): void => {
    const found = fault(error)
    if (found === null || !socket.writable) return void socket.destroy()
    const profile = profileOf(socket, error.rawPacket ?? Buffer.alloc(0))
    const begun = tap.unfinishedOn(socket)
    const fields = ['Content-Length: 0', 'Connection: close']
    if (profile !== null) {
      const hop = begun ?? tap.nameless()
      recordUnreadable(record, hop, found)
      fields.unshift(`X-Request-Id: ${hop.wire}`)
    }
    hangUp(socket, `HTTP/1.1 ${found.status} ${STATUS_CODES[found.status]}\r\n${fields.map(line => `${line}\r\n`).join('')}\r\n`)
  }
}
