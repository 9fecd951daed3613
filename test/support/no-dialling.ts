import { Socket } from 'node:net'

const allowed = new Set<number>()
let isWatching = false

/** From here on a TCP connection to anything but the lab's own port throws at once: the lab never dials out, and no test does either. */
export function allowDialling(port: number): void {
  allowed.add(port)
  if (isWatching) return
  isWatching = true
  const connect = Socket.prototype.connect as (this: Socket, ...rest: unknown[]) => Socket
  Socket.prototype.connect = function (this: Socket, ...rest: unknown[]): Socket {
    const target = rest.flat(2).find(part => typeof part === 'object' && part !== null) as
      | { port?: unknown; host?: unknown; path?: unknown }
      | undefined
    const isLab = target?.host === '127.0.0.1' && typeof target.port === 'number' && allowed.has(target.port)
    if (!isLab) throw new Error(`something dialled ${JSON.stringify(target)}: only the lab's own port may be reached`)
    return connect.apply(this, rest)
  } as typeof Socket.prototype.connect
}
