import type { Exchange } from '@shared/trace/exchange.ts'

/**
 * The two to compare, of those that are there. Where one was not chosen: the newest other with the same method and path, or else the newest
 * other at all. Null: there are no two.
 */
export function pickTwo(
  exchanges: readonly Exchange[],
  left: string | null,
  right: string | null,
): { readonly left: Exchange; readonly right: Exchange } | null {
  const first = exchanges.find(({ key }) => key === left) ?? exchanges.at(-1)
  if (first === undefined) return null
  const others = exchanges.filter(({ key }) => key !== first.key)
  const second =
    exchanges.find(({ key }) => key === right) ??
    others.findLast(other => other.method === first.method && pathOf(other.url) === pathOf(first.url)) ??
    others.at(-1)
  return second === undefined ? null : { left: first, right: second }
}

const pathOf = (url: string): string => url.split(/[?#]/, 1)[0] ?? ''
