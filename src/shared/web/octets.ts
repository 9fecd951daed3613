/**
 * The octets of a header field as text. A field is octets; Chromium's DevTools and Node both hand them over one character each. What a
 * browser keeps of a cookie it reads as UTF-8 (WPT, cookies/encoding), so the field is read the same way before the two are compared.
 */

/** DevTools reads `ISO-8859-1` as the Encoding standard does, which is windows-1252: 0x80 to 0x9F become these; the empty ones stay as they are. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const octetOf: ReadonlyMap<string, number> = new Map(Array.from(windows1252, (character, index) => [character, 0x80 + index] as const))

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lossy = new TextDecoder('utf-8', { ignoreBOM: true })

/** Null: a character that no octet stands for, so the text has been read already. */
function toOctets(text: string): Uint8Array | null {
  const octets = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const octet = code <= 0xff ? code : octetOf.get(text.charAt(index))
    if (octet === undefined) return null
    octets[index] = octet
  }
  return octets
}

const isAscii = (text: string): boolean => !/[^\u0000-\u007f]/.test(text)

/** `text`, one octet per character, read as UTF-8. Unchanged when it is no UTF-8, or was read before. Never throws. */
export function fromOctets(text: string): string {
  if (isAscii(text)) return text
  const octets = toOctets(text)
  if (octets === null) return text
  try {
    return strict.decode(octets)
  } catch {
    return text
  }
}

/** As `fromOctets`, but what is no UTF-8 is replaced by U+FFFD, as Electron's jar does. */
export function fromOctetsLossy(text: string): string {
  const octets = isAscii(text) ? null : toOctets(text)
  return octets === null ? text : lossy.decode(octets)
}
