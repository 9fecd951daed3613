/**
 * Whether an address fits a pattern of a lesson: `*` stands for anything, and the query counts only where the pattern has a `?`. The
 * fragment never counts: it is not sent (RFC 9110 §4.2.5).
 */
export function matchesUrl(pattern: string, url: string): boolean {
  const whole = url.split('#', 1)[0] ?? ''
  const compared = pattern.includes('?') ? whole : (whole.split('?', 1)[0] ?? '')
  const [first = '', ...others] = pattern.split('*')
  const last = others.pop()
  if (last === undefined) return compared === first
  if (!compared.startsWith(first)) return false
  let at = first.length
  for (const piece of others) {
    const found = compared.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return compared.length - last.length >= at && compared.endsWith(last)
}
