/** Markup that is known to be safe: written by us, or escaped. */
export interface Html {
  readonly markup: string
}
type Piece = string | number | Html | readonly Html[] | null

/** A template whose values are escaped; nested `html` and lists of it stay as they are, null leaves nothing. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { markup: strings.map((text, i) => text + render(pieces[i] ?? null)).join('') }
}

function render(piece: Piece): string {
  if (piece === null) return ''
  if (typeof piece === 'string' || typeof piece === 'number') return escapeHtml(String(piece))
  return 'markup' in piece ? piece.markup : piece.map(one => one.markup).join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** For text and for quoted attribute values. Control characters and those that turn the writing direction show as their code point. */
function escapeHtml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, codePoint)
    .replace(/[&<>"']/g, character => entities[character] ?? character)
}

function codePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}
