import type { ServerResponse } from 'node:http'

type OnRawAnswer = (head: string, body: Uint8Array) => void
const listeners = new WeakMap<ServerResponse, OnRawAnswer>()

/** The wire tap asks to hear of answers that go past Node's own writer. */
export function markRawAnswers(response: ServerResponse, onRawAnswer: OnRawAnswer): void {
  listeners.set(response, onRawAnswer)
}

/**
 * Writes an answer past Node, which refuses control characters in fields (`ERR_INVALID_CHAR`), and ends the connection: after
 * octets that Node does not know of, it could not tell where the next answer begins.
 * @param head status line and fields, one octet per character, each line ended by CRLF, without the empty line.
 */
export function sendRawAnswer(response: ServerResponse, head: string, body: Uint8Array): void {
  const { socket } = response
  if (socket === null || socket.destroyed) return
  listeners.get(response)?.(head, body)
  socket.write(Buffer.concat([Buffer.from(`${head}\r\n`, 'latin1'), body]))
  socket.end()
}
