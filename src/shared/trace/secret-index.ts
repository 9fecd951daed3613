import { unescapeOnce, type Unescaped } from './spellings.ts'

/** Replaces many known texts at once, in one walk over a text however many they are: an export may hold thousands of tokens. */
export interface SecretIndex {
  /** Known from here on, in every spelling of the web. Shorter ones than eight characters are not looked for. */
  add(secret: string, name: string): void
  /**
   * Of two that begin alike the longer one counts.
   * @param isKept whether what stands at these places is no secret there, whatever it is elsewhere
   */
  replaceIn(text: string, isKept?: (text: string, start: number, end: number) => boolean): string
}

/** A cookie whose value is `1` would blot out half of every text. */
const headLength = 8

/**
 * The walk is Wu and Manber's (1994): it looks at the last four characters of a window of eight and knows how far the next head can at
 * the nearest be, mostly five places on. The table is large enough to stay nearly empty with tens of thousands of secrets.
 */
const blockLength = 4
const farthest = headLength - blockLength + 1
const tableBits = 20

export function createSecretIndex(): SecretIndex {
  const secrets = createPrefixTree()
  const shifts = new Uint8Array(1 << tableBits).fill(farthest)

  function learn(secret: string, name: string): void {
    if (secret.length < headLength) return
    secrets.add(secret, name)
    for (let at = 0; at < farthest; at += 1) {
      const block = blockAt(secret, at)
      shifts[block] = Math.min(shifts[block] ?? 0, farthest - 1 - at)
    }
  }

  return {
    add(secret, name) {
      learn(secret, name)
      const plain = unescapeOnce({ text: secret, at: [] })?.text
      if (plain !== undefined) learn(plain, name) // a cookie's value may itself be an escape of what a page shows
      if (secret.includes(' ')) learn(secret.replaceAll(' ', '+'), name) // as a form writes it; all else is undone where it is looked for
    },
    replaceIn(text, isKept = () => false) {
      let clean = replaceSpans(text, spansIn(text, isKept))
      if (!/[%&\\]/.test(clean)) return clean
      // In escapes, and in escapes of escapes, as in an address within an address.
      for (let round = 0; round < deepestEscapes; round += 1) {
        let spelled: Unescaped | null = { text: clean, at: Array.from({ length: clean.length + 1 }, (_, index) => index) }
        for (let layer = 0; layer <= round && spelled !== null; layer += 1) spelled = unescapeOnce(spelled)
        if (spelled === null) return clean
        const { at } = spelled
        const spans = spansIn(spelled.text, isKept).map(({ start, end, name }) => ({ start: at[start] ?? 0, end: at[end] ?? 0, name }))
        clean = replaceSpans(clean, spans)
      }
      return clean
    },
  }

  function spansIn(text: string, isKept: (text: string, start: number, end: number) => boolean): readonly Span[] {
    const spans: Span[] = []
    let at = 0
    while (at + headLength <= text.length) {
      const shift = shifts[blockAt(text, at + farthest - 1)] ?? 0
      const found = shift === 0 ? secrets.longestAt(text, at) : null
      if (found !== null && !isKept(text, at, at + found.length)) {
        spans.push({ start: at, end: at + found.length, name: found.name })
        at += found.length
      } else at += Math.max(1, shift)
    }
    return spans
  }
}

interface Span {
  readonly start: number
  readonly end: number
  readonly name: string
}

/** An address within an address within an address. */
const deepestEscapes = 3

function replaceSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text
  let [clean, done] = ['', 0]
  for (const { start, end, name } of spans) {
    clean += text.slice(done, start) + name
    done = end
  }
  return clean + text.slice(done)
}

/** Four characters as a place in the table; another four may share it, which costs a look and no more. */
function blockAt(text: string, at: number): number {
  const first = text.charCodeAt(at) + Math.imul(text.charCodeAt(at + 1), 0x9e_37)
  const second = Math.imul(text.charCodeAt(at + 2), 0x85_eb_ca) + Math.imul(text.charCodeAt(at + 3), 0xc2_b2_ae_35)
  const mixed = Math.imul(first + second, 0x9e_37_79_b1)
  return mixed >>> (32 - tableBits)
}

interface Known {
  readonly name: string
  readonly length: number
}
interface Branch {
  /** What stands between the branch before and this one. */
  label: string
  /** The secret that ends here. */
  known: Known | null
  readonly next: Map<number, Branch>
}

/** Secrets by what they begin with, shared beginnings once: tokens of one server begin alike for dozens of characters. */
function createPrefixTree() {
  const root: Branch = { label: '', known: null, next: new Map() }
  return {
    add(secret: string, name: string): void {
      let branch = root
      for (let at = 0; at < secret.length;) {
        branch = nextOf(branch, secret, at)
        at += branch.label.length
      }
      branch.known = { name, length: secret.length }
    },
    longestAt(text: string, start: number): Known | null {
      let found: Known | null = null
      let branch: Branch | undefined = root
      for (let at = start; branch !== undefined; at += branch.label.length) {
        found = branch.known ?? found
        branch = branch.next.get(text.charCodeAt(at))
        if (branch === undefined || !text.startsWith(branch.label, at)) break
      }
      return found
    },
  }
}

/** The branch that goes on with `secret` at `at`: there already, made, or parted from one that goes on otherwise. */
function nextOf(branch: Branch, secret: string, at: number): Branch {
  const first = secret.charCodeAt(at)
  const there = branch.next.get(first)
  const shared = there === undefined ? 0 : sharedLength(there.label, secret, at)
  if (there !== undefined && shared === there.label.length) return there
  const made: Branch = { label: there === undefined ? secret.slice(at) : there.label.slice(0, shared), known: null, next: new Map() }
  branch.next.set(first, made)
  if (there !== undefined) {
    there.label = there.label.slice(shared)
    made.next.set(there.label.charCodeAt(0), there)
  }
  return made
}

function sharedLength(label: string, secret: string, at: number): number {
  let length = 0
  while (length < label.length && label.charCodeAt(length) === secret.charCodeAt(at + length)) length += 1
  return length
}
