import { headerValue } from '../../web/headers.ts'
import type { Copied, CopiedRequest } from './copied-request.ts'

/** curl writes these itself, from the address, the body and its own connection. */
const curlsOwn = new Set(['content-length', 'connection', 'proxy-connection', 'transfer-encoding'])
/** What a person cannot see in a terminal, or sees in another order than it runs: control, format and line characters, half a pair. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

/**
 * The request as curl's arguments, without the program's own name. No argument can be taken for an option or a file: every text of the
 * request stands behind the option it belongs to; `--data-raw` gives `@` no meaning, a field's name is a token and so never begins with
 * one. `--globoff` and `--path-as-is`: curl leaves `[a-z]`, `{a,b}` and `..` in an address as they are.
 */
export function curlArguments({ method, url, headers, body }: CopiedRequest): Copied<readonly string[]> {
  const host = headerValue(headers, 'Host')
  const sent = headers.filter(([name]) => !curlsOwn.has(name.toLowerCase()) && !(name.toLowerCase() === 'host' && host === hostOf(url)))
  const fields = sent.map(([name, value]) => (value.trim() === '' ? `${name};` : `${name}: ${value}`))
  const list = [
    '--globoff',
    '--path-as-is',
    // Told with --request, curl would wait for the body that an answer to HEAD never has.
    ...(method === 'HEAD' && body === null ? ['--head'] : ['--request', method]),
    '--url',
    url,
    ...fields.flatMap(field => ['--header', field]),
    ...ownFields(sent, body),
    ...(headerValue(sent, 'Accept-Encoding') === null ? [] : ['--compressed']),
    ...(body === null ? [] : ['--data-raw', body]),
  ]
  return list.some(argument => unseen.test(argument)) ? { ok: false, why: 'unseen-characters' } : { ok: true, value: list }
}

/** Fields that curl would add and that were not sent: an empty one takes it away. */
function ownFields(sent: CopiedRequest['headers'], body: string | null): string[] {
  const added = ['Accept', 'User-Agent', ...(body === null ? [] : ['Content-Type'])]
  return added.filter(name => headerValue(sent, name) === null).flatMap(name => ['--header', `${name}:`])
}

const hostOf = (url: string): string => /^[a-z]+:\/\/(?:[^/?@]*@)?([^/?]*)/i.exec(url)?.[1] ?? ''
