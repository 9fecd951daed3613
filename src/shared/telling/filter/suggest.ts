import type { TimelineRow } from '../../trace/timeline-rows.ts'
import { filterKeys, rowStates, type FilterKey } from './filter-term.ts'
import { split } from './parse-filter.ts'
import { rowFacts } from './row-facts.ts'

/** Values that occur, with the number of rows they occur in; the most frequent first. */
export type FilterChoices = { readonly [Key in FilterKey]: readonly { readonly value: string; readonly count: number | null }[] }

/** Of the newest rows: a list of more would help nobody to choose. */
const newestRows = 5000

export function findChoices(rows: readonly TimelineRow[]): FilterChoices {
  const counts = new Map(filterKeys.map(key => [key, new Map<string, number>()]))
  const count = (key: FilterKey, values: Iterable<string | null>): void => {
    const of = counts.get(key)
    for (const value of new Set(values)) if (value !== null && value !== '') of?.set(value, (of.get(value) ?? 0) + 1)
  }
  for (const row of rows.slice(-newestRows)) {
    const { tab, host, status, method, cookies, checks, states } = rowFacts(row)
    count('tab', [tab?.toUpperCase() ?? null])
    count('host', [host])
    count('status', [status])
    count('method', [method?.toUpperCase() ?? null])
    count(
      'cookie',
      cookies.map(({ name }) => name),
    )
    count(
      'verdict',
      cookies.map(({ verdict }) => verdict),
    )
    count('check', checks)
    count('is', states)
  }
  const listOf = (key: FilterKey): FilterChoices[FilterKey] =>
    Array.from(counts.get(key) ?? [], ([value, number]) => ({ value, count: number })).sort((a, b) => b.count - a.count)
  const states = new Map(listOf('is').map(choice => [choice.value, choice]))
  return {
    ...(Object.fromEntries(filterKeys.map(key => [key, listOf(key)])) as unknown as FilterChoices),
    is: rowStates.map(value => states.get(value) ?? { value, count: null }),
  }
}

export interface Suggestion {
  /** What takes the place of the word under the caret. */
  readonly insert: string
  readonly count: number | null
  /** The key that it names; null for a value. */
  readonly key: FilterKey | null
}
export interface Suggestions {
  readonly from: number
  readonly to: number
  readonly list: readonly Suggestion[]
}

const longestList = 9

/** What may follow where the caret stands: keys, then the values that really occur. Empty: nothing to offer. */
export function suggest(text: string, caret: number, choices: FilterChoices): Suggestions {
  const piece = split(text).find(({ from, to }) => from <= caret && caret <= to) ?? { text: '', from: caret, to: caret }
  const { from, to } = piece
  const typed = piece.text.slice(0, caret - from).toLowerCase()
  const minus = typed.startsWith('-') ? '-' : ''
  const word = typed.slice(minus.length)
  const colon = word.indexOf(':')
  if (colon < 0) {
    const list = filterKeys.filter(key => key.startsWith(word) && choices[key].length > 0)
    return { from, to, list: list.map(key => ({ insert: `${minus}${key}:`, count: null, key })) }
  }
  const key = filterKeys.find(candidate => candidate === word.slice(0, colon))
  const part = word.slice(colon + 1).replaceAll('"', '')
  const values = key === undefined ? [] : choices[key].filter(({ value }) => value.toLowerCase().includes(part))
  const list = values.slice(0, longestList).map(({ value, count }) => ({ insert: `${minus}${key}:${quoted(value)} `, count, key: null }))
  return { from, to, list }
}

const quoted = (value: string): string => (/[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value)
