import { useDeferredValue, useMemo, useState } from 'react'
import type { Filter } from '@shared/telling/filter/filter-term.ts'
import { matchRow } from '@shared/telling/filter/match-row.ts'
import { parseFilter } from '@shared/telling/filter/parse-filter.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { useLanguage } from '../i18n/use-text.ts'
import { useTrace } from '../trace/trace-store.ts'
import { rowText } from './row-text.ts'
import { useFilteredRows } from './use-filtered-rows.ts'

export interface TimelineModel {
  readonly visible: readonly TimelineRow[]
  readonly hiddenCount: number
  readonly requestCount: number
  readonly visibleRequestCount: number
  readonly isFiltered: boolean
  /** A long list is still being looked through. */
  readonly isSearching: boolean
  readonly filter: string
  readonly setFilter: (filter: string) => void
  /** What the filter says. */
  readonly parsed: Filter
  /** Every lane that has a row, in the order of the alphabet. */
  readonly lanes: readonly string[]
  /** Empty: all of them. */
  readonly chosenLanes: ReadonlySet<string>
  readonly setChosenLanes: (lanes: ReadonlySet<string>) => void
  readonly clearFilter: () => void
}

const noLanes: ReadonlySet<string> = new Set()

export function useTimelineModel(rows: readonly TimelineRow[]): TimelineModel {
  const [filter, setFilter] = useState('')
  const [chosenLanes, setChosenLanes] = useState(noLanes)
  const wanted = useDeferredValue(filter)
  const parsed = useMemo(() => parseFilter(wanted), [wanted])
  const { visible, isDone } = useFilteredRows(rows, useMatches(parsed, chosenLanes))

  const laneNames = useMemo(() => lanesOf(rows).join(' '), [rows])
  const lanes = useMemo(() => (laneNames === '' ? [] : laneNames.split(' ')), [laneNames]) // the same array as long as they are the same
  const requestCount = useMemo(() => countRequests(rows), [rows])
  const visibleRequestCount = useMemo(() => (visible === rows ? requestCount : countRequests(visible)), [visible, rows, requestCount])

  return {
    visible,
    hiddenCount: rows.length - visible.length,
    requestCount,
    visibleRequestCount,
    isFiltered: visible !== rows,
    isSearching: !isDone,
    filter,
    setFilter,
    parsed,
    lanes,
    chosenLanes,
    setChosenLanes,
    clearFilter: () => {
      setFilter('')
      setChosenLanes(noLanes)
    },
  }
}

/** Whether a row is in the chosen lanes and holds every word of the filter; null when nothing is filtered. */
function useMatches({ terms }: Filter, lanes: ReadonlySet<string>): ((row: TimelineRow) => boolean) | null {
  const language = useLanguage()
  const looksAtMarks = terms.some(({ key }) => key === null || key === 'is')
  const marks = useTrace(state => (looksAtMarks ? state.trace.marks.all() : null))
  return useMemo(() => {
    if (terms.length === 0 && lanes.size === 0) return null
    const markOf = (key: string) => marks?.get(key) ?? null
    const matches = matchRow(terms, {
      textOf: row => `${rowText(row, language)} ${markOf(row.key)?.note?.normalize('NFC').toLowerCase() ?? ''}`,
      markOf,
    })
    return row => (lanes.size === 0 || (row.lane !== null && lanes.has(row.lane))) && matches(row)
  }, [terms, lanes, language, marks])
}

function lanesOf(rows: readonly TimelineRow[]): readonly string[] {
  const lanes = new Set<string>()
  for (const { lane } of rows) if (lane !== null) lanes.add(lane)
  return [...lanes].sort(byLane)
}

const countRequests = (rows: readonly TimelineRow[]): number => rows.reduce((count, row) => count + (row.kind === 'exchange' ? 1 : 0), 0)
const byLane = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1)
