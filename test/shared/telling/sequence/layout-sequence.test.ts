import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import { drawBlock, drawLane, type DrawnStep, type SequenceShape } from '@shared/telling/sequence/draw-sequence.ts'
import { estimateWidth, fitText, wrapText } from '@shared/telling/sequence/fit-text.ts'
import {
  blockAt,
  layoutSequence,
  sequenceSizes,
  widthInSight,
  type SequenceLayout,
  type SequenceLook,
} from '@shared/telling/sequence/layout-sequence.ts'
import type { Sequence, SequenceLane, SequenceStep } from '@shared/telling/sequence/sequence.ts'

const anyText = fc.oneof(
  fc.string({ maxLength: 120 }),
  fc.string({ maxLength: 60, unit: 'grapheme' }),
  fc.constantFrom('', 'a', 'W'.repeat(300), '가'.repeat(90), 'one two three four five six '.repeat(12)),
)
const anyLabel = anyText.map(text => ({ en: text, ko: text }))

/** Any steps between up to nine lanes. */
const anySequence: fc.Arbitrary<Sequence> = fc
  .tuple(
    fc.integer({ min: 2, max: 9 }),
    fc.array(fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.nat(3), anyLabel), { maxLength: 5 }), { maxLength: 6 }),
  )
  .map(([count, rows]) => {
    const lanes = Array.from({ length: count }, (_, index): SequenceLane => ({
      kind: 'host',
      key: `h${index}`,
      host: `host-${index}.test`,
    }))
    const blocks = rows.map((steps, row) => ({
      rowKey: `r${row}`,
      lanes,
      steps: steps.map(([a, b, kind, label], index): SequenceStep => {
        const base = { id: `r${row}/${index}`, seq: eventSeq(1), label }
        const [from, to] = [a % count, b % count]
        if (kind === 0) return { ...base, kind: 'band', tone: 'plain' }
        if (kind === 1 || from === to) return { ...base, kind: 'mark', lane: `h${from}`, mark: 'sent', more: null }
        return { ...base, kind: 'arrow', from: `h${from}`, to: `h${to}`, what: 'request', isBad: false, hasArrived: kind === 2 }
      }),
    }))
    return { lanes, blocks }
  })
const anyLook: fc.Arbitrary<SequenceLook> = fc.record({
  language: fc.constantFrom('en' as const, 'ko' as const),
  availableWidth: fc.integer({ min: 100, max: 2000 }),
  measure: fc.constant(estimateWidth),
})

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}
function extent(shape: SequenceShape): Box {
  switch (shape.kind) {
    case 'box':
      return { left: shape.x, right: shape.x + shape.width, top: shape.y, bottom: shape.y + shape.height }
    case 'line':
      return { left: Math.min(shape.x1, shape.x2), right: Math.max(shape.x1, shape.x2), top: shape.y - 5, bottom: shape.y + 5 }
    case 'text': {
      const left = shape.anchor === 'middle' ? shape.x - shape.width / 2 : shape.x
      return { left, right: left + shape.width, top: shape.y - 11, bottom: shape.y + 3 }
    }
  }
}

