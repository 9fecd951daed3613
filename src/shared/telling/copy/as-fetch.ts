import { headerValue } from '../../web/headers.ts'
import { isForbiddenHeader } from '../../web/forbidden-headers.ts'
import type { Copied, CopiedRequest } from './copied-request.ts'

/** For a page's script or the browser's console. What a page cannot set is named in a comment and left to the browser. */
export function asFetch({ method, url, headers, body }: CopiedRequest): Copied<string> {
  const left = headers.filter(([name]) => isForbiddenHeader(name)).map(([name]) => name)
  const given = headers.filter(([name]) => !isForbiddenHeader(name))
  const members = [
    `method: ${literal(method)}`,
    `credentials: ${literal(headerValue(headers, 'Cookie') === null ? 'omit' : 'include')}`,
    ...(given.length === 0 ? [] : [`headers: [\n${given.map(pair => `    [${pair.map(literal).join(', ')}],\n`).join('')}  ]`]),
    // No page can send a body along with these two (Fetch standard, "new Request").
    ...(body === null || method === 'GET' || method === 'HEAD' ? [] : [`body: ${literal(body)}`]),
  ]
  const comment = left.length === 0 ? '' : `// left to the browser: ${[...new Set(left)].join(', ')}\n`
  return { ok: true, value: `${comment}await fetch(${literal(url)}, {\n${members.map(member => `  ${member},\n`).join('')}})\n` }
}

/** A string literal of printable ASCII: nothing in it can end it early, hide, or change the order in which it is read. */
const literal = (text: string): string =>
  JSON.stringify(text).replaceAll(/[^\x20-\x7e]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
