import type { EventSeq } from '../../ids.ts'
import type { EventRow, TimelineRow } from '../../trace/timeline-rows.ts'
import type { TimelineEventKind } from '../../trace/timeline-event.ts'
import type { TraceEvent } from '../../trace/trace-event.ts'
import { sayEvent } from '../../words/event-words.ts'
import { blockOfExchange } from './exchange-block.ts'
import { storeNames, type BandTone, type Sequence, type SequenceBlock, type SequenceLane } from './sequence.ts'

export type EventOfSeq = (seq: EventSeq) => TraceEvent | undefined

/** The picture of these rows, which are in order. `eventOf` finds the facts that a row was made of. */
export function buildSequence(rows: readonly TimelineRow[], eventOf: EventOfSeq): Sequence {
  const blocks = rows.map(row => blockOf(row, eventOf))
  return { blocks, lanes: lanesOf(blocks) }
}

/** Rows are new objects when they changed, so a block lives as long as its row. */
const built = new WeakMap<TimelineRow, SequenceBlock>()

function blockOf(row: TimelineRow, eventOf: EventOfSeq): SequenceBlock {
  const known = built.get(row)
  if (known !== undefined) return known
  const block = row.kind === 'exchange' ? blockOfExchange(row, eventOf) : blockOfEvent(row)
  built.set(row, block)
  return block
}

function blockOfEvent(row: EventRow): SequenceBlock {
  const said = sayEvent(row)
  const label = row.lane === null ? said : { en: `Tab ${row.lane} · ${said.en}`, ko: `${row.lane} 탭 · ${said.ko}` }
  const step = { kind: 'band', id: row.key, seq: row.firstSeq, label, tone: bandTones[row.event.kind] ?? 'plain' } as const
  return { rowKey: row.key, lanes: [], steps: [step] }
}

const bandTones: { readonly [Kind in TimelineEventKind]?: BandTone } = {
  'clock.moved': 'clock',
  'browser.quit': 'end',
  'tab.crashed': 'end',
  'tab.stopped': 'end',
  'lab.reset': 'end',
  'server.restarted': 'end',
  'events.dropped': 'end',
  'lesson.started': 'lesson',
  'lesson.stepped': 'lesson',
  'lesson.ended': 'lesson',
}

function lanesOf(blocks: readonly SequenceBlock[]): readonly SequenceLane[] {
  const lanes = new Map<string, SequenceLane>()
  for (const block of blocks) for (const lane of block.lanes) if (!lanes.has(lane.key)) lanes.set(lane.key, lane)
  // The sort is stable: hosts stay in the order in which they came.
  return [...lanes.values()].sort((a, b) => laneRank(a) - laneRank(b) || withinKind(a, b))
}

const ranks = { tab: 0, browser: 1, host: 2, store: 3 } as const satisfies { readonly [Kind in SequenceLane['kind']]: number }
const laneRank = (lane: SequenceLane): number => ranks[lane.kind]

function withinKind(a: SequenceLane, b: SequenceLane): number {
  if (a.kind === 'tab' && b.kind === 'tab') return a.letter.length - b.letter.length || (a.letter < b.letter ? -1 : 1)
  if (a.kind === 'store' && b.kind === 'store') return storeNames.indexOf(a.store) - storeNames.indexOf(b.store)
  return 0
}
