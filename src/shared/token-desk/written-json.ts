import { findMembers } from '../problem/json-mistake.ts'
import type { JsonValue } from '../web/jwt.ts'

/** A member of a header or of the claims, with its value both as a server reads it and as it was written. */
export interface WrittenMember {
  readonly name: string
  readonly value: JsonValue
  /** A text without its quotes, where nothing in it is escaped needlessly; anything else in the very characters of the token. */
  readonly written: string
}

/** The members of a JSON object in the order written; empty when the text is none. Numbers keep every digit (RFC 8259 §6). */
export function writtenMembers(text: string): readonly WrittenMember[] {
  return (findMembers(text) ?? []).map(({ name, valueFrom, to }) => {
    const raw = text.slice(valueFrom, to)
    const value = JSON.parse(raw) as JsonValue
    return { name, value, written: typeof value === 'string' && JSON.stringify(value) === raw ? value : packJson(raw) }
  })
}

/** One member as it was written; null: it is not there. */
export function writtenValue(text: string, name: string): string | null {
  return writtenMembers(text).findLast(member => member.name === name)?.written ?? null
}

/**
 * JSON as it travels: no white space between its parts. Order, spelling of numbers, and names that come twice stay as typed. A string
 * that nobody closes goes on to the end: were it looked for again from each of its quotes, the time would be quadratic.
 */
export function packJson(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*\\?"?)|\s+/gs, (_whole, quoted: string | undefined) => quoted ?? '')
}

/** JSON with each member in a line of its own; every other character stays. `text` must be JSON. */
export function spreadOut(text: string): string {
  let depth = 0
  const line = (): string => `\n${'  '.repeat(depth)}`
  return packJson(text).replace(/"(?:[^"\\]|\\.)*\\?"?|\{\}|\[\]|[{}[\],:]/gs, token => {
    switch (token) {
      case '{':
      case '[':
        depth += 1
        return token + line()
      case '}':
      case ']':
        depth -= 1
        return line() + token
      case ',':
        return token + line()
      case ':':
        return ': '
      default:
        return token
    }
  })
}

/**
 * Gives a member another value and leaves every other character as it is; a name that is not there comes last. `text` must be a JSON
 * object, `json` the value as JSON.
 */
export function withMember(text: string, name: string, json: string): string {
  const members = findMembers(text) ?? []
  const old = members.filter(member => member.name === name)
  if (old.length > 0) {
    return old.reduceRight((changed, { valueFrom, to }) => changed.slice(0, valueFrom) + json + changed.slice(to), text)
  }
  const end = members.at(-1)?.to ?? text.indexOf('{') + 1
  return `${text.slice(0, end)}${members.length === 0 ? '' : ','}${JSON.stringify(name)}:${json}${text.slice(end)}`
}

/** The object without the members of these names; the others keep their characters. `text` must be a JSON object. */
export function withoutMembers(text: string, names: readonly string[]): string {
  const kept = (findMembers(text) ?? []).filter(({ name }) => !names.includes(name))
  return `{${kept.map(({ from, to }) => text.slice(from, to)).join(',')}}`
}
