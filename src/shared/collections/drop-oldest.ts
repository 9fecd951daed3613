/** A Map or a Set. Both keep the order in which their entries were first put in. */
interface Entries<Key> {
  readonly size: number
  keys(): Iterable<Key>
  delete(key: Key): boolean
}

/**
 * Deletes the entries that were put in first until `most` are left; reading an entry or setting it anew makes it no younger.
 * @param beforeDrop is called with each key before its entry is deleted
 */
export function dropOldest<Key>(entries: Entries<Key>, most: number, beforeDrop: (key: Key) => void = () => undefined): void {
  if (entries.size <= most) return
  for (const key of entries.keys()) {
    beforeDrop(key)
    entries.delete(key)
    if (entries.size <= most) return
  }
}
