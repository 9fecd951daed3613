import { describe, expect, it, vi } from 'vitest'
import { eventSeq, wireId } from '@shared/ids.ts'
import { createWireWatch } from '../../../src/main/recorder/wire-watch.ts'

const wire = wireId('w1')
const url = 'https://shop.test/'

function watch(isJoined: boolean) {
  const heard: string[] = []
  const created = createWireWatch({
    isJoined: () => isJoined,
    ledgerOf: () =>
      ({
        answeredUnheard: ({ lines }: { lines: readonly { cookie: { name: string } }[] }) =>
          heard.push(...lines.map(({ cookie }) => cookie.name)),
        cleared: ({ isUnheard }: { isUnheard: boolean }) => heard.push(isUnheard ? 'may clear' : 'clears'),
      }) as never,
  })
  created.take({ observer: 'wire', kind: 'request.received', wire, profile: 'laptop', url } as never, eventSeq(1))
  const headers = [
    ['Set-Cookie', 'a=1'],
    ['Clear-Site-Data', '"cookies"'],
  ]
  created.take({ observer: 'wire', kind: 'response.sent', wire, status: 200, headers } as never, eventSeq(2))
  return { heard, ...created }
}

describe('what the wire alone knows of a jar', () => {
  it('is told at once of a response that no tab has asked for', () => {
    expect(watch(false).heard).toEqual(['a', 'may clear'])
  })

  it('is told of one that a tab has asked for only when DevTools kept its fields back, and once', () => {
    const { heard, browserSaidNothing } = watch(true)
    expect(heard).toEqual([])
    browserSaidNothing(wire)
    browserSaidNothing(wire)
    expect(heard).toEqual(['a', 'clears'])
  })

  it('knows a moment before the response, which nothing that comes after it moves', () => {
    const { take, answeredAfterMs } = watch(true)
    const before = answeredAfterMs(wire)
    const later = vi.spyOn(performance, 'now').mockReturnValue(Number.MAX_SAFE_INTEGER)
    take({ observer: 'wire', kind: 'response.aborted', wire } as never, eventSeq(3))
    later.mockRestore()
    expect(answeredAfterMs(wire)).toBe(before)
    expect(answeredAfterMs(wireId('w2'))).toBeNull()
  })
})
