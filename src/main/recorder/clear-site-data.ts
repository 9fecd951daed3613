import type { HeaderList } from '@shared/web/headers.ts'
import type { EventSeq } from '@shared/ids.ts'
import { originOf, registrableDomain } from '@shared/web/site.ts'
import { namesCookiesToClear } from '@shared/web/clear-site-data.ts'
import type { Clearing } from './jar-ledger.ts'

export interface ClearingResponse {
  readonly url: string
  readonly headers: HeaderList
  readonly cause: EventSeq
  readonly notBeforeMs: number
}

/**
 * Whether a response takes cookies away by `Clear-Site-Data` (W3C Clear Site Data, "cookies" and "*"): those of its registrable domain,
 * subdomains included. Over plain http the field is ignored. Null: it takes none.
 */
export function clearingOf({ url, headers, cause, notBeforeMs }: ClearingResponse): Clearing | null {
  const origin = originOf(url)
  if (origin?.scheme !== 'https' || !namesCookiesToClear(headers)) return null
  const site = registrableDomain(origin.host) ?? origin.host
  return { isOfSite: domain => domain === site || domain.endsWith(`.${site}`), cause, notBeforeMs }
}
