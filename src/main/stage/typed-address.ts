import { NotPossible } from '../not-possible.ts'

/** What is typed into an address bar: without a scheme it means https, as in a browser of today. */
export function typedAddress(typed: string): string {
  const text = typed.trim()
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
    if (url.protocol === 'http:' || url.protocol === 'https:') return url.href
  } catch {
    // told below, in words
  }
  throw new NotPossible('bad-input', { kind: 'no-address', typed: text })
}
