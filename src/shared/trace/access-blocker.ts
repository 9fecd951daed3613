import type { ProfileId } from '../ids.ts'
import type { SessionEnd } from './session-row.ts'
import type { RefreshEnd } from '../lab/server-rows.ts'

/** What keeps a tab from a thing in a store: the rule, with the facts that its sentence needs. The words stand in `words/storage-map-words.ts`. */
export type AccessBlocker =
  /** The tab shows nothing that has an origin. */
  | { readonly kind: 'no-page' }
  | { readonly kind: 'other-profile'; readonly of: ProfileId; readonly here: ProfileId }
  /**
   * `hostOnly`: set without `Domain`. `wider`: the `Domain` with which it would come here too; null: none can bring it here, for the two
   * hosts share no registrable domain, or its name begins with `__Host-`.
   */
  | {
      readonly kind: 'other-host'
      readonly domain: string
      readonly hostOnly: boolean
      readonly here: string
      readonly wider: string | null
      readonly isHostPrefixed: boolean
    }
  | { readonly kind: 'other-path'; readonly path: string; readonly here: string }
  /** A `Secure` cookie, and the page came over http. */
  | { readonly kind: 'needs-https' }
  | { readonly kind: 'other-partition'; readonly partition: string; readonly here: string }
  /** Web storage of a frame; the tab's own page is no frame. `partition`: the top-level site that it is kept for. */
  | { readonly kind: 'other-storage-partition'; readonly origin: string; readonly partition: string }
  | { readonly kind: 'expired'; readonly agoMs: number }
  /** The first part in which the origins differ (HTML, "same origin"). */
  | { readonly kind: 'other-origin'; readonly part: 'scheme' | 'host' | 'port'; readonly origin: string; readonly here: string }
  /** `copiedAs`: the tab began with a copy of the owner's sessionStorage; the two have gone their own ways since. */
  | { readonly kind: 'other-tab'; readonly lane: string; readonly here: string; readonly copiedAs: 'duplicate' | 'popup' | null }
  /** No cookie and no item of this tab's browser opens the row. */
  | { readonly kind: 'no-key' }
  /** Its browser has what opens the row, and does not give it to this tab. `name`: of the cookie or the item. */
  | { readonly kind: 'key-out-of-reach'; readonly name: string; readonly why: AccessBlocker }
  | { readonly kind: 'row-ended'; readonly by: SessionEnd | RefreshEnd }

export type AccessBlockerKind = AccessBlocker['kind']
