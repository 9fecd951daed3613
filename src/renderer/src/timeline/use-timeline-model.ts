import { useDeferredValue, useMemo, useState } from 'react'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { useLanguage } from '../i18n/use-text.ts'
import { rowText } from './row-text.ts'

export interface TimelineModel {
  readonly visible: readonly TimelineRow[]
  readonly hiddenCount: number
  readonly requestCount: number
  readonly visibleRequestCount: number
  readonly isFiltered: boolean
  readonly filter: string
  readonly setFilter: (filter: string) => void
  /** Every lane that has a row, in the order of the alphabet. */
  readonly lanes: readonly string[]
  /** Empty: all of them. */
  readonly chosenLanes: ReadonlySet<string>
  readonly setChosenLanes: (lanes: ReadonlySet<string>) => void
  readonly clearFilter: () => void
}

const noLanes: ReadonlySet<string> = new Set()

export function useTimelineModel(rows: readonly TimelineRow[]): TimelineModel {
  const language = useLanguage()
  const [filter, setFilter] = useState('')
  const [chosenLanes, setChosenLanes] = useState(noLanes)
  const wanted = useDeferredValue(filter).normalize('NFC').trim().toLowerCase()

  const laneNames = useMemo(() => lanesOf(rows).join(' '), [rows])
  const lanes = useMemo(() => (laneNames === '' ? [] : laneNames.split(' ')), [laneNames]) // the same array as long as they are the same
  const visible = useMemo(() => filterRows(rows, wanted, chosenLanes, language), [rows, wanted, chosenLanes, language])
  const requestCount = useMemo(() => countRequests(rows), [rows])
  const visibleRequestCount = useMemo(() => (visible === rows ? requestCount : countRequests(visible)), [visible, rows, requestCount])

  return {
    visible,
    hiddenCount: rows.length - visible.length,
    requestCount,
    visibleRequestCount,
    isFiltered: visible !== rows,
    filter,
    setFilter,
    lanes,
    chosenLanes,
    setChosenLanes,
    clearFilter: () => {
      setFilter('')
      setChosenLanes(noLanes)
    },
  }
}

/** Rows that hold every word of the filter, in the chosen lanes; the very array when nothing is filtered. */
function filterRows(
  rows: readonly TimelineRow[],
  filter: string,
  lanes: ReadonlySet<string>,
  language: 'en' | 'ko',
): readonly TimelineRow[] {
  if (filter === '' && lanes.size === 0) return rows
  const words = filter.split(/\s+/).filter(word => word !== '')
  return rows.filter(row => {
    if (lanes.size > 0 && (row.lane === null || !lanes.has(row.lane))) return false
    return words.every(word => rowText(row, language).includes(word))
  })
}

function lanesOf(rows: readonly TimelineRow[]): readonly string[] {
  const lanes = new Set<string>()
  for (const { lane } of rows) if (lane !== null) lanes.add(lane)
  return [...lanes].sort(byLane)
}

const countRequests = (rows: readonly TimelineRow[]): number => rows.reduce((count, row) => count + (row.kind === 'exchange' ? 1 : 0), 0)
const byLane = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1)
