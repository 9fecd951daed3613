import type { HeaderList } from '@shared/web/headers.ts'
import { trimBlanks } from '@shared/web/trim-blanks.ts'

export interface ResponseHead {
  readonly status: number
  readonly statusText: string
  readonly headers: HeaderList
}

/**
 * Reads a response's head as it was written, one octet per character (latin1): status line, then fields in wire order. A line without
 * a colon is kept as a name without a value, so that nothing that was sent goes missing.
 */
export function readResponseHead(head: string): ResponseHead {
  const [statusLine = '', ...lines] = head.split('\r\n')
  const [, status = '0', statusText = ''] = /^HTTP\/\d\.\d (\d{3}) ?(.*)$/.exec(statusLine) ?? []
  const headers = lines.filter(line => line !== '').map(readField)
  return { status: Number(status), statusText, headers }
}

function readField(line: string): readonly [string, string] {
  const colon = line.indexOf(':')
  if (colon < 0) return [line, '']
  return [line.slice(0, colon), trimBlanks(line.slice(colon + 1))]
}
