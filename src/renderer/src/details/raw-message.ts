import type { HeaderList } from '@shared/web/headers.ts'

/** What a server reads from a browser: the address without scheme and host (RFC 9112 §3.2.1, origin-form). */
export function requestTarget(url: string): string {
  const target = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^#]*)/is.exec(url)?.[1] ?? url
  return target.startsWith('/') ? target : `/${target}`
}

/** Start line and header section as text, line by line in wire order. */
export function rawHead(startLine: string, headers: HeaderList): string {
  return [startLine, ...headers.map(([name, value]) => `${name}: ${value}`), ''].join('\n')
}
