import { trimBlanks } from '../web/trim-blanks.ts'

/** One place in a text that somebody may want to look at again. Never a verdict: that is the browser's. */
export interface LintMark {
  /** Position in the text, in UTF-16 code units; `to` is exclusive. Never empty in a text that has a character. */
  readonly from: number
  readonly to: number
  readonly code: LintCode
  /** `mistake`: not what its writer can have meant. `hint`: allowed, with an effect that surprises. */
  readonly weight: 'mistake' | 'hint'
  /** What is written there, and what it may have been meant to be. */
  readonly text: string
  readonly meant: string | null
}

export const lintCodes = [
  'control-character',
  'tab',
  'field-name',
  'joined',
  'line-quoted',
  'semicolon-missing',
  'path-with-query',
  'hidden-prefix',
  'value-too-long',
  'nothing',
  'no-name',
  'quoted',
  'too-long',
  'unknown-attribute',
  'misspelt-attribute',
  'value-not-used',
  'twice',
  'none-without-secure',
  'same-site-unknown',
  'same-site-misspelt',
  'same-site-empty',
  'expires-unreadable',
  'max-age-not-a-number',
  'expires-disputed',
  'both-lifetimes',
  'path-without-slash',
  'domain-empty',
  'domain-form',
  'domain-top-level',
  'domain-foreign',
  'partitioned-without-secure',
  'secure-prefix',
  'host-prefix-secure',
  'host-prefix-path',
  'host-prefix-domain',
  'http-prefix',
  'unknown-directive',
  'misspelt-directive',
  'needs-seconds',
  'not-seconds',
  'semicolon',
  'contradiction',
  'private-ignored',
  'jwt-form',
  'jwt-wrapped',
  'jwt-encrypted',
  'jwt-unsigned',
] as const
export type LintCode = (typeof lintCodes)[number]

/** A stretch of a text, trimmed, with its place. */
export interface Piece {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Cuts at every `separator` and takes spaces and tabs off both ends. */
export function pieces(text: string, separator: string, start = 0): Piece[] {
  let from = start
  return text.split(separator).map(part => {
    const piece = trimmed(part, from)
    from += part.length + separator.length
    return piece
  })
}

function trimmed(part: string, from: number): Piece {
  const lead = /^[ \t]*/.exec(part)?.[0].length ?? 0
  const text = trimBlanks(part.slice(lead))
  return { text, from: from + lead, to: from + lead + text.length }
}

/** Cuts at the first `=`; null for a bare word's value. */
export function splitAtEquals({ text, from }: Piece): { readonly name: Piece; readonly value: Piece | null } {
  const at = text.indexOf('=')
  if (at < 0) return { name: trimmed(text, from), value: null }
  return { name: trimmed(text.slice(0, at), from), value: trimmed(text.slice(at + 1), from + at + 1) }
}

/** The field's own name, pasted in front of its value; null: it is not there. */
export function fieldName(line: string, name: string): Piece | null {
  const [all, lead = '', written] = new RegExp(`^([ \\t]*)(${name}[ \\t]*:)`, 'i').exec(line) ?? []
  if (all === undefined || written === undefined) return null
  return { text: written, from: lead.length, to: all.length }
}

export function mark(code: LintCode, weight: LintMark['weight'], { text, from, to }: Piece, meant: string | null = null): LintMark {
  return { code, weight, from, to, text, meant }
}
