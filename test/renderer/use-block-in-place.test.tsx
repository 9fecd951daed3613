import { renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { SequenceLayout } from '@shared/telling/sequence/layout-sequence.ts'
import type { Sequence } from '@shared/telling/sequence/sequence.ts'
import { useBlockInPlace } from '../../src/renderer/src/sequence/use-block-in-place.ts'

/** Rows of these heights, one below the other. */
function picture(heights: Readonly<Record<string, number>>): { readonly sequence: Sequence; readonly layout: SequenceLayout } {
  const tops = Object.values(heights).reduce<number[]>((all, height) => [...all, (all.at(-1) ?? 0) + height], [0])
  const sequence = { lanes: [], blocks: Object.keys(heights).map(rowKey => ({ rowKey, lanes: [], steps: [] })) }
  return { sequence, layout: { width: 400, height: tops.at(-1) ?? 0, lanes: [], laneX: new Map(), tops } }
}

function show(isFollowing: boolean) {
  const box = document.createElement('div')
  const scroller = { current: box }
  const hook = renderHook(({ sequence, layout }: ReturnType<typeof picture>) => useBlockInPlace(scroller, sequence, layout, isFollowing), {
    initialProps: picture({ a: 100, b: 100, c: 100 }),
  })
  box.scrollTop = 130
  hook.result.current.onScroll()
  return { box, change: (heights: Readonly<Record<string, number>>) => hook.rerender(picture(heights)) }
}

it('keeps the row that is read in its place when those above it grow, come in or go', () => {
  const { box, change } = show(false)
  change({ a: 160, b: 100, c: 100 })
  expect(box.scrollTop).toBe(190)
  change({ older: 40, a: 160, b: 100, c: 100 })
  expect(box.scrollTop).toBe(230)
  change({ b: 100, c: 100 })
  expect(box.scrollTop).toBe(30)
})

it('moves nothing for what comes in below, when the row is gone, or while the end is followed', () => {
  const { box, change } = show(false)
  change({ a: 100, b: 120, c: 100, d: 300 })
  expect(box.scrollTop).toBe(130)
  change({ c: 100, d: 300 })
  expect(box.scrollTop).toBe(130)
  const following = show(true)
  following.change({ a: 500, b: 100, c: 100 })
  expect(following.box.scrollTop).toBe(130)
})
