import type { Copied, CopiedRequest } from './copied-request.ts'

/** The message as HTTP/1.1 has it: start line, fields, an empty line, the body (RFC 9112 §2.1), the target in origin-form (§3.2.1). */
export function asRawHttp({ method, url, headers, body }: CopiedRequest): Copied<string> {
  const target = /^[a-z]{1,20}:\/\/[^/?]*(.*)$/is.exec(url)?.[1] ?? ''
  const startLine = `${method} ${target.startsWith('/') ? target : `/${target}`} HTTP/1.1`
  return { ok: true, value: [startLine, ...headers.map(([name, value]) => `${name}: ${value}`), '', body ?? ''].join('\r\n') }
}
