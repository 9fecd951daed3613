import type { Language } from '@shared/language.ts'
import type { Chip, ChipKind } from '@shared/telling/chips.ts'
import { chipWords } from '@shared/telling/chip-words.ts'

/** What a row has room for: a few chips in full, or one per kind with how many they are. */
export type ChipGroup = { readonly kind: ChipKind; readonly chips: readonly [Chip, ...Chip[]] }

/** What the rows have beside their chips, in pixels: time, letter, status and the gaps between them. */
const besideChips = 156
const pixelsALetter = 5.4
/** The list's width counts in whole steps, so that a pane that is pulled wider draws its rows anew only now and then. */
const lettersAStep = 9
/** With fewer letters apiece, many names would be harder to take in than their number. */
const lettersAChip = 18

/** How many letters fit beside each other in the rows of a list of this width in pixels; a Korean syllable is as wide as two. */
export function lettersInRow(listWidth: number): number {
  const fitting = (listWidth - besideChips) / pixelsALetter
  return Math.max(1, Math.floor(fitting / lettersAStep)) * lettersAStep
}

/** `lettersFor`: what `lettersInRow` says. */
export function groupChips(chips: readonly Chip[], language: Language, lettersFor: number): readonly ChipGroup[] {
  const roomFor = Math.floor(lettersFor / lettersAChip)
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
