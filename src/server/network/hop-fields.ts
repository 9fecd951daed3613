import type { IncomingMessage } from 'node:http'

/** Fields that speak to the proxy alone (RFC 9110 §11.7; `Proxy-Connection` is an old habit of browsers, RFC 9112 appendix C.2.2). */
const hopFields = new Set(['proxy-authorization', 'proxy-connection'])

/** Takes them off every form in which Node holds a request's fields, before a site, the trace or an echo can see them. */
export function takeOffHopFields(request: IncomingMessage): void {
  const kept: string[] = []
  for (let i = 0; i + 1 < request.rawHeaders.length; i += 2) {
    const name = request.rawHeaders[i] ?? ''
    if (!hopFields.has(name.toLowerCase())) kept.push(name, request.rawHeaders[i + 1] ?? '')
  }
  request.rawHeaders.splice(0, request.rawHeaders.length, ...kept)
  for (const field of hopFields) {
    delete request.headers[field]
    delete request.headersDistinct[field]
  }
}
