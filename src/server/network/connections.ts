import type { Duplex } from 'node:stream'

/** One connection to the proxy. A tunnel keeps the number of the connection that it was opened on. */
export interface Connection {
  readonly id: number
  readonly isEncrypted: boolean
  earlierRequests: number
}

/** Numbers connections from 1 and counts the requests on each. */
export function createConnections() {
  const known = new WeakMap<Duplex, Connection>()
  let count = 0

  function of(socket: Duplex): Connection {
    const connection = known.get(socket) ?? { id: ++count, isEncrypted: false, earlierRequests: 0 }
    known.set(socket, connection)
    return connection
  }

  return {
    /** The encrypted connection inside a tunnel. */
    tunnelled(socket: Duplex, inside: Duplex): void {
      known.set(inside, { id: of(socket).id, isEncrypted: true, earlierRequests: 0 })
    },
    /** The connection as it stands for this request; the next one finds one request more. */
    nextRequest(socket: Duplex): Connection {
      const connection = of(socket)
      const seen = { ...connection }
      connection.earlierRequests += 1
      return seen
    },
  }
}
export type Connections = ReturnType<typeof createConnections>
