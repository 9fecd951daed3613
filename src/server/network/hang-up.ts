import type { Duplex } from 'node:stream'

/** How much a client that is turned away may still send, and how long it may take to leave, in octets and milliseconds. */
const mostBytesAfter = 64 * 1024
const longestLeaveMs = 1_000

/** Connections that have had their last response: what is still read on them counts for nothing. */
const over = new WeakSet<Duplex>()

/** The connection has had its last response; requests that were pipelined behind it get none. */
export const isHungUp = (socket: Duplex): boolean => over.has(socket)

/**
 * Sends the last octets and ends the connection for good. `end` alone closes one half: a client that never closes its own would keep the
 * descriptor, and one that goes on sending would be read for ever. Destroyed at once, octets that were not yet read would reset the
 * connection, and the client might never see the response (RFC 9112 §9.6): so it has a second, and 64 KiB.
 */
export function hangUp(socket: Duplex, lastOctets: string): void {
  if (over.has(socket)) return
  over.add(socket)
  let left = mostBytesAfter
  const destroy = (): void => void socket.destroy()
  const timer = setTimeout(destroy, longestLeaveMs)
  socket.once('close', () => clearTimeout(timer))
  socket.once('end', destroy)
  socket.on('data', (chunk: Uint8Array) => {
    left -= chunk.length
    if (left < 0) destroy()
  })
  socket.end(lastOctets)
}
