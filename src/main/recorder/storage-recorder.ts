import type { Protocol } from 'devtools-protocol'
import type { EventSeq, ProfileId, TabId } from '@shared/ids.ts'
import { parseStorageKey, readStoragePlace, storagePlaceKey, type StoragePlace } from '@shared/trace/storage-place.ts'
import { cutValue } from '../trace/cut-value.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import type { StorageArea } from '@shared/trace/storage-events.ts'

type Items = Map<string, string>

/** Where a change was seen: the tab that reported it, and its profile. */
export interface StorageSource {
  readonly tab: TabId
  readonly profile: ProfileId
}

export interface PutPlace {
  readonly origin: string
  readonly items: readonly (readonly [key: string, value: string])[]
}

export interface ItemEdit {
  readonly origin: string
  readonly key: string
  /** null: the item is removed. */
  readonly value: string | null
  readonly cause: EventSeq
}

/**
 * Turns DOMStorage messages into facts. A localStorage write is reported to every tab of the profile, so a message that says what
 * is known already is dropped. `readBack` compares with what a tab really holds and records the difference.
 */
export interface StorageRecorder {
  handle(source: StorageSource, method: string, params: unknown): void
  readBack(source: StorageSource, area: StorageArea, at: StoragePlace, items: readonly (readonly [string, string])[]): void
  /**
   * An item of the tab's own origin is about to be edited by hand, to a value that it does not have: its change to this value has the edit as
   * its cause. Where nothing changes, nothing will be told: then nothing must be expected.
   * @returns takes it back: the page refused
   */
  expectEdit(source: StorageSource, area: StorageArea, edit: ItemEdit): () => void
  /** The storage is about to hold these items and no others: the changes have `cause`. `tab` null: localStorage. */
  put(holder: { readonly profile: ProfileId; readonly tab: TabId | null }, place: PutPlace, cause: EventSeq): void
  /** Storage was emptied without a tab to report it (site data cleared, a private browser closed). */
  cleared(profile: ProfileId, origin: string | null, cause: EventSeq | null): void
  tabClosed(tab: TabId): void
  forgetAll(): void
}

/** Long: one table of what the storages hold; messages, readings and clearings are compared with the same items. */
export function createStorageRecorder(append: (draft: TraceDraft) => EventSeq): StorageRecorder {
  /** `<profile or tab> <storage place>` → items. */
  const known = new Map<string, Items>()
  const edits = new Set<{ readonly item: string; readonly text: string | null; readonly cause: EventSeq }>()
  const holder = (source: StorageSource, area: StorageArea): string =>
    area === 'local' ? `profile:${source.profile}` : `tab:${source.tab}`
  const place = (source: StorageSource, area: StorageArea, at: StoragePlace): string => `${holder(source, area)} ${storagePlaceKey(at)}`
  const itemsAt = (key: string): Items => {
    const items = known.get(key) ?? new Map<string, string>()
    known.set(key, items)
    return items
  }

  function changed(
    source: StorageSource,
    area: StorageArea,
    at: StoragePlace,
    key: string,
    value: string | null,
    op: 'set' | 'removed' | 'found',
    by: EventSeq | null = null,
  ): void {
    const items = itemsAt(place(source, area, at))
    const oldValue = items.get(key) ?? null
    const kept = value === null ? null : cutValue(value)
    const item = `${place(source, area, at)} ${key}`
    const edit = [...edits].find(one => one.item === item && one.text === (kept?.text ?? null))
    if (edit !== undefined) edits.delete(edit)
    if (oldValue === (kept?.text ?? null)) return
    if (kept === null) items.delete(key)
    else items.set(key, kept.text)
    const cause = by ?? edit?.cause ?? null
    const tab = area === 'session' ? source.tab : null
    append({
      observer: 'browser',
      kind: 'storage.changed',
      cause,
      profile: source.profile,
      tab,
      area,
      ...placeOf(at),
      op,
      key,
      oldValue,
      newValue: kept?.text ?? null,
      ...(kept === null || kept.cutFrom === null ? {} : { cutFrom: kept.cutFrom }),
    })
  }

  function emptied(profile: ProfileId, tab: TabId | null, at: StoragePlace, items: Items, cause: EventSeq | null): void {
    if (items.size === 0) return
    items.clear()
    const area = tab === null ? 'local' : 'session'
    append({
      observer: 'browser',
      kind: 'storage.changed',
      cause,
      profile,
      tab,
      area,
      ...placeOf(at),
      op: 'cleared',
      key: null,
      oldValue: null,
      newValue: null,
    })
  }

  return {
    handle(source, method, params) {
      if (!method.startsWith('DOMStorage.')) return
      const { storageId } = params as Protocol.DOMStorage.DomStorageItemsClearedEvent
      const area: StorageArea = storageId.isLocalStorage ? 'local' : 'session'
      const at = placeIn(storageId)
      if (at === null) return
      switch (method) {
        case 'DOMStorage.domStorageItemAdded':
        case 'DOMStorage.domStorageItemUpdated': {
          const { key, newValue } = params as Protocol.DOMStorage.DomStorageItemAddedEvent
          return changed(source, area, at, key, newValue, 'set')
        }
        case 'DOMStorage.domStorageItemRemoved':
          return changed(source, area, at, (params as Protocol.DOMStorage.DomStorageItemRemovedEvent).key, null, 'removed')
        case 'DOMStorage.domStorageItemsCleared':
          return emptied(source.profile, area === 'session' ? source.tab : null, at, itemsAt(place(source, area, at)), null)
        default:
      }
    },
    readBack(source, area, at, items) {
      const there = new Map(items)
      const gone = Array.from(itemsAt(place(source, area, at)).keys()).filter(key => !there.has(key))
      for (const key of gone) changed(source, area, at, key, null, 'removed')
      for (const [key, value] of there) changed(source, area, at, key, value, 'found')
    },
    expectEdit(source, area, { origin, key, value, cause }) {
      const item = `${place(source, area, { origin, partition: null })} ${key}`
      const edit = { item, text: value === null ? null : cutValue(value).text, cause }
      edits.add(edit)
      return () => void edits.delete(edit)
    },
    put({ profile, tab }, { origin, items }, cause) {
      const area: StorageArea = tab === null ? 'local' : 'session'
      const source = { profile, tab: tab ?? ('' as TabId) } // localStorage is no tab's
      const at = { origin, partition: null }
      const wanted = new Map(items)
      for (const key of Array.from(itemsAt(place(source, area, at)).keys()))
        if (!wanted.has(key)) changed(source, area, at, key, null, 'removed', cause)
      for (const [key, value] of wanted) changed(source, area, at, key, value, 'set', cause)
    },
    cleared(profile, origin, cause) {
      for (const [key, items] of known) {
        const [owner = '', at = ''] = key.split(' ')
        if (owner === `profile:${profile}` && (origin === null || at === origin)) emptied(profile, null, readStoragePlace(at), items, cause)
      }
    },
    tabClosed(tab) {
      for (const key of known.keys()) if (key.startsWith(`tab:${tab} `)) known.delete(key)
    },
    forgetAll() {
      known.clear()
      edits.clear()
    },
  }
}

/** As the fields of a fact. */
const placeOf = ({ origin, partition }: StoragePlace): { origin: string; partition?: string } =>
  partition === null ? { origin } : { origin, partition }

/** Null: an opaque origin (about:blank, a sandboxed frame), which has no storage of its own. */
function placeIn({ storageKey, securityOrigin }: Protocol.DOMStorage.StorageId): StoragePlace | null {
  return parseStorageKey(storageKey ?? securityOrigin ?? '')
}
