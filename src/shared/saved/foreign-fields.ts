import { headerValues, type HeaderList } from '../web/headers.ts'

/* Header fields as HARs of other programs spell them. */

/**
 * Each `Set-Cookie` line as a field of its own. Firefox joins them by a line feed, WebKit by a comma, which RFC 9110 §5.3 forbids for this
 * field alone: a comma also stands in `Expires`, and may stand in a value.
 * @param joinsByComma whether the program is known to do it; of any other a comma within a value stays what it is
 */
export function splitFields(fields: HeaderList, joinsByComma: boolean): HeaderList {
  return fields.flatMap(([name, value]) =>
    name.toLowerCase() === 'set-cookie'
      ? value
          .split(/\r\n|\r|\n/)
          .flatMap(part => splitAtCommas(part, joinsByComma))
          .map(line => [name, line] as const)
      : [[name, value] as const],
  )
}

/** A comma behind an attribute parts two cookies when `name=` follows it; in `Expires=Wed, 21 Oct 2030` none does. */
function splitAtCommas(line: string, joinsByComma: boolean): readonly string[] {
  const parts: string[] = []
  let start = 0
  for (let at = line.indexOf(','); at >= 0; at = line.indexOf(',', at + 1)) {
    if (!beginsPair(line, at + 1)) continue
    const semicolon = line.indexOf(';', start)
    const isInValue = semicolon < 0 || semicolon > at
    if (isInValue && !joinsByComma) continue
    parts.push(line.slice(start, at))
    start = at + 1
  }
  parts.push(line.slice(start))
  return parts.map(part => part.trim()).filter(part => part !== '')
}

/** `name=` with a name that is a token (RFC 9110 §5.6.2), after blanks. */
function beginsPair(line: string, from: number): boolean {
  let at = from
  while (line[at] === ' ' || line[at] === '\t') at += 1
  const start = at
  while (/[!#$%&'*+\-.^_`|~\dA-Za-z]/.test(line[at] ?? '')) at += 1
  return at > start && line[at] === '='
}

/** Names in the `Cookie` fields (RFC 6265bis, "The Cookie Header Field"); null: there is no such field. */
export function cookieNames(headers: HeaderList): readonly string[] | null {
  const values = headerValues(headers, 'Cookie')
  if (values.length === 0) return null
  const pairs = values.flatMap(value => value.split(/;|\r\n|\r|\n/)).map(pair => pair.trim())
  return pairs.flatMap(pair => (pair === '' ? [] : [pair.includes('=') ? (pair.split('=', 1)[0]?.trim() ?? '') : '']))
}
