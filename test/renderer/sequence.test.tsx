import { describe, expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import { countSteps, standingStep, stepAt, targetOf } from '../../src/renderer/src/sequence/step-place.ts'
import { pngScale } from '../../src/renderer/src/sequence/svg-to-png.ts'
import { sequenceOf, story } from '../shared/telling/sequence/sequence-story.ts'

const sequence = sequenceOf(story)
const counts = countSteps(sequence)
const steps = sequence.blocks.flatMap(block => block.steps)
const last = steps.length - 1

describe('places in the picture', () => {
  it('finds every step by its index, and none beyond the last', () => {
    expect(counts.at(-1)).toBe(steps.length)
    expect(steps.map((_, index) => stepAt(sequence, counts, index)?.step)).toEqual(steps)
    expect(stepAt(sequence, counts, steps.length)).toBeNull()
    expect(stepAt({ lanes: [], blocks: [] }, [0], 0)).toBeNull()
  })

  it('walks step by step and row by row, and stops at both ends', () => {
    const at = (index: number) => stepAt(sequence, counts, index)
    const go = (code: string, index: number | null) => targetOf(code, sequence, counts, index === null ? null : at(index))
    expect([go('ArrowDown', 0), go('ArrowUp', 0), go('ArrowDown', last), go('End', 3), go('Home', 9)]).toEqual([1, 0, last, last, 0])
    expect([go('PageDown', 1), go('PageDown', last), go('PageUp', 12)]).toEqual([counts[2], last, counts[2]])
    expect([go('ArrowUp', null), go('Enter', null), go('KeyA', 1)]).toEqual([last, last, null])
  })

  it('stands on the chosen step while the cursor is there, or else on the last one that had happened', () => {
    const [row, two] = [sequence.blocks[1], steps[2]]
    const rowKey = row?.rowKey ?? null
    const stand = (cursor: number | null, key: string | null, chosenId: string | null) =>
      standingStep(sequence, counts, { cursor: cursor === null ? null : eventSeq(cursor), rowKey: key, chosenId })?.index ?? null
    expect(stand(two?.seq ?? 0, rowKey, two?.id ?? '')).toBe(2)
    expect(stand((two?.seq ?? 0) + 1, rowKey, two?.id ?? '')).toBeGreaterThan(2)
    expect(stand(1, null, null)).toBe(0)
    expect(stand(9_999, null, null)).toBe(last)
    expect(stand(null, null, null)).toBeNull()
    expect(stand(null, 'gone', null)).toBeNull()
  })
})

describe('pngScale', () => {
  it('draws twice as large, less for a long picture, and not at all for one that no canvas takes', () => {
    expect(pngScale(900, 2000)).toBe(2)
    expect(pngScale(900, 12_000)).toBeCloseTo(1.333, 2)
    expect(pngScale(900, 16_001)).toBeNull()
    expect(pngScale(8000, 8000)).toBeNull()
  })
})
