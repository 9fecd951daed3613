import type { Language } from '@shared/language.ts'
import { chipsOf, type Chip } from '@shared/telling/chips.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { labelChip } from '@shared/telling/chip-words.ts'
import { sayEvent } from '@shared/words/event-words.ts'
import { visibleText } from '@shared/web/visible-text.ts'

/* Rows are new objects only when they changed, so what is derived from one is kept for as long as the row lives. */

const chips = new WeakMap<Exchange, readonly Chip[]>()
export function rowChips(exchange: Exchange): readonly Chip[] {
  const known = chips.get(exchange)
  if (known !== undefined) return known
  const made = chipsOf(exchange)
  chips.set(exchange, made)
  return made
}

/** The chips as words: "sent sid, held back pref other Path". */
export function chipSentence(exchange: Exchange, language: Language): string {
  return rowChips(exchange)
    .map(({ kind, label, reason }) => [labelChip(kind, label === null ? null : visibleText(label), language), reason?.[language]])
    .map(parts => parts.filter(part => part != null).join(' '))
    .join(', ')
}

const texts = { en: new WeakMap<TimelineRow, string>(), ko: new WeakMap<TimelineRow, string>() }
/** Everything of a row that a filter looks at, in small letters. */
export function rowText(row: TimelineRow, language: Language): string {
  const known = texts[language].get(row)
  if (known !== undefined) return known
  const made = describe(row, language).normalize('NFC').toLowerCase()
  texts[language].set(row, made)
  return made
}

function describe(row: TimelineRow, language: Language): string {
  if (row.kind === 'event') return sayEvent(row)[language]
  const { method, url, status } = row.exchange
  return `${method} ${url} ${status ?? ''} ${chipSentence(row.exchange, language)}`
}
