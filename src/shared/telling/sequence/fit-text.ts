/* Text in a bounded place. Widths come from the caller: a canvas in the page, a table where there is none. */

/** `mono`: what travelled, as it was written. `label`: our words. `strong`: names of lanes and what matters. */
export type TextFace = 'mono' | 'label' | 'strong'
/** Width of a text in pixels. */
export type Measure = (text: string, face: TextFace) => number

export interface FittedText {
  readonly text: string
  /** As it was measured. */
  readonly width: number
  readonly isCut: boolean
}

/** The text if it fits, or as much of its beginning as does, with an ellipsis; nothing when there is no room even for that. */
export function fitText(text: string, maxWidth: number, face: TextFace, measure: Measure): FittedText {
  const whole = measure(text, face)
  if (whole <= maxWidth) return { text, width: whole, isCut: false }
  const characters = Array.from(text)
  let [low, high] = [0, characters.length]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (measure(cutTo(characters, middle), face) <= maxWidth) low = middle
    else high = middle - 1
  }
  const cut = cutTo(characters, low)
  const width = measure(cut, face)
  return width <= maxWidth ? { text: cut, width, isCut: true } : { text: '', width: 0, isCut: true }
}

const cutTo = (characters: readonly string[], count: number): string => `${characters.slice(0, count).join('').trimEnd()}…`

/** Breaks a sentence at its spaces; what does not fit into `maxLines` is cut. Never empty. */
export function wrapText(text: string, maxWidth: number, maxLines: number, face: TextFace, measure: Measure): readonly FittedText[] {
  const lines: string[] = []
  let rest = text.trim()
  while (rest !== '' && lines.length < maxLines - 1 && measure(rest, face) > maxWidth) {
    const line = firstLine(rest, maxWidth, face, measure)
    if (line === '') break
    lines.push(line)
    rest = rest.slice(line.length).trimStart()
  }
  return [...lines, rest].map(line => fitText(line, maxWidth, face, measure))
}

/** As many whole words as fit; empty when not even the first one does. */
function firstLine(text: string, maxWidth: number, face: TextFace, measure: Measure): string {
  let end = 0
  for (let space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', space + 1)) {
    if (measure(text.slice(0, space), face) > maxWidth) break
    end = space
  }
  return text.slice(0, end)
}

/** Widths without a screen, rather too wide than too narrow: East Asian and unknown characters as a full square. */
export function estimateWidth(text: string, face: TextFace): number {
  let width = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const isLatin = code < 0x250 || (code >= 0x2010 && code <= 0x2030)
    width += isLatin ? (face === 'mono' ? 7.3 : /[A-Z@MWmw%]/.test(character) ? 10.5 : 7.2) : 13
  }
  return width
}
