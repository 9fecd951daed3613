import { dropOldest } from '@shared/collections/drop-oldest.ts'
import type { Duplex } from 'node:stream'

/** At a time. A browser shows its credential with its second request; a dozen tabs that open at once have far fewer connections. */
export const mostStrangers = 256

/** Connections on which no credential was shown: any program of this machine can open them, and each takes a file descriptor. */
export interface Strangers {
  /** A connection was accepted. When there are too many, the one that has waited longest goes. */
  came(socket: Duplex): void
  /** It has shown a credential of this launch. */
  isKnown(socket: Duplex): void
}

export function createStrangers(most = mostStrangers): Strangers {
  const strangers = new Set<Duplex>()
  return {
    came(socket) {
      strangers.add(socket)
      socket.once('close', () => strangers.delete(socket))
      dropOldest(strangers, most, oldest => oldest.destroy())
    },
    isKnown: socket => void strangers.delete(socket),
  }
}
