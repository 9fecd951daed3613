/** Replaces many known texts at once, in one walk over a text however many they are: an export may hold thousands of tokens. */
export interface SecretIndex {
  /** Known from here on, as it stands and percent-encoded. Shorter ones than eight characters are not looked for. */
  add(secret: string, name: string): void
  /** Of two that begin alike the longer one counts. */
  replaceIn(text: string): string
}

/** A cookie whose value is `1` would blot out half of every text. */
const headLength = 8

interface Known {
  readonly secret: string
  readonly name: string
}

export function createSecretIndex(): SecretIndex {
  const byHead = new Map<string, Known[]>()
  /** Marked where a head begins, by its first and fourth character: rules most places out without cutting the text. */
  const starts = new Uint8Array(65_536)
  const startAt = (text: string, at: number): number => (text.charCodeAt(at) * 256 + text.charCodeAt(at + 3)) & 0xff_ff

  function learn(secret: string, name: string): void {
    if (secret.length < headLength) return
    const head = secret.slice(0, headLength)
    const alike = (byHead.get(head) ?? []).filter(known => known.secret !== secret)
    alike.push({ secret, name })
    byHead.set(
      head,
      alike.sort((a, b) => b.secret.length - a.secret.length),
    )
    starts[startAt(head, 0)] = 1
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
      for (let at = 0; at + headLength <= text.length; at += 1) {
        if (starts[startAt(text, at)] === 0) continue
        const found = byHead.get(text.slice(at, at + headLength))?.find(({ secret }) => text.startsWith(secret, at))
        if (found === undefined) continue
        clean += text.slice(done, at) + found.name
        done = at + found.secret.length
        at = done - 1
      }
      return done === 0 ? text : clean + text.slice(done)
    },
  }
}

function percentEncoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return text // half of a surrogate pair has no encoding
  }
}
