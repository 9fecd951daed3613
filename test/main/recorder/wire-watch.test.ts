import { describe, expect, it } from 'vitest'
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
        cleared: () => heard.push('cleared'),
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
    expect(watch(false).heard).toEqual(['a', 'cleared'])
  })

  it('is told of one that a tab has asked for only when DevTools kept its fields back, and once', () => {
    const { heard, browserSaidNothing } = watch(true)
    expect(heard).toEqual([])
    browserSaidNothing(wire)
    browserSaidNothing(wire)
    expect(heard).toEqual(['a', 'cleared'])
  })
})
