import { describe, expect, it } from 'vitest'
import { applyToWorld, emptyWorld } from '@shared/trace/fold-world.ts'
import { findTokenPlaces, tokensInStores, withTokenReplaced } from '@shared/token-desk/token-places.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { aCookie, jarChanged, laptopTab, storageChanged, tabOpened, trace } from '../trace/make-trace.ts'

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2ln'
const at = (url: string): TraceDraft[] => [tabOpened(), { observer: 'app', kind: 'tab.navigated', tab: laptopTab, url }]
const worldOf = (...drafts: TraceDraft[]) => trace(drafts).reduce(applyToWorld, emptyWorld())
const cookie = jarChanged({ cookie: aCookie({ name: 'token', value: token }) })

describe('where a token stands', () => {
  it('may be a cookie, an item of localStorage, or one of sessionStorage with more around it', () => {
    const world = worldOf(
      ...at('https://shop.test/bearer'),
      cookie,
      storageChanged({ newValue: token }),
      storageChanged({ area: 'session', tab: laptopTab, key: 'auth', newValue: JSON.stringify({ token }) }),
      storageChanged({ key: 'theme', newValue: 'dark' }),
    )
    expect(findTokenPlaces(world, [token]).map(({ kind }) => kind)).toEqual(['cookie', 'local', 'session'])
    expect(tokensInStores(world)).toMatchObject([{ token, place: { kind: 'cookie' } }])
  })

  it.each([
    ['https://shop.test/any', laptopTab],
    ['http://shop.test/', null],
    ['https://evil.test/', null],
  ])('can be written through a tab of the same origin alone: %s', (url, tab) => {
    expect(findTokenPlaces(worldOf(...at(url), storageChanged({ newValue: token })), [token])).toMatchObject([{ tab }])
  })

  it('is nowhere for an empty text, and for another token', () => {
    expect(findTokenPlaces(worldOf(cookie), [''])).toEqual([])
    expect(findTokenPlaces(worldOf(cookie), [`${token}x`])).toEqual([])
  })
})

describe('putting another token in', () => {
  const next = 'eyJ.$&.new'
  it.each([
    [token, [token], next],
    [`{"token":"${token}","n":1}`, [token], `{"token":"${next}","n":1}`],
    ['eyJ.a b.sig', ['eyJ.a b.sig'], next],
    [`Bearer ${token}`, [], `Bearer ${next}`],
    ['something else', ['x'], next],
  ])('in %j', (value, known, expected) => {
    expect(withTokenReplaced(value, known, next)).toBe(expected)
  })
})
