import type { Exchange } from '../../trace/exchange.ts'
import { asCurlBash } from './as-curl-bash.ts'
import { asCurlCmd } from './as-curl-cmd.ts'
import { asCurlPowershell } from './as-curl-powershell.ts'
import { asFetch } from './as-fetch.ts'
import { asRawHttp } from './as-raw-http.ts'
import { readRequest, type Copied, type CopiedRequest } from './copied-request.ts'

export const copyFormats = ['curl-bash', 'curl-cmd', 'curl-powershell', 'fetch', 'raw-http'] as const
export type CopyFormat = (typeof copyFormats)[number]

const writers: { readonly [Format in CopyFormat]: (request: CopiedRequest) => Copied<string> } = {
  'curl-bash': asCurlBash,
  'curl-cmd': asCurlCmd,
  'curl-powershell': asCurlPowershell,
  fetch: asFetch,
  'raw-http': asRawHttp,
}

/** The exchange's request as text for the clipboard, or why it cannot be one. */
export function copyExchange(exchange: Exchange, format: CopyFormat, withSecrets: boolean): Copied<string> {
  const request = readRequest(exchange, { withSecrets })
  return request.ok ? writers[format](request.value) : request
}
