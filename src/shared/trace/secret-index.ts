/** Replaces many known texts at once, in one walk over a text however many they are: an export may hold thousands of tokens. */
export interface SecretIndex {
  /** Known from here on, as it stands and percent-encoded. Shorter ones than eight characters are not looked for. */
  add(secret: string, name: string): void
  /** Of two that begin alike the longer one counts. */
  replaceIn(text: string): string
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
      const encoded = percentEncoded(secret)
      if (encoded !== secret) learn(encoded, name)
    },
    replaceIn(text) {
      let clean = ''
      let done = 0
      let at = 0
      while (at + headLength <= text.length) {
        const shift = shifts[blockAt(text, at + farthest - 1)] ?? 0
        const found = shift === 0 ? secrets.longestAt(text, at) : null
        if (found !== null) {
          clean += text.slice(done, at) + found.name
          done = at + found.length
          at = done
        } else at += Math.max(1, shift)
      }
      return done === 0 ? text : clean + text.slice(done)
    },
  }
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

function percentEncoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return text // half of a surrogate pair has no encoding
  }
}
