/**
 * Characters that do not show, or that turn the text around: control, format, surrogate and private-use characters, line and paragraph
 * separators, what Unicode tells every font to leave out (Default_Ignorable_Code_Point: fillers, variation selectors, tags), and the blank
 * Braille pattern. Traced text is not ours: what is in it must be seen, so that no name can pose as another or as words of ours.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}\u2800]/gu

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0' }

export interface TextPiece {
  readonly text: string
  /** An escape that stands for one hidden character. */
  readonly isEscape: boolean
}

/** Cuts a text into what can be shown as it is and escapes for what cannot. Joined, the pieces read like `visibleText`. */
export function visiblePieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let end = 0
  for (const match of text.matchAll(hidden)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), isEscape: false })
    pieces.push({ text: escapeOf(match[0]), isEscape: true })
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isEscape: false })
  return pieces
}

/** A text with an escape for each hidden character: `\n`, `\u{202e}`. */
export function visibleText(text: string): string {
  return text.replace(hidden, escapeOf)
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return short[character] ?? `\\u{${code.toString(16)}}`
}
