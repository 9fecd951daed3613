/** A text with the web's escapes undone, and where each of its characters stood: `at[i]` begins character `i`, the last is the text's length. */
export interface Unescaped {
  readonly text: string
  readonly at: readonly number[]
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  sol: '/',
  equals: '=',
  plus: '+',
  percnt: '%',
}
const unescapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  "'": "'",
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}
/** Sticky: each is tried at one place alone. */
const entity = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,6}));/y
const jsonUnit = /\\u([\da-fA-F]{4})/y
const octet = /%([\da-fA-F]{2})/y

/**
 * Percent escapes as UTF-8 (URL standard), references of HTML and escapes of JSON, in capital or small letters and mixed, each undone once.
 * Null: there was none.
 */
export function unescapeOnce({ text, at }: Unescaped): Unescaped | null {
  if (!/[%&\\]/.test(text)) return null
  const [out, places] = [[] as string[], [] as number[]]
  let found = false
  for (let from = 0; from < text.length;) {
    const one = escapeAt(text, from)
    found ||= one !== null
    const plain = one?.plain ?? text.charAt(from)
    out.push(plain)
    for (let unit = 0; unit < plain.length; unit += 1) places.push(at[from] ?? 0)
    from += one?.length ?? 1
  }
  places.push(at[text.length] ?? 0)
  return found ? { text: out.join(''), at: places } : null
}

interface Escape {
  readonly plain: string
  readonly length: number
}

function escapeAt(text: string, from: number): Escape | null {
  const sign = text.charCodeAt(from)
  if (sign === 0x25) return octets(text, from)
  if (sign === 0x26) return reference(text, from)
  if (sign !== 0x5c) return null
  const unit = matchAt(jsonUnit, text, from)
  if (unit !== null) return { plain: String.fromCharCode(Number.parseInt(unit[1] ?? '', 16)), length: 6 }
  const plain = unescapes[text.charAt(from + 1)]
  return plain === undefined ? null : { plain, length: 2 }
}

/** As many as make one character: a UTF-8 sequence tells its length in its first octet (RFC 3629 §3). */
function octets(text: string, from: number): Escape | null {
  const first = octetAt(text, from)
  if (first === null) return null
  const count = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  const all = Array.from({ length: count }, (_, index) => octetAt(text, from + index * 3))
  const known = all.filter(one => one !== null)
  const plain = known.length === count ? decoder.decode(Uint8Array.from(known)) : String.fromCharCode(first)
  return { plain, length: known.length === count ? count * 3 : 3 }
}
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function octetAt(text: string, from: number): number | null {
  const found = matchAt(octet, text, from)
  return found === null ? null : Number.parseInt(found[1] ?? '', 16)
}

function reference(text: string, from: number): Escape | null {
  const found = matchAt(entity, text, from)
  if (found === null) return null
  const [whole, decimal, hex, name] = found
  if (name !== undefined) {
    const plain = Object.hasOwn(named, name) ? named[name] : undefined
    return plain === undefined ? null : { plain, length: whole.length }
  }
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return point > 0x10_ff_ff ? null : { plain: String.fromCodePoint(point), length: whole.length }
}

function matchAt(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from
  return pattern.exec(text)
}