describe('layoutSequence', () => {
  it('lets no shape leave its step, and no step touch another: nothing overlaps, however long the labels', () => {
    fc.assert(
      fc.property(anySequence, anyLook, (sequence, look) => {
        const layout = layoutSequence(sequence, look)
        const drawn = sequence.blocks.flatMap((block, index): readonly DrawnStep[] =>
          drawBlock(block, layout.tops[index] ?? 0, layout, look),
        )
        let end = 0
        for (const { top, height, shapes } of drawn) {
          expect(top).toBeGreaterThanOrEqual(end)
          end = top + height
          for (const box of shapes.map(extent)) {
            expect(box.left).toBeGreaterThanOrEqual(0)
            expect(box.right).toBeLessThanOrEqual(layout.width)
            expect(box.top).toBeGreaterThanOrEqual(top)
            expect(box.bottom).toBeLessThanOrEqual(end)
          }
        }
        expect(end).toBeLessThanOrEqual(layout.height)
      }),
      { numRuns: 200 },
    )
  })

  it('keeps a label above its arrow’s line, and a chip’s text within the chip', () => {
    fc.assert(
      fc.property(anySequence, anyLook, (sequence, look) => {
        const layout = layoutSequence(sequence, look)
        for (const { step, shapes } of sequence.blocks.flatMap(block => drawBlock(block, 0, layout, look))) {
          const [first, ...texts] = shapes.map(extent)
          if (first === undefined) continue
          for (const text of texts) {
            if (step.kind === 'arrow') {
              expect(text.bottom).toBeLessThanOrEqual(first.top)
              continue
            }
            expect(text.left).toBeGreaterThanOrEqual(first.left)
            expect(text.right).toBeLessThanOrEqual(first.right)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('cuts a label only when it is wider than all that is in sight', () => {
    fc.assert(
      fc.property(anySequence, anyLook, (sequence, look) => {
        const layout = layoutSequence(sequence, look)
        const room = widthInSight(layout.width, look) - 8
        for (const { step, shapes, isCut } of sequence.blocks.flatMap(block => drawBlock(block, 0, layout, look))) {
          if (step.kind !== 'arrow') continue
          expect(isCut).toBe(estimateWidth(step.label[look.language], 'mono') > room)
          const label = shapes.map(extent).at(-1)
          expect((label?.right ?? 0) - (label?.left ?? 0)).toBeLessThanOrEqual(room)
        }
      }),
      { numRuns: 200 },
    )
  })

  describe('an arrow’s label that is longer than its arrow', () => {
    const lanes = ['a', 'b', 'c', 'd'].map((key): SequenceLane => ({ kind: 'host', key, host: `${key}.test` }))
    const labelOf = (from: string, to: string, text: string, availableWidth = 600) => {
      const base = { kind: 'arrow', what: 'request', isBad: false, hasArrived: true } as const
      const step = { ...base, id: 'r/0', seq: eventSeq(1), from, to, label: { en: text, ko: text } }
      const sequence: Sequence = { lanes, blocks: [{ rowKey: 'r', lanes, steps: [step] }] }
      const look: SequenceLook = { language: 'en', availableWidth, measure: estimateWidth }
      const layout = layoutSequence(sequence, look)
      const [drawn] = sequence.blocks.flatMap(block => drawBlock(block, 0, layout, look))
      const text0 = drawn?.shapes.find(shape => shape.kind === 'text')
      return {
        layout,
        isCut: drawn?.isCut,
        text: text0?.kind === 'text' ? text0.text : '',
        box: text0 === undefined ? null : extent(text0),
      }
    }
    const long = 'POST /session/transfer?to=mallory'
    const laneOf = ({ laneX }: SequenceLayout, key: string): number => laneX.get(key) ?? 0

    it.each([
      ['a', 'b'],
      ['b', 'a'],
      ['b', 'c'],
    ])('reaches over the empty lanes beside it: %s to %s', (from, to) => {
      const { layout, isCut, text, box } = labelOf(from, to, long)
      const [left, right] = [laneOf(layout, from), laneOf(layout, to)].sort((one, other) => one - other)
      expect([isCut, text]).toEqual([false, long])
      expect(box?.left).toBe((left ?? 0) + 12)
      expect(box?.right).toBeGreaterThan(right ?? 0)
    })

    it('begins further left where the picture ends', () => {
      const { layout, isCut, box } = labelOf('c', 'd', long)
      expect(isCut).toBe(false)
      expect(box?.left).toBeLessThan(laneOf(layout, 'c'))
      expect(box?.right).toBe(layout.width - 4)
    })

    it('stays in sight when its arrow is, in a picture that scrolls', () => {
      const { layout, isCut, box } = labelOf('a', 'b', long, 300)
      expect(layout.width).toBeGreaterThan(300)
      expect(isCut).toBe(false)
      expect(box?.right).toBeLessThanOrEqual(300)
    })
  })

  it('shows seven lanes whole where a window of 1280 has room for them', () => {
    const lanes = Array.from({ length: 7 }, (_, index): SequenceLane => ({ kind: 'host', key: `h${index}`, host: `host-${index}.test` }))
    const { width } = layoutSequence({ lanes, blocks: [] }, { language: 'en', availableWidth: 1000, measure: estimateWidth })
    expect(width).toBeLessThanOrEqual(1000)
  })

  it('keeps lanes apart, and lets them scroll rather than crowd', () => {
    fc.assert(
      fc.property(anySequence, anyLook, (sequence, look) => {
        const layout = layoutSequence(sequence, look)
        const boxes = layout.lanes.map(lane => drawLane(lane, look).map(extent))
        boxes.forEach(([box, text], index) => {
          expect(box?.right ?? 0).toBeLessThan((boxes[index + 1]?.[0]?.left ?? layout.width) + 1)
          expect((text?.right ?? 0) <= (box?.right ?? 0) && (text?.left ?? 0) >= (box?.left ?? 0)).toBe(true)
        })
        expect(layout.width).toBeGreaterThanOrEqual(2 * sequenceSizes.margin + (sequence.lanes.length - 1) * sequenceSizes.minGap)
      }),
    )
  })

  it('finds the block at any height', () => {
    const sequence = fc.sample(anySequence, { numRuns: 30, seed: 4 })
    for (const each of sequence) {
      const layout = layoutSequence(each, { language: 'en', availableWidth: 900, measure: estimateWidth })
      each.blocks.forEach((_, index) => expect(blockAt(layout, (layout.tops[index] ?? 0) + 1)).toBe(index))
      expect(blockAt(layout, -5)).toBe(0)
      expect(blockAt(layout, 1e9)).toBe(Math.max(0, each.blocks.length - 1))
    }
  })
})

describe('fitText and wrapText', () => {
  const measure = (text: string): number => Array.from(text).length

  it('keeps what fits, and cuts by what is measured, never through a character', () => {
    expect(fitText('abc', 3, 'mono', measure)).toEqual({ text: 'abc', width: 3, isCut: false })
    expect(fitText('abcdef', 4, 'mono', measure)).toEqual({ text: 'abc…', width: 4, isCut: true })
    expect(fitText('😀😀😀', 2, 'mono', measure)).toEqual({ text: '😀…', width: 2, isCut: true })
    expect(fitText('abc', 0, 'mono', measure)).toEqual({ text: '', width: 0, isCut: true })
  })

  it('breaks at spaces and cuts only the last line', () => {
    expect(wrapText('one two three', 7, 3, 'label', measure).map(({ text }) => text)).toEqual(['one two', 'three'])
    expect(wrapText('one two three four', 7, 2, 'label', measure).map(({ text }) => text)).toEqual(['one two', 'three…'])
    expect(wrapText('unbreakable', 4, 3, 'label', measure).map(({ text }) => text)).toEqual(['unb…'])
    expect(wrapText('', 4, 3, 'label', measure)).toHaveLength(1)
  })
})
