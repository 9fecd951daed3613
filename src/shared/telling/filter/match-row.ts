import { assertNever } from '../../assert-never.ts'
import type { TimelineRow } from '../../trace/timeline-rows.ts'
import type { FilterKey, FilterTerm } from './filter-term.ts'
import { rowFacts, type RowFacts } from './row-facts.ts'

export interface RowReading {
  /** Everything of a row that free words are looked for in: small letters, composed (NFC). */
  readonly textOf: (row: TimelineRow) => string
  readonly markOf: (key: string) => { readonly isPinned: boolean; readonly note: string | null } | null
}

/**
 * Whether a row gets through. Values of one key are alternatives, everything else must hold together; a cookie and a verdict are meant of
 * one and the same cookie.
 */
export function matchRow(terms: readonly FilterTerm[], { textOf, markOf }: RowReading): (row: TimelineRow) => boolean {
  const wanted = terms.filter(({ isNegated }) => !isNegated)
  const unwanted = terms.filter(({ isNegated }) => isNegated)
  const of = (key: FilterKey | null): string[] => wanted.filter(term => term.key === key).map(({ value }) => value)
  const [words, names, verdicts] = [of(null), of('cookie'), of('verdict')]
  const keys = (['tab', 'host', 'status', 'method', 'check', 'is'] as const).map(key => [key, of(key)] as const)
  const asked = keys.filter(([, values]) => values.length > 0)

  return row => {
    const facts = rowFacts(row)
    const meets = (key: FilterKey | null, value: string): boolean =>
      key === null ? textOf(row).includes(value) : key === 'is' ? isState(row, value) : holds(facts, key, value)
    const isState = (of: TimelineRow, state: string): boolean => {
      if (state === 'pinned') return markOf(of.key)?.isPinned === true
      if (state === 'noted') return markOf(of.key)?.note != null
      return facts.states.some(candidate => candidate === state)
    }
    return (
      asked.every(([key, values]) => values.some(value => meets(key, value))) &&
      hasCookie(facts, names, verdicts) &&
      !unwanted.some(({ key, value }) => meets(key, value)) &&
      words.every(word => meets(null, word))
    )
  }
}

function hasCookie({ cookies }: RowFacts, names: readonly string[], verdicts: readonly string[]): boolean {
  if (names.length === 0 && verdicts.length === 0) return true
  return cookies.some(
    ({ name, verdict }) =>
      (names.length === 0 || names.includes(name)) && (verdicts.length === 0 || (verdict !== null && verdicts.includes(verdict))),
  )
}

function holds(facts: RowFacts, key: Exclude<FilterKey, 'is'>, value: string): boolean {
  switch (key) {
    case 'tab':
      return facts.tab === value
    case 'host':
      return facts.host !== null && (facts.host === value || facts.host.split(':', 1)[0] === value)
    case 'status':
      return facts.status !== null && (facts.status === value || (value.endsWith('xx') && facts.status.startsWith(value.charAt(0))))
    case 'method':
      return facts.method === value
    case 'cookie':
      return facts.cookies.some(({ name }) => name === value)
    case 'verdict':
      return facts.cookies.some(({ verdict }) => verdict === value)
    case 'check':
      return facts.checks.some(check => check === value)
    default:
      return assertNever(key)
  }
}
