import { describe, expect, it } from 'vitest'
import type { Chip } from '@shared/telling/chips.ts'
import { groupChips, lettersInRow } from '../../src/renderer/src/timeline/chip-groups.ts'

const chip = (kind: Chip['kind'], label: string | null, reason: Chip['reason'] = null): Chip => ({ kind, label, reason })
/** In a list of a small window. */
const shown = (chips: readonly Chip[], language: 'en' | 'ko' = 'en', width = 452): string[] =>
  groupChips(chips, language, lettersInRow(width)).map(
    ({ kind, chips: members }) => `${kind} ${members.length > 1 ? members.length : members[0].label}`,
  )

describe('the chips of a row', () => {
  const [sid, lang] = [chip('sent', 'sid'), chip('sent', 'lang')]
  const refused = chip('refused', 'alice', { en: 'at “Role check”', ko: '‘역할 확인’에서' })

  it('name every cookie while they fit', () => {
    expect(shown([sid, lang, chip('allowed', 'alice')])).toEqual(['sent sid', 'sent lang', 'allowed alice'])
  })

  it.each(['en', 'ko'] as const)('count a kind rather than cut its names in half: %s', language => {
    const held = { en: 'Lax, cross-site', ko: 'Lax, 다른 사이트에서 시작' }
    expect(shown([chip('held-back', 'sid', held), chip('held-back', 'token', held), refused], language)).toEqual([
      'held-back 2',
      'refused alice',
    ])
  })

  it('count when they are many', () => {
    expect(shown([sid, lang, chip('sent', 'a'), chip('sent', 'b')])).toEqual(['sent 4'])
  })

  it('leave one alone that nothing can be counted with, however long', () => {
    expect(shown([chip('sent', 'x'.repeat(80))])).toEqual([`sent ${'x'.repeat(80)}`])
  })

  it('name more cookies where the list is wider, and fewer where it is narrower', () => {
    const four = [sid, lang, chip('sent', 'a'), chip('sent', 'b')]
    expect(shown(four, 'en', 620)).toEqual(['sent sid', 'sent lang', 'sent a', 'sent b'])
    expect(shown([sid, lang], 'en', 452)).toEqual(['sent sid', 'sent lang'])
    expect(shown([sid, lang], 'en', 240)).toEqual(['sent 2'])
  })

  it('are drawn anew only where a step of the width is passed', () => {
    const widths = Array.from({ length: 800 }, (_, index) => lettersInRow(240 + index))
    expect(new Set(widths).size).toBeLessThan(20)
    expect(widths.every((letters, index) => letters >= (widths[index - 1] ?? 0))).toBe(true)
  })
})
