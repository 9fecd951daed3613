/** The members of a comma-separated list (RFC 9110 §5.6.1), empty ones left out; a comma in a quoted string divides nothing. */
export function listMembers(value: string): readonly string[] {
  return splitOutsideQuotes(value, ',')
}

/** A directive or parameter: `max-age=60`, `realm="shop"`, `no-store`. */
export interface Directive {
  /** As written. */
  readonly written: string
  /** In small letters. */
  readonly name: string
  /** Without quotation marks; null: there is none. */
  readonly argument: string | null
}

export function readDirective(member: string): Directive {
  const equals = member.indexOf('=')
  const name = (equals < 0 ? member : member.slice(0, equals)).trim().toLowerCase()
  return { written: member, name, argument: equals < 0 ? null : unquoted(member.slice(equals + 1).trim()) }
}

/** A quoted string without its marks and escapes (RFC 9110 §5.6.4); anything else as it is. */
export function unquoted(text: string): string {
  return /^".*"$/s.test(text) ? text.slice(1, -1).replace(/\\(.)/gs, '$1') : text
}

/** Delta-seconds (RFC 9111 §1.2.2) as milliseconds; null: no such number. */
export function secondsMs(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) * 1000 : null
}

function splitOutsideQuotes(value: string, divider: string): readonly string[] {
  const members: string[] = []
  let isQuoted = false
  let member = ''
  for (let at = 0; at < value.length; at += 1) {
    const character = value.charAt(at)
    if (character === '\\' && isQuoted) {
      member += character + value.charAt(++at)
      continue
    }
    if (character === '"') isQuoted = !isQuoted
    if (character === divider && !isQuoted) {
      members.push(member)
      member = ''
    } else member += character
  }
  return [...members, member].map(text => text.trim()).filter(text => text !== '')
}
