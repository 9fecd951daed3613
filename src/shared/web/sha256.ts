/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8 octets, in hex. WebCrypto's is asynchronous, and what the page derives from the trace is not; the
 * texts are ids of a few dozen characters. For recognising what is known already, never for keeping a secret.
 */
export function sha256Hex(text: string): string {
  const state = Uint32Array.from(initialState)
  const octets = padded(new TextEncoder().encode(text))
  const view = new DataView(octets.buffer)
  for (let at = 0; at < octets.length; at += 64) compress(state, view, at)
  return [...state].map(word => word.toString(16).padStart(8, '0')).join('')
}

/** One bit, zeros, and the length in bits as 64-bit number, up to a whole number of blocks (§5.1.1). */
function padded(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const octets = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  octets.set(message)
  octets[message.length] = 0x80
  const view = new DataView(octets.buffer)
  view.setUint32(octets.length - 8, Math.floor(message.length / 0x20000000))
  view.setUint32(octets.length - 4, message.length << 3)
  return octets
}

/** One block of 64 octets (§6.2.2). */
function compress(state: Uint32Array, block: DataView, at: number): void {
  const words = new Uint32Array(64)
  const word = (index: number): number => words[index] ?? 0
  for (let t = 0; t < 64; t += 1) {
    words[t] = t < 16 ? block.getUint32(at + t * 4) : small1(word(t - 2)) + word(t - 7) + small0(word(t - 15)) + word(t - 16)
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let t = 0; t < 64; t += 1) {
    const one = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + (roundConstants[t] ?? 0) + word(t)) >>> 0
    const two = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) >>> 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0]
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) + value
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by))
const small0 = (word: number): number => rotate(word, 7) ^ rotate(word, 18) ^ (word >>> 3)
const small1 = (word: number): number => rotate(word, 17) ^ rotate(word, 19) ^ (word >>> 10)

/** The first 32 bits of the fractional parts of the square and cube roots of the first primes (§4.2.2, §5.3.3). */
const primes = firstPrimes(64)
const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32)
const initialState = primes.slice(0, 8).map(prime => fraction(Math.sqrt(prime)))
const roundConstants = primes.map(prime => fraction(Math.cbrt(prime)))

function firstPrimes(count: number): number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate += 1) if (found.every(prime => candidate % prime !== 0)) found.push(candidate)
  return found
}
