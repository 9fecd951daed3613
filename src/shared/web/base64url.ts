const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Base64url without padding (RFC 7515 §2). */
export function encodeBase64url(octets: Uint8Array): string {
  let text = ''
  for (let at = 0; at < octets.length; at += 3) {
    const [one = 0, two = 0, three = 0] = octets.subarray(at, at + 3)
    const group = (one << 16) | (two << 8) | three
    const characters = Math.min(4, octets.length - at + 1)
    for (let place = 0; place < characters; place += 1) text += alphabet[(group >> (18 - place * 6)) & 63] ?? ''
  }
  return text
}

export const encodeText = (text: string): string => encodeBase64url(new TextEncoder().encode(text))

/** What a strict reader refuses in Base64url (RFC 7515 §2, RFC 4648 §5), and a lenient one forgives. */
export type Base64urlProblem = 'white-space' | 'padding' | 'plain-base64' | 'foreign-character' | 'wrong-length' | 'stray-bits'

export interface LenientOctets {
  readonly octets: Uint8Array
  readonly problems: readonly Base64urlProblem[]
}

/** Not by a pattern: one for the end is quadratic over a text of `=`. */
function withoutPadding(text: string): string {
  let end = text.length
  while (text[end - 1] === '=') end -= 1
  return text.slice(0, end)
}

/** Reads what can be read, and names everything that a strict reader would refuse. Behind a foreign character nothing is read any more. */
export function decodeLeniently(text: string): LenientOctets {
  const problems: Base64urlProblem[] = []
  let left = text
  const forgive = (problem: Base64urlProblem, mended: string): void => {
    if (mended !== left) problems.push(problem)
    left = mended
  }
  forgive('white-space', left.replace(/\s+/g, ''))
  forgive('padding', withoutPadding(left))
  if (/[+/]/.test(left)) problems.push('plain-base64')
  left = left.replaceAll('+', '-').replaceAll('/', '_')
  forgive('foreign-character', left.replace(/[^\w-].*/s, ''))
  if (left.length % 4 === 1) {
    problems.push('wrong-length')
    left = left.slice(0, -1)
  }
  const octets = new Uint8Array(Math.floor((left.length * 6) / 8))
  let [held, heldBits, size] = [0, 0, 0]
  for (const character of left) {
    held = ((held << 6) | alphabet.indexOf(character)) & 0xffff
    heldBits += 6
    if (heldBits < 8) continue
    heldBits -= 8
    octets[size++] = (held >> heldBits) & 0xff
  }
  if ((held & ((1 << heldBits) - 1)) !== 0) problems.push('stray-bits')
  return { octets, problems }
}
