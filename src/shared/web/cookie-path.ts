/** Whether a request for the path `requested` may carry a cookie with the path `path` (RFC 6265 §5.1.4). */
export function pathMatches(requested: string, path: string): boolean {
  if (requested === path) return true
  return requested.startsWith(path) && (path.endsWith('/') || requested[path.length] === '/')
}
