import type { TabId } from '../ids.ts'
import type { Exchange } from './exchange.ts'
import { harEntry } from './har-entry.ts'
import type { Har, HarProgram } from './har-types.ts'
import { createRedactor } from './redact.ts'

export interface HarOptions {
  readonly creator: HarProgram
  readonly browser: HarProgram
  /** Without secrets, which is the default everywhere in the app. */
  readonly redact: boolean
  readonly laneOf: (tab: TabId) => string | null
}

/** The exchanges as an HTTP Archive (HAR 1.2), oldest first, with what the browser and the server decided in `_crumbtrail`. */
export function toHar(exchanges: readonly Exchange[], { creator, browser, redact, laneOf }: HarOptions): Har {
  const redactor = redact ? createRedactor() : null
  const entries = exchanges
    .filter(({ url }) => /^https?:/.test(url))
    .map(exchange => harEntry(exchange, exchange.tab === null ? null : laneOf(exchange.tab), redactor))
    .sort((a, b) => a.startedDateTime.localeCompare(b.startedDateTime))
  const comment = redact ? 'Secrets are replaced by numbers; the same number is the same secret.' : 'This file contains secrets.'
  const har: Har = { log: { version: '1.2', creator, browser, pages: [], entries, comment } }
  return redactor === null ? har : (mapTexts(har, text => redactor.everywhere(text)) as Har)
}

/** The same value with every text in it replaced; names of members stay. */
function mapTexts(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value)
  if (Array.isArray(value)) return value.map(item => mapTexts(item, replace))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapTexts(member, replace)]))
}
