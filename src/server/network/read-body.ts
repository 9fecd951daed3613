import type { IncomingMessage } from 'node:http'
import type { RequestBody } from './visit.ts'

/** Far above any form or token of the lab. */
const MAX_BODY_BYTES = 1024 * 1024

/** Reads a request's body to its end, keeps at most 1 MiB. Null: the client went away before it was complete. */
export function readBody(request: IncomingMessage): Promise<RequestBody | null> {
  return new Promise(resolve => {
    const kept: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      if (size < MAX_BODY_BYTES) kept.push(chunk.subarray(0, MAX_BODY_BYTES - size))
      size += chunk.length
    })
    request.once('end', () => resolve({ bytes: Buffer.concat(kept), size, isTooLarge: size > MAX_BODY_BYTES }))
    request.once('error', () => resolve(null))
    request.once('close', () => resolve(null))
  })
}
