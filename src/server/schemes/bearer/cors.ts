import type { IncomingMessage } from 'node:http'
import { withHeaders, type Answer } from '../../answers/answer.ts'

/**
 * CORS decides who may read an answer, not who may ask: the request has arrived either way. Pages of `allowed` may read this one, with
 * the challenge that a script would otherwise not see (Fetch standard, CORS protocol). No cookie is involved, so no `Allow-Credentials`.
 */
export function readableFor(allowed: string, request: IncomingMessage, answer: Answer): Answer {
  const varies = withHeaders(answer, ['Vary', 'Origin'])
  if (request.headers.origin !== allowed) return varies
  return withHeaders(varies, ['Access-Control-Allow-Origin', allowed], ['Access-Control-Expose-Headers', 'WWW-Authenticate'])
}
