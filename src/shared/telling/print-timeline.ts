import type { Language } from '../language.ts'
import { chipSigns, labelChip } from './chip-words.ts'
import { sayEvent } from '../words/event-words.ts'
import { visibleText } from '../web/visible-text.ts'
import { shown } from '../words/shown.ts'
import { chipsOf, type Chip } from './chips.ts'
import { explainExchange } from './explain-exchange.ts'
import { createTraceFold } from '../trace/fold-trace.ts'
import type { TimelineRow } from '../trace/timeline-rows.ts'
import type { TraceEvent } from '../trace/trace-event.ts'
import type { World } from '../trace/world.ts'

/**
 * The timeline as lines for a terminal or a hand-out: lane, method, address, status, the chips in words, and the plain sentence.
 * Control characters of traced text are escaped, so that a header cannot speak to the terminal.
 */
export function printTimeline(events: readonly TraceEvent[], language: Language, baseline: World | null = null): string[] {
  const fold = createTraceFold(baseline)
  fold.push(events)
  return fold.timeline.rows().flatMap(row => printRow(row, language))
}

function printRow(row: TimelineRow, language: Language): string[] {
  const lane = (row.lane ?? '').padEnd(2)
  if (row.kind === 'event') return [`${lane} · ${sayEvent(row)[language]}`]
  const { exchange } = row
  const head = `${lane} ${shown(exchange.method).padEnd(7)} ${printUrl(exchange.url)}  ${exchange.status ?? '…'}`
  const chips = chipsOf(exchange).map(chip => `     ${printChip(chip, language)}`)
  return [head, ...chips, `     ${explainExchange(exchange)[language]}`]
}

function printChip({ kind, label, reason }: Chip, language: Language): string {
  const what = labelChip(kind, label === null ? null : shown(label), language)
  return `${chipSigns[kind]} ${what}${reason === null ? '' : `: ${reason[language]}`}`
}

/** Whole, unlike a name in a sentence: the address is the line's subject. */
const printUrl = (url: string): string => visibleText(url)
