import type { Draft } from './draft.ts'

/** The address that answers with what stands in the workbench, for a tab of the learner's own; null: that takes a request of another kind. */
export function scriptedResponseUrl({ kind, lines, cacheControl, hasValidator, answer: { scheme, host } }: Draft): string | null {
  if (kind === 'jwt') return null
  const fields =
    kind === 'cookie'
      ? lines
          .split('\n')
          .filter(line => line.trim() !== '')
          .map(line => `set-cookie=${octets(line)}`)
      : [`Cache-Control: ${cacheControl}`, ...(hasValidator ? ['ETag: "one"'] : [])].map(field => `header=${octets(field)}`)
  const page = [`header=${octets('Content-Type: text/html; charset=utf-8')}`, `body=${octets(`<pre>${host}</pre>`)}`]
  const url = `${scheme}://${host}/lab/answer?${[...fields, ...page].join('&')}`
  return url.length <= 8192 ? url : null
}

/** Everything but unreserved characters (RFC 3986 §2.3) as octets of UTF-8. A lone surrogate has none. */
function octets(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd')).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
