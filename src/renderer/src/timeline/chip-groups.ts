import type { Chip, ChipKind } from '@shared/trace/chips.ts'

/** What a row has room for: a few chips in full, or one per kind with how many they are. */
export type ChipGroup = { readonly kind: ChipKind; readonly chips: readonly [Chip, ...Chip[]] }

const roomFor = 3

export function groupChips(chips: readonly Chip[]): readonly ChipGroup[] {
  if (chips.length <= roomFor) return chips.map(chip => ({ kind: chip.kind, chips: [chip] }))
  const groups = new Map<ChipKind, [Chip, ...Chip[]]>()
  for (const chip of chips) {
    const group = groups.get(chip.kind)
    if (group === undefined) groups.set(chip.kind, [chip])
    else group.push(chip)
  }
  return [...groups].map(([kind, members]) => ({ kind, chips: members }))
}
