import { siteOf } from '../web/site.ts'

/**
 * Where Web storage is kept: by origin, and for a frame inside pages of another site by the top-level site too (Storage Standard,
 * "storage key"; Chromium partitions the storage of third-party frames since 115).
 */
export interface StoragePlace {
  readonly origin: string
  /**
   * The top-level site under which it is kept apart; null: not kept apart. It is the own site for a frame that has a frame of another site
   * around it. `notRecorded`: an older trace does not say.
   */
  readonly partition: string | null
}

/** Stands for the top-level site where an older trace does not tell whether the place was a page's own or a frame's. No site is called so. */
export const notRecorded = '?'

/** One text for one place, for maps and keys: the origin alone, or origin and top-level site as Chromium writes a storage key. */
export function storagePlaceKey({ origin, partition }: { readonly origin: string; readonly partition?: string | null }): string {
  return partition === undefined || partition === null ? origin : `${origin}^${partition}`
}

/** The reverse. An origin never has a `^`. */
export function readStoragePlace(key: string): StoragePlace {
  const at = key.indexOf('^')
  return at < 0 ? { origin: key, partition: null } : { origin: key.slice(0, at), partition: key.slice(at + 1) }
}

/**
 * A storage key as the DevTools protocol writes it: `https://ads.test/^0https://shop.test` for a frame of another site, `…/^31` for a frame
 * that has a frame of another site around it. Null: an opaque origin, or a frame whose storage ends with its document (`^1`, a nonce).
 */
export function parseStorageKey(storageKey: string): StoragePlace | null {
  const [address = '', ...parts] = storageKey.split('^')
  const origin = URL.canParse(address) ? new URL(address).origin : 'null'
  if (origin === 'null' || parts.some(part => part.startsWith('1') || part.startsWith('4'))) return null
  const topLevel = parts.find(part => part.startsWith('0'))?.slice(1)
  const hasForeignAncestor = parts.includes('31')
  return { origin, partition: topLevel ?? (hasForeignAncestor ? siteOf(origin) : null) }
}

/** The reverse of `parseStorageKey`, as the protocol wants it. */
export function formatStorageKey({ origin, partition }: StoragePlace): string {
  if (partition === null) return `${origin}/`
  return partition === siteOf(origin) ? `${origin}/^31` : `${origin}/^0${partition}`
}
