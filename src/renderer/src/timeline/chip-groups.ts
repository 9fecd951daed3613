import type { Language } from '@shared/language.ts'
import type { Chip, ChipKind } from '@shared/trace/chips.ts'
import { chipWords } from '@shared/words/chip-words.ts'

/** What a row has room for: a few chips in full, or one per kind with how many they are. */
export type ChipGroup = { readonly kind: ChipKind; readonly chips: readonly [Chip, ...Chip[]] }

const roomFor = 3
/** So many letters fit beside each other in the timeline of a small window; a Korean syllable is as wide as two. */
const lettersFor = 54

export function groupChips(chips: readonly Chip[], language: Language): readonly ChipGroup[] {
  if (chips.length <= roomFor && lettersOf(chips, language) <= lettersFor) return chips.map(chip => ({ kind: chip.kind, chips: [chip] }))
  const groups = new Map<ChipKind, [Chip, ...Chip[]]>()
  for (const chip of chips) {
    const group = groups.get(chip.kind)
    if (group === undefined) groups.set(chip.kind, [chip])
    else group.push(chip)
  }
  return [...groups].map(([kind, members]) => ({ kind, chips: members }))
}

/** One more for each icon and each gap. */
function lettersOf(chips: readonly Chip[], language: Language): number {
  const said = chips.map(({ kind, label, reason }) => `${chipWords[kind][language]}${label ?? ''}${reason?.[language] ?? ''}    `).join('')
  return said.length + said.replaceAll(/[^\u1100-\uffff]/g, '').length
}
