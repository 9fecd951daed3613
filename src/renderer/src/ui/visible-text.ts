/**
 * Characters that would not show, or that turn the text around: controls, bidi controls, zero-width and other invisible ones, line and
 * paragraph separators, a byte order mark, tags, lone surrogates. Traced text is not ours: what is in it must be seen.
 */
const HIDDEN = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}|\u034f|[\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0' }

export interface TextPiece {
  readonly text: string
  /** An escape that stands for one hidden character. */
  readonly isEscape: boolean
}

/** Cuts a text into what can be shown as it is and escapes for what cannot. Joined, the pieces read like the text. */
export function visiblePieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let end = 0
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), isEscape: false })
    pieces.push({ text: escapeOf(match[0]), isEscape: true })
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isEscape: false })
  return pieces
}

/** The same as one string, for names and labels. */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, escapeOf)
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return SHORT[character] ?? `\\u{${code.toString(16)}}`
}
