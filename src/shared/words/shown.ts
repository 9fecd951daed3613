import { visibleText } from '../web/visible-text.ts'

/** A name or value from a page, fit to stand in a sentence: cut to 60 characters, each hidden character as an escape. */
export function shown(text: string): string {
  const characters = Array.from(text.slice(0, 240))
  const cut = characters.length > maxCharacters ? `${characters.slice(0, maxCharacters - 1).join('')}…` : characters.join('')
  return visibleText(cut)
}

const maxCharacters = 60
