import type { EventSeq } from '@shared/ids.ts'
import type { Sequence, SequenceStep } from '@shared/telling/sequence/sequence.ts'

/** A step by where it stands. */
export interface StepPlace {
  readonly block: number
  readonly step: SequenceStep
  /** Counted through all blocks. */
  readonly index: number
}

/** How many steps stand before each block; behind the last one, how many there are. */
export function countSteps({ blocks }: Sequence): readonly number[] {
  const counts = [0]
  for (const { steps } of blocks) counts.push((counts.at(-1) ?? 0) + steps.length)
  return counts
}

export function stepAt({ blocks }: Sequence, counts: readonly number[], index: number): StepPlace | null {
  let [low, high] = [0, blocks.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((counts[middle] ?? 0) <= index) low = middle
    else high = middle - 1
  }
  const step = blocks[low]?.steps[index - (counts[low] ?? 0)]
  return step === undefined ? null : { block: low, step, index }
}

interface Standing {
  readonly cursor: EventSeq | null
  /** The selected row; null: none. */
  readonly rowKey: string | null
  /** The step that was chosen last, here. */
  readonly chosenId: string | null
}

/** The step that the cursor stands on: the chosen one while the cursor is still there, or else the last one that had happened. */
export function standingStep(sequence: Sequence, counts: readonly number[], { cursor, rowKey, chosenId }: Standing): StepPlace | null {
  const { blocks } = sequence
  const own = rowKey === null ? -1 : blocks.findLastIndex(block => block.rowKey === rowKey)
  const chosen = blocks[own]?.steps.findIndex(step => step.id === chosenId && (cursor === null || step.seq === cursor)) ?? -1
  if (own >= 0 && chosen >= 0) return stepAt(sequence, counts, (counts[own] ?? 0) + chosen)
  if (cursor === null) return own < 0 ? null : stepAt(sequence, counts, (counts[own + 1] ?? 0) - 1)
  const at = own >= 0 ? own : blocks.findLastIndex(({ steps }) => (steps[0]?.seq ?? Number.POSITIVE_INFINITY) <= cursor)
  const last = blocks[at]?.steps.findLastIndex(step => step.seq <= cursor) ?? -1
  return last < 0 ? null : stepAt(sequence, counts, (counts[at] ?? 0) + last)
}

/** Where a key leads from the step of this index; null for keys that are not the picture's. */
export function targetOf(code: string, sequence: Sequence, counts: readonly number[], from: StepPlace | null): number | null {
  const last = (counts.at(-1) ?? 0) - 1
  const block = from?.block ?? sequence.blocks.length
  switch (code) {
    case 'ArrowDown':
      return from === null ? last : Math.min(last, from.index + 1)
    case 'ArrowUp':
      return from === null ? last : Math.max(0, from.index - 1)
    case 'PageDown':
      return Math.min(last, counts[block + 1] ?? last)
    case 'PageUp':
      return counts[Math.max(0, block - 1)] ?? 0
    case 'Home':
      return 0
    case 'End':
      return last
    case 'Enter':
    case 'Space':
      return from?.index ?? last
    default:
      return null
  }
}
