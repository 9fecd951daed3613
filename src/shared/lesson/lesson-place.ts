import type { ProfileId, TabId } from '../ids.ts'

/** Where the evidence of an expectation is found: the request, the cookie, the item or the row itself, not merely a moment. */
export type LessonPlace =
  /** `key`: of the exchange, as in `Exchange.key`. A moment would not do: the `request.sent` that ends a redirect belongs to two of them. */
  | { readonly kind: 'exchange'; readonly key: string }
  | { readonly kind: 'cookie'; readonly profile: ProfileId; readonly name: string }
  | { readonly kind: 'storage'; readonly tab: TabId; readonly area: 'local' | 'session'; readonly key: string }
  | { readonly kind: 'server'; readonly user: string }
  | { readonly kind: 'page'; readonly tab: TabId }
