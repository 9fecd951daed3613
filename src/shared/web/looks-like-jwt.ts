/** Where something that looks like a token stands in a text. */
interface TokenSpan {
  readonly start: number
  /** Behind its last character. */
  readonly end: number
}

/** A compact JWS or JWE begins with a JSON object, so with `{"` in base64url (RFC 7515 §7.1). */
const beginning = 'eyJ'
const dot = 0x2e

/**
 * Everything that looks like a compact token: `eyJ…` and two more parts (JWS), or four more (JWE), apart by dots. Each character is looked at a
 * fixed number of times, whatever the text: bodies are hostile.
 */
function tokenLookalikes(text: string): readonly TokenSpan[] {
  const found: TokenSpan[] = []
  for (let start = text.indexOf(beginning); start >= 0;) {
    const first = runEnd(text, start)
    const end = text.charCodeAt(first) === dot ? tokenEnd(text, first) : null
    if (end !== null) found.push({ start, end })
    // Whatever begins later in the same run ends where it ends, and has no dot there either.
    start = text.indexOf(beginning, end ?? first)
  }
  return found
}

/** `firstDot`: behind the header. Null: there is no second dot. */
function tokenEnd(text: string, firstDot: number): number | null {
  const payload = runEnd(text, firstDot + 1)
  if (text.charCodeAt(payload) !== dot) return null
  const signature = runEnd(text, payload + 1)
  // A JWE goes on for two parts; a full stop behind a JWS does not.
  if (text.charCodeAt(signature) !== dot) return signature
  const fourth = runEnd(text, signature + 1)
  if (fourth === signature + 1 || text.charCodeAt(fourth) !== dot) return signature
  const fifth = runEnd(text, fourth + 1)
  return fifth === fourth + 1 ? signature : fifth
}

/** Behind the last character of Base64url from `from` on. */
function runEnd(text: string, from: number): number {
  let at = from
  while (isBase64url(text.charCodeAt(at))) at += 1
  return at
}

/** A-Z, a-z, 0-9, `-`, `_` (RFC 4648 §5); NaN behind the end is none of them. */
const isBase64url = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x5f

/** The texts themselves, in their order, each as often as it stands there. */
export const tokensIn = (text: string): readonly string[] => tokenLookalikes(text).map(({ start, end }) => text.slice(start, end))

/** The whole text is one token and nothing else. */
export const isToken = (text: string): boolean => tokensIn(text)[0] === text

export function replaceTokens(text: string, replace: (token: string) => string): string {
  let [clean, done] = ['', 0]
  for (const { start, end } of tokenLookalikes(text)) {
    clean += text.slice(done, start) + replace(text.slice(start, end))
    done = end
  }
  return done === 0 ? text : clean + text.slice(done)
}
