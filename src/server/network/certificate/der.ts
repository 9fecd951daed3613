/* The few DER forms that an X.509 certificate is written in (ITU-T X.690). Encoding only: nothing here reads or decides. */

function length(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes])
  const big = Buffer.from(bytes.toString(16).padStart(bytes > 0xff ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.from([0x80 | big.length]), big])
}

/** One tag-length-value of at most 65,535 content octets. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), length(content.length), content])
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts)
export const set = (...parts: readonly Uint8Array[]): Buffer => der(0x31, ...parts)
export const octets = (...parts: readonly Uint8Array[]): Buffer => der(0x04, ...parts)
export const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text, 'utf8'))
export const ia5 = (tag: number, text: string): Buffer => der(tag, Buffer.from(text, 'ascii'))
export const yes = (): Buffer => der(0x01, Buffer.from([0xff]))
/** `[number]` constructed: explicit wrapping, or an implicit SEQUENCE. */
export const context = (number: number, ...parts: readonly Uint8Array[]): Buffer => der(0xa0 | number, ...parts)

/** A positive INTEGER from big-endian octets: a set top bit gets a zero before it, since DER integers are signed. */
export function integer(bytes: Uint8Array): Buffer {
  const needsZero = ((bytes[0] ?? 0) & 0x80) !== 0
  return der(0x02, Buffer.from(needsZero ? [0] : []), bytes)
}

/** @param unusedBits how many of the last octet's low bits mean nothing. */
export const bits = (unusedBits: number, content: Uint8Array): Buffer => der(0x03, Buffer.from([unusedBits]), content)

/** An OBJECT IDENTIFIER from its dotted form: base 128, first two arcs in one octet. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const base128 = (arc: number): number[] => {
    const octetsOfArc = [arc & 0x7f]
    for (let left = arc >>> 7; left > 0; left >>>= 7) octetsOfArc.unshift((left & 0x7f) | 0x80)
    return octetsOfArc
  }
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

/** UTCTime, whole seconds, for years up to 2049 (RFC 5280 §4.1.2.5.1). */
export function utcTime(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replace(/\D/g, '')
  return ia5(0x17, `${digits.slice(2, 14)}Z`)
}
