import type { IncomingMessage } from 'node:http'
import type { Request } from 'express'

/** Whether the client's copy is still good by its `If-None-Match` (RFC 9110 §13.1.2). Express compares it with the response's own `ETag`. */
export function isStillFresh(request: IncomingMessage, etag: string): boolean {
  const { res } = request as Request
  if (res === undefined) return false
  res.setHeader('ETag', etag)
  const isFresh = (request as Request).fresh
  res.removeHeader('ETag') // the answer brings its own
  return isFresh
}
