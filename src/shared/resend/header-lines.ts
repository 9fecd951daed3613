import type { HeaderList } from '../web/headers.ts'

/** Header fields as a person writes them, one a line. A line without a colon gives its number, from 1. */
export function readHeaderLines(
  text: string,
): { readonly ok: true; readonly headers: [string, string][] } | { readonly ok: false; readonly line: number } {
  const headers: [string, string][] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const colon = line.indexOf(':')
    if (colon < 1) return { ok: false, line: index + 1 }
    headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
  }
  return { ok: true, headers }
}

export const writeHeaderLines = (headers: HeaderList): string => headers.map(([name, value]) => `${name}: ${value}`).join('\n')
