import { describe, expect, it } from 'vitest'
import { formatStorageKey, parseStorageKey, readStoragePlace, storagePlaceKey } from '@shared/trace/storage-place.ts'

describe('a storage key of the DevTools protocol (Storage Standard, "storage key")', () => {
  it.each([
    ['https://shop.test/', { origin: 'https://shop.test', partition: null }],
    ['https://ads.test/^0https://shop.test', { origin: 'https://ads.test', partition: 'https://shop.test' }],
    ['https://ads.test/^31', { origin: 'https://ads.test', partition: 'https://ads.test' }],
    ['https://api.shop.test/^31', { origin: 'https://api.shop.test', partition: 'https://shop.test' }],
  ])('%s names a place, and the place names it', (key, place) => {
    expect(parseStorageKey(key)).toEqual(place)
    expect(formatStorageKey(place)).toBe(key)
    expect(readStoragePlace(storagePlaceKey(place))).toEqual(place)
  })

  it.each(['', 'null', 'about:blank', 'https://shop.test/^11234^25678', 'https://shop.test/^41^52^6https://a.test'])(
    '%s is no place that outlives its document',
    key => expect(parseStorageKey(key)).toBeNull(),
  )
})
