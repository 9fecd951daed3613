/**
 * A name or value from a page, fit to stand in a sentence: cut to 60 characters, with control characters and those that turn the writing
 * direction or do not show written as escapes, so that no name can pose as another or as words of ours.
 */
export function shown(text: string): string {
  const characters = Array.from(text.slice(0, 240))
  const cut = characters.length > maxCharacters ? `${characters.slice(0, maxCharacters - 1).join('')}…` : characters.join('')
  return escapeHidden(cut)
}

/** The same without a bound, for texts that are shown whole. */
export function escapeHidden(text: string): string {
  return text.replace(hidden, character => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
}

const maxCharacters = 60
/** Control, format, surrogate and private-use characters, line and paragraph separators, and letters that are blank (Hangul fillers). */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu
