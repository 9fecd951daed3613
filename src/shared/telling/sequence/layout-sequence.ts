import type { Language } from '../../language.ts'
import { wrapText, type FittedText, type Measure } from './fit-text.ts'
import type { BandStep, Sequence, SequenceBlock, SequenceLane, SequenceStep } from './sequence.ts'

/* Where everything stands, in pixels. Only bands are measured here: the rest is drawn when it comes into sight. */

export interface SequenceLook {
  readonly language: Language
  /** Lanes spread over so much room when there is more than they need. */
  readonly availableWidth: number
  readonly measure: Measure
}

export interface SequenceLayout {
  readonly width: number
  readonly height: number
  readonly lanes: readonly PlacedLane[]
  /** Middle of the lane by its key. */
  readonly laneX: ReadonlyMap<string, number>
  /** Where each block begins, and behind the last one where all ends. */
  readonly tops: readonly number[]
}
export interface PlacedLane {
  readonly lane: SequenceLane
  readonly x: number
}

export const sequenceSizes = {
  laneBox: { width: 132, height: 30 },
  headHeight: 46,
  /** From the middle of the outermost lanes to the edge. */
  margin: 70,
  /** Just so much that the heads stand apart: an arrow's label may be longer than its arrow. */
  minGap: 136,
  maxGap: 320,
  arrow: 40,
  mark: 26,
  bandLine: 17,
  bandPadding: 9,
  bandMargin: 8,
  bandInset: 10,
  /** Below each row, so that one ends where the next begins. */
  blockGap: 12,
} as const
const maxBandLines = 4
const minSight = 280

export function layoutSequence({ lanes, blocks }: Sequence, look: SequenceLook): SequenceLayout {
  const { margin, minGap, maxGap } = sequenceSizes
  const gaps = Math.max(1, lanes.length - 1)
  const gap = Math.max(minGap, Math.min(maxGap, Math.floor((look.availableWidth - 2 * margin) / gaps)))
  const needed = 2 * margin + (lanes.length - 1) * gap
  const width = Math.max(needed, Math.min(look.availableWidth, 2 * margin + maxGap))
  const placed = lanes.map((lane, index) => ({ lane, x: margin + index * gap }))
  const tops = [0]
  for (const block of blocks) tops.push((tops.at(-1) ?? 0) + blockHeight(block, width, look))
  const laneX = new Map(placed.map(({ lane, x }) => [lane.key, x]))
  return { width, height: tops.at(-1) ?? 0, lanes: placed, laneX, tops }
}

function blockHeight({ steps }: SequenceBlock, width: number, look: SequenceLook): number {
  return steps.reduce<number>((height, step) => height + stepHeight(step, width, look), sequenceSizes.blockGap)
}

export function stepHeight(step: SequenceStep, width: number, look: SequenceLook): number {
  switch (step.kind) {
    case 'arrow':
      return sequenceSizes.arrow
    case 'mark':
      return sequenceSizes.mark
    case 'band': {
      const { bandLine, bandPadding, bandMargin } = sequenceSizes
      return bandLines(step, width, look).length * bandLine + 2 * bandPadding + 2 * bandMargin
    }
  }
}

/** How much of the picture is read without scrolling sideways. A band crosses all lanes; its sentence stands in here. */
export function widthInSight(width: number, { availableWidth }: SequenceLook): number {
  return Math.min(width, Math.max(availableWidth, minSight))
}

export function bandLines({ label }: BandStep, width: number, look: SequenceLook): readonly FittedText[] {
  const { language, measure } = look
  return wrapText(label[language], widthInSight(width, look) - 2 * sequenceSizes.bandInset - 24, maxBandLines, 'label', measure)
}

/** Index of the block at this height; the last one below the end. */
export function blockAt({ tops }: SequenceLayout, y: number): number {
  let [low, high] = [0, Math.max(0, tops.length - 2)]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((tops[middle] ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return low
}
