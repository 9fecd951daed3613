import { describe, expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import { createCauseFinder } from '../../../src/main/recorder/cause-finder.ts'

const cookie: Cookie = {
  name: 'sid',
  value: '1',
  domain: 'shop.test',
  hostOnly: true,
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'Lax',
  expiresMs: null,
  partitionKey: null,
}

function finder() {
  let now = 0
  const found: string[] = []
  const causes = createCauseFinder(
    draft => {
      if (draft.kind === 'cause.found') found.push(`${draft.effect} by ${draft.by}`)
      return eventSeq(99)
    },
    () => now,
  )
  return { causes, found, wait: (ms: number) => (now += ms) }
}

describe('finding what changed a jar', () => {
  it('knows the cause at once when the Set-Cookie was seen first', () => {
    const { causes } = finder()
    causes.causeSeen('laptop', cookie, eventSeq(7))
    expect(causes.causeOf('laptop', cookie)).toBe(7)
  })

  it('adds the cause when the Set-Cookie is seen after the change', () => {
    const { causes, found } = finder()
    causes.effectSeen('laptop', cookie, eventSeq(5))
    causes.causeSeen('laptop', cookie, eventSeq(7))
    expect(found).toEqual(['5 by 7'])
  })

  it.each([
    ['profile', 'phone', cookie],
    ['path', 'laptop', { ...cookie, path: '/x' }],
    ['name', 'laptop', { ...cookie, name: 'other' }],
  ] as const)('does not blame a Set-Cookie of another %s', (_what, profile, other) => {
    const { causes } = finder()
    causes.causeSeen('laptop', cookie, eventSeq(7))
    expect(causes.causeOf(profile, other)).toBeNull()
  })

  it('does not blame one long past', () => {
    const { causes, wait } = finder()
    causes.causeSeen('laptop', cookie, eventSeq(7))
    wait(2_001)
    expect(causes.causeOf('laptop', cookie)).toBeNull()
  })
})
