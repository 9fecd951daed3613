import { describe, expect, it } from 'vitest'
import { partitionKeyOf, partitionOf } from '../../../src/main/recorder/chromium-cookie.ts'

describe('the key of a partition', () => {
  it.each([
    ['of the site itself', 'api.shop.test', { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: false }],
    ['of the site itself inside another one', 'api.shop.test', { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: true }],
    ['of another site', '.ads.test', { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: true }],
  ])('is found again from what the trace says of it: %s', (_title, domain, key) => {
    expect(partitionKeyOf(partitionOf(key, domain) ?? '', domain)).toEqual(key)
  })
})
