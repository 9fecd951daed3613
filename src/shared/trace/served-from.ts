import type { BrowserSide } from './exchange.ts'

/** True when a cache of the browser gave the response: of HTTP, of memory, or what had been fetched ahead. A service worker is none of them. */
export function isFromCache(browser: Pick<BrowserSide, 'servedFrom'> | null): boolean {
  const from = browser?.servedFrom ?? null
  return from === 'memory' || from === 'disk' || from === 'prefetch'
}
